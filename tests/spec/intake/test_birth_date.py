"""A birth date that nobody knows stops no intake, and is somebody's task."""

from tests.spec.intake.intake_writing import opens

RULE = "intake.birth_date"


def test_an_intake_without_a_birth_date(chart):
    """R1. Opened on Wednesday 4 March: asked for by Monday, until the details have it."""
    opens(chart, "2026-03-04 09:00")
    chart.seen("2026-03-04 09:01").duty(
        "The birth date is not known: ask for it.", owner="Cora", level="T4", due="2026-03-09 17:00"
    )
    chart.born("1990-05-01")
    chart.seen("2026-03-05 09:00").no_duty(RULE)


def test_no_intake_was_opened(chart):
    """Stays quiet: only an intake asks who somebody is."""
    chart.seen("2026-03-04 09:01").no_duty(RULE)
