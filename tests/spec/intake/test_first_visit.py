"""The first visit is offered within ten working days of the intake."""

from tests.spec.intake.intake_writing import opens

RULE = "intake.first_visit"
NONE = "No first visit is booked: offer one within ten working days."


def test_none_is_booked(chart):
    """R1. Opened on Wednesday 4 March: by Wednesday the 18th, then it is overdue."""
    opens(chart, "2026-03-04 09:00")
    chart.seen("2026-03-04 09:01").duty(NONE, owner="Cora", level="T4", due="2026-03-18 17:00", overdue=False)
    chart.seen("2026-03-18 17:00").duty(NONE, owner="Cora", level="T4", overdue=True)


def test_one_that_is_too_late_is_said(chart):
    """Booked for the 24th: an earlier one is looked for, and the 16th is soon enough."""
    opens(chart, "2026-03-04 09:00")
    chart.day("2026-03-04 09:30").case_manager.books("2026-03-24 10:00")
    chart.seen("2026-03-04 09:31").duty(
        "The first visit, 24 March 2026, is later than ten working days: look for an earlier one.",
        owner="Cora",
        level="T4",
    )
    chart.day("2026-03-04 10:00").case_manager.books("2026-03-16 10:00")
    chart.seen("2026-03-04 10:01").no_duty(RULE)


def test_they_came(chart):
    """Stays quiet once the first visit was, and where no intake was opened."""
    chart.seen("2026-03-04 08:00").no_duty(RULE)
    opens(chart, "2026-03-04 09:00")
    visit = chart.day("2026-03-04 09:30").case_manager.books("2026-03-06 10:00")
    chart.day("2026-03-06 10:50").therapist.attends(visit)
    chart.seen("2026-03-30 10:00").no_duty(RULE)
