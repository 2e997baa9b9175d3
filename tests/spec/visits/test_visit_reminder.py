"""A visit is called to mind before it begins, as the client wants it: once, in time, and not when it was called off."""

from steadystep.chart.reminding import RemindersWanted


def _wants(chart, at: str, *before: str) -> None:
    chart.day(at).client.writes(
        lambda when: RemindersWanted(when=when, before_visit=before),
        "says when she wants to be reminded of visits",
    )


def test_the_day_before_where_nothing_was_chosen(chart):
    """A visit on Friday at ten is called to mind on Thursday at ten, until it begins."""
    chart.day("2026-03-16 10:00").therapist.books("2026-03-20 10:00")
    chart.seen("2026-03-19 09:59").reminds(0)
    chart.seen("2026-03-19 10:00").reminds(1)
    chart.seen("2026-03-20 10:00").reminds(0)


def test_both_or_none_as_she_wants(chart):
    """Two hours before as well; and who wants none is left in peace."""
    chart.day("2026-03-16 10:00").therapist.books("2026-03-20 10:00")
    _wants(chart, "2026-03-16 12:00", "day_before", "two_hours_before")
    chart.seen("2026-03-20 07:59").reminds(1)
    chart.seen("2026-03-20 08:00").reminds(2)
    _wants(chart, "2026-03-20 08:00")
    chart.seen("2026-03-20 08:00").reminds(0)


def test_not_of_a_visit_that_was_called_off(chart):
    """What does not take place is not called to mind."""
    visit = chart.day("2026-03-16 10:00").therapist.books("2026-03-20 10:00")
    chart.day("2026-03-19 12:00").client.cancels(visit)
    chart.seen("2026-03-19 12:01").reminds(0)


def test_not_of_what_was_agreed_on_just_now(chart):
    """Booked for tomorrow morning at noon of today: she knows."""
    chart.day("2026-03-19 12:00").therapist.books("2026-03-20 10:00")
    chart.seen("2026-03-19 12:01").reminds(0)
