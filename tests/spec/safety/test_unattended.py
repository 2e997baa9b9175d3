"""An event that nobody takes on past 125% of its clock is an event of its own: ES32, T0, the administrator's."""

from steadystep.chart.safety import Closed

NONE = (0, 0, 0, 0, 0, 0, 0, 0)


def test_nobody_takes_it_on(chart):
    """T1, one hour: at 75 minutes ES32 opens. The first event stays open beside it."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.woken("2026-03-17 15:14")
    chart.seen("2026-03-17 15:14").events("ES01-2")
    chart.woken("2026-03-17 15:15")
    seen = chart.seen("2026-03-17 15:15")
    seen.events("ES01-2", "ES32")
    seen.event("ES32", "T0", owner="Ada", due="2026-03-17 15:20")


def test_somebody_took_it_on(chart):
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.day("2026-03-17 14:50").therapist.acknowledges()
    chart.woken("2026-03-17 15:15")
    chart.seen("2026-03-17 15:15").events("ES01-2")


def test_it_does_not_open_another_of_itself(chart):
    """Nobody takes on ES32 either: the ladder has said all it can, and no third event is made of it."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.woken("2026-03-17 15:15")
    chart.woken("2026-03-18 15:15")
    seen = chart.seen("2026-03-18 15:15")
    assert [seen._event_of(one) for one in seen._safety()] == ["ES32", "ES01-2"]


def test_a_worker_that_slept(chart):
    """Found only the next day: both stand at once, and since when is said truthfully."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.woken("2026-03-18 09:00")
    chart.seen("2026-03-18 09:00").duty(
        "Nobody has taken on ES01-2 (T1), known since 2026-03-17T18:00:00+00:00. Phone the lead.", owner="Ada", level="T0",
        known="2026-03-17 15:15", overdue=True,
    )  # fmt: skip


def test_another_waits_after_the_first_alarm_was_closed(chart):
    """A closed ES32 speaks for no event that nobody takes on afterwards, also on the same day."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.woken("2026-03-17 15:15")
    first, alarm = (entry.id for entry in chart.raised())
    chart.day("2026-03-17 15:20").therapist.acknowledges(first)
    chart.day("2026-03-17 15:30").nurse.total("ciwa_ar", 12)
    chart.day("2026-03-17 15:40").lead.writes(
        lambda when: Closed(when=when, raised=alarm, finding="The lead was phoned."), "closes ES32"
    )
    chart.woken("2026-03-17 16:45")
    assert [entry.body.event for entry in chart.raised()] == ["ES01-2", "ES32", "ES22-1", "ES32"]
    chart.seen("2026-03-17 16:45").event("ES32", "T0", owner="Ada", due="2026-03-17 16:50")
