"""What differs from the schedule it names is said."""

OFF = "medication.off_schedule"


def test_a_schedule_taken_as_it_is_needs_no_word(chart):
    """A schedule taken as it is needs no word."""
    chart.day("2026-01-06 10:00").prescriber.plans("sertraline", "SER-PD", "2026-01-06")
    chart.seen("2026-01-06 11:00").says_nothing_of(OFF)


def test_a_step_put_off_is_said(chart):
    """A step put off by a week is said, and asks for nothing."""
    chart.day("2026-01-06 10:00").prescriber.plans(
        "sertraline", "SER-PD", "2026-01-06", but={"2026-01-13": "2026-01-20"}
    )
    chart.seen("2026-01-06 11:00").finds(
        "Differs from SER-PD: on 13 January 2026 it has 50 mg a day, the order no step.", urgency="note"
    )
