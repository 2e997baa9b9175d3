"""A quiet word at the time the client chose, on days on which what they agreed to practise is still open; never a count."""

from steadystep.chart.reminding import RemindersWanted
from steadystep.chart.therapy import PracticeAssigned, PracticeTried


def _agrees(chart, times_a_week: int | None = None) -> str:
    chart.day("2026-03-16 12:00").client.writes(
        lambda when: RemindersWanted(when=when, practice="18:00"), "wants a reminder of practice at 18:00"
    )
    return chart.day("2026-03-16 12:05").therapist.writes(
        lambda when: PracticeAssigned(when=when, name="Slow breathing", times_a_week=times_a_week), "agrees on slow breathing"
    )  # fmt: skip


def _tries(chart, at: str, practice: str, done: str = "done") -> None:
    chart.day(at).client.writes(
        lambda when: PracticeTried(when=when, name="Slow breathing", assigned=practice, done=done),
        f"tells: {done}",
    )


def test_at_the_chosen_time_while_it_is_open(chart):
    """At six in the evening, and not hours later."""
    _agrees(chart)
    chart.seen("2026-03-17 17:59").reminds(0)
    chart.seen("2026-03-17 18:00").reminds(1)
    chart.seen("2026-03-17 20:00").reminds(0)


def test_told_today_is_enough_also_when_it_did_not_go(chart):
    """Who said "not this time" has spoken of it today; nobody asks again."""
    practice = _agrees(chart)
    _tries(chart, "2026-03-17 09:00", practice, "not_this_time")
    chart.seen("2026-03-17 18:00").reminds(0)
    chart.seen("2026-03-18 18:00").reminds(1)


def test_as_often_as_agreed_is_enough(chart):
    """Twice a week was agreed on: after two times in seven days there is none."""
    practice = _agrees(chart, times_a_week=2)
    _tries(chart, "2026-03-17 09:00", practice)
    chart.seen("2026-03-18 18:00").reminds(1)
    _tries(chart, "2026-03-18 19:00", practice)
    chart.seen("2026-03-19 18:00").reminds(0)


def test_nobody_is_reminded_unasked(chart):
    """Without a chosen time there is none."""
    chart.day("2026-03-16 12:05").therapist.writes(
        lambda when: PracticeAssigned(when=when, name="Slow breathing"), "agrees on slow breathing"
    )
    chart.seen("2026-03-17 18:00").reminds(0)
