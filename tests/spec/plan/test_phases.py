"""Phases: where the guards of a transition hold, the next phase is offered with its ground; people decide."""

from steadystep.chart.plan import Goal, OfferAnswered
from steadystep.chart.substance import LapseReported
from tests.spec.plan.test_decisions import panic

RULE = "plan.phases"


def opens(look):
    """The phases that are offered, by this rule and by decision points."""
    drafts = [one.drafts for one in look.said.offers if one.drafts is not None]
    return {one.phase for one in drafts if one.kind() == "pathway_phase"}


def test_optimising_is_offered_when_its_guard_holds(chart):
    """Case A. Day 29: 12.5% better after 21 days at 50 mg opens the way to optimising, and says by what."""
    panic(chart)
    chart.day("2026-02-03 09:00").therapist.total("pdss_sr", 14)
    found = chart.seen("2026-02-03 10:00").finds(
        "Panic disorder: the way to the next phase is open: optimise.",
        urgency="note",
        offers="Propose the phase: optimise",
    )
    assert found.offers[0].drafts.phase == "optimise"
    assert found.offers[0].drafts.client_view == ""


def test_nothing_is_offered_before_the_guard_holds(chart):
    """In the first week nothing is offered."""
    panic(chart)
    chart.seen("2026-01-10 10:00").says_nothing_of(RULE)


def test_no_score_is_no_yes(chart):
    """Without a score nobody can tell: no phase is offered, however long it has been."""
    chart.day("2026-01-05 09:30").therapist.phase("depression", "stepdown")
    chart.seen("2026-12-05 10:00").says_nothing_of(RULE)


def test_a_no_rests_for_four_weeks(chart):
    """Declined with a reason: it is not offered again for 28 days."""
    panic(chart)
    at = chart.day("2026-02-03 09:00")
    at.therapist.total("pdss_sr", 14)
    at.prescriber.writes(
        lambda when: OfferAnswered(when=when, rule=RULE, offer="optimise", answer="declined", reason="She waits."),
        "declines the next phase: she waits",
    )  # fmt: skip
    chart.seen("2026-02-10 10:00").says_nothing_of(RULE)


def test_a_crisis_is_a_phase_that_leads_back_where_one_was(chart):
    """An open event of the highest levels opens the way to crisis; once it is closed, the way back leads to the phase before."""
    chart.day("2026-01-05 09:30").therapist.phase("depression", "continuation")
    chart.day("2026-02-05 10:00").client.answers("phq_9", 3, 3, 3, 3, 3, 3, 3, 3, 3)
    looked = chart.seen("2026-02-05 10:01")
    levels = {duty.level for duty in looked.said.duties if duty.raised}
    assert ("crisis" in opens(looked)) == bool(levels & {"T0", "T1"})
    chart.day("2026-02-05 11:00").therapist.phase("depression", "crisis")
    chart.day("2026-02-06 10:00").therapist.closes("Safe, plan gone through.")
    assert opens(chart.seen("2026-02-06 10:01")) >= {"continuation"}


def test_goals_met_for_three_months_open_the_way_out(chart):
    """All of the client's goals met since January: in April, after 91 days, follow-up is offered; the client says whether they feel ready."""
    at = chart.day("2026-01-05 09:30")
    at.therapist.phase("depression", "stepdown")
    at.therapist.writes(
        lambda when: Goal(when=when, text="Go back to the choir.", agreed=True, status="met"),
        "the goal is met",
    )
    chart.seen("2026-04-05 23:00").says_nothing_of(RULE)
    found = chart.seen("2026-04-06 10:00").finds(
        "Major depressive disorder: the way to the next phase is open: followup."
    )
    assert str(found.do) == "A person judges: The client feels ready."


def test_a_lapse_never_opens_a_way_out(chart):
    """Use in the last week: more support is offered, and never less, nor an end."""
    for month, phase in ((3, "consolidation"), (5, "maintenance"), (7, "stepdown")):
        at = chart.day(f"2026-0{month}-04 10:00")
        at.prescriber.phase("opioid_use", phase)
        at.therapist.writes(lambda when: LapseReported(when=when, substance="fentanyl"), "a lapse is told")
        found = opens(chart.seen(f"2026-0{month}-04 10:01"))
        assert found == {"stabilisation"}
