"""Milestones are chosen by the client; what is reached stays reached, and counts only grow."""

from steadystep.chart.milestones import Milestone, MilestoneReached
from steadystep.chart.plan_together import PlanAnswered
from steadystep.reasoning.facts.milestones import life_counts, milestones


def sets(chart, who="therapist"):
    by = getattr(chart.day("2026-02-02 10:00"), who)
    return by.writes(
        lambda when: Milestone(when=when, text="Three shifts in one week", area="work_or_school"),
        "sets a milestone: three shifts",
    )


def only(chart):
    (found,) = milestones(chart.chart)
    return found


def test_set_by_the_clinic_alone_it_is_a_proposal(chart):
    """Until the client says yes."""
    line = sets(chart)
    assert only(chart).agreement.state == "proposal"
    chart.day("2026-02-02 12:00").client.writes(
        lambda when: PlanAnswered(when=when, line=line, answer="agreed"), "says yes to it"
    )
    assert only(chart).agreement.theirs


def test_chosen_by_the_client_it_is_theirs(chart):
    """No further yes is asked for."""
    sets(chart, "client")
    assert only(chart).agreement.theirs


def test_reached_once_it_stays_reached(chart):
    """With a day and how it shows; a second telling moves nothing, and use afterwards takes nothing away."""
    line = sets(chart, "client")
    for at in ("2026-03-02 18:00", "2026-04-02 18:00"):
        chart.day(at).client.writes(
            lambda when: MilestoneReached(when=when, line=line, evidence="My rota of that week"),
            "says that it is reached",
        )
    assert only(chart).reached.body.when.day.isoformat() == "2026-03-02"


def test_counts_only_grow(chart):
    """Three shifts, then a week with none: three in two weeks. A week without an answer is no zero."""
    chart.day("2026-02-02 18:00").client.answers("recovery_counters", 3, 2, 1, 2, 6, 7, None, None)
    chart.day("2026-02-09 18:00").client.answers("recovery_counters", 0, None, 1, 0, 2, 7, None, None)
    counts = {
        one.name: (one.total, one.weeks, one.last)
        for one in life_counts(chart.seen("2026-02-09 19:00").view())
    }
    assert counts["shifts worked"] == (3, 2, 0)
    assert counts["family contacts"] == (2, 1, 2)
    assert "own goal 1" not in counts
