"""Waiting for a place: who waits is asked every two weeks how they are, and what makes it pressing stands beside it."""

from steadystep.chart.safety import ContactAttempted
from steadystep.chart.waiting import WaitingBegan, WaitingEnded

ASK = "Waiting for a place since 12 January 2026: ask how they are, and offer what is free."
LONG = "Waiting for a place since 12 January 2026, and nobody was in contact for 30 days. Call today."


def _waits(chart, *needs):
    return chart.day("2026-01-12 10:00").case_manager.writes(
        lambda when: WaitingBegan(when=when, purpose="therapy", needs=needs, safe_waiting=True), "puts Rosa on the waiting list"
    )  # fmt: skip


def _calls(chart, at):
    chart.day(at).case_manager.writes(
        lambda when: ContactAttempted(when=when, method="call", outcome="reached"), "calls and reaches her"
    )


def test_a_check_in_every_two_weeks(chart):
    """Due after two weeks; each contact begins them anew; after 30 days without one the words are plain."""
    _waits(chart)
    chart.seen("2026-01-12 10:01").duty(ASK, owner="Cora", level="T4", due="2026-01-26 10:00", overdue=False)
    _calls(chart, "2026-01-20 10:00")
    chart.seen("2026-01-20 10:01").duty(ASK, owner="Cora", level="T4", due="2026-02-03 10:00")
    chart.seen("2026-02-19 10:00").duty(LONG, owner="Cora", level="T4", overdue=True)


def test_needs_stand_beside_it_and_who_cannot_wait_comes_first(chart):
    """What was told is a reason in words; what the chart shows raises the level, in general words."""
    _waits(chart, "no_other_support")
    duty = chart.seen("2026-01-12 10:01").duty(ASK, owner="Cora", level="T4")
    assert [str(one) for one in duty.remarks] == ["nobody else to turn to"]
    chart.day("2026-01-13 10:00").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 0, 3)
    duty = chart.seen("2026-01-13 10:01").duty(ASK, owner="Cora", level="T3")
    assert [str(one) for one in duty.remarks] == [
        "needs somebody soon, by what is in the chart",
        "nobody else to turn to",
    ]


def test_a_booked_visit_ends_it(chart):
    """A therapy visit stands: nobody waits any more."""
    _waits(chart)
    chart.day("2026-01-13 10:00").case_manager.books("2026-02-02 15:00")
    chart.seen("2026-01-13 10:01").no_duty("visits.waiting")


def test_it_ends_when_somebody_says_so(chart):
    """Care was found elsewhere."""
    waiting = _waits(chart)
    chart.day("2026-01-13 10:00").case_manager.writes(
        lambda when: WaitingEnded(when=when, waiting=waiting, outcome="care_elsewhere"),
        "ends the wait: care elsewhere",
    )
    chart.seen("2026-01-13 10:01").no_duty("visits.waiting")
