"""What changes doses and alerts is asked again every six months."""

from tests.spec.medication.health import says

RULE = "intake.circumstances_again"
SAYS = "Health, pregnancy, work and driving were last asked about on 5 January 2026: ask again."


def takes_medicine(chart):
    chart.day("2026-01-05 11:00").prescriber.orders(
        "sertraline", 50, "2026-01-06", indication="panic disorder"
    )


def test_six_months_later(chart):
    """R8. Told on 5 January: on the list from 22 June, asked again by 6 July."""
    takes_medicine(chart)
    says(chart.day("2026-01-05 12:00").nurse, "smoker", False)
    chart.seen("2026-06-22 12:59").no_duty(RULE)
    chart.seen("2026-06-22 13:00").duty(SAYS, owner="Nora", level="T4", due="2026-07-06 13:00")
    says(chart.day("2026-06-23 10:00").nurse, "smoker", False)
    chart.seen("2026-06-23 10:01").no_duty(RULE)


def test_no_medicine_or_never_asked(chart):
    """Stays quiet without a medicine ordered here; and the first asking is the matter of the intake."""
    says(chart.day("2026-01-05 12:00").nurse, "smoker", False)
    chart.seen("2026-08-01 10:00").no_duty(RULE)


def test_nobody_was_asked_yet(chart):
    """Cannot tell: what nobody told is unknown, and the assessment asks for it."""
    takes_medicine(chart)
    chart.seen("2026-08-01 10:00").no_duty(RULE)
