"""A quiet reminder at the times the client chose, on the client's clock; it names no medicine and never comes late."""

from datetime import UTC, datetime

from steadystep.chart import When
from steadystep.chart.supply import ReminderChosen


def chooses(chart, *times: str) -> None:
    writer = chart.day("2026-03-16 20:00").client
    body = ReminderChosen(when=writer._when(), times=times)
    writer._write(
        body, f"wants a reminder at {' and '.join(times)}" if times else "wants no reminder any more"
    )


def test_at_the_time_that_was_chosen(chart):
    """At eight in the morning it goes out, once."""
    chooses(chart, "08:00", "20:30")
    chart.seen("2026-03-17 08:00").reminds(1)


def test_before_its_time(chart):
    """A minute before eight nothing is sent."""
    chooses(chart, "08:00")
    chart.seen("2026-03-17 07:59").reminds(0)


def test_two_hours_late(chart):
    """A machine that was off until ten sends none for eight: so late it only unsettles."""
    chooses(chart, "08:00")
    chart.seen("2026-03-17 10:00").reminds(0)


def test_no_reminder_wanted(chart):
    """Who takes the times away is left in peace."""
    chooses(chart)
    chart.seen("2026-03-17 08:00").reminds(0)


def test_put_off(chart):
    """Put off at ten past eight until 08:40: at 08:30 nothing, at 08:40 once, and tomorrow at eight as ever."""
    chooses(chart, "08:00")
    writer = chart.day("2026-03-17 08:10").client
    again = When.instant(datetime(2026, 3, 17, 12, 40, tzinfo=UTC), "America/New_York")
    writer._write(
        ReminderChosen(when=writer._when(), times=("08:00",), again=again), "puts the reminder off to 08:40"
    )
    chart.seen("2026-03-17 08:30").reminds(0)
    chart.seen("2026-03-17 08:40").reminds(1)
    chart.seen("2026-03-18 08:00").reminds(1)
