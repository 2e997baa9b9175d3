"""Intensity: a step up or down is offered, and gets a yes, or a no with a reason, within seven days."""

from datetime import date

from steadystep.chart.milestones import Milestone, MilestoneReached
from tests.spec.plan.test_checkpoints import held
from tests.spec.plan.test_decisions import says_to

RULE = "plan.intensity"


def duties(chart, at):
    return [one for one in chart.seen(at).said.duties if one.rule == RULE]


def worse(chart):
    chart.day("2026-01-05 09:30").therapist.phase("depression", "acute")
    chart.day("2026-01-05 10:00").therapist.total("phq_9", 8)
    return chart.day("2026-02-02 10:00").therapist.total("phq_9", 16)


def test_worse_by_more_than_chance(chart):
    """PHQ-9 from 8 to 16 on 2 February: closer care is offered, to be answered by the 9th."""
    worse(chart)
    (duty,) = duties(chart, "2026-02-02 10:01")
    assert "closer care is offered" in str(duty.says)
    assert duty.due.date() == date(2026, 2, 9)
    assert not duty.overdue
    assert duties(chart, "2026-02-09 10:01")[0].overdue


def test_quiet_before(chart):
    """With one score nothing is offered."""
    chart.day("2026-01-05 09:30").therapist.phase("depression", "acute")
    chart.day("2026-01-05 10:00").therapist.total("phq_9", 8)
    assert not duties(chart, "2026-01-06 10:00")


def test_a_no_with_a_reason_answers_it(chart):
    """Both roles have answered: no duty is left."""
    worse(chart)
    at = chart.day("2026-02-03 09:00")
    says_to(chart, at.prescriber, "worsened/visit_prescriber", "declined", reason="Seen yesterday; flu.")
    says_to(chart, at.therapist, "worsened/visit_therapist", "accepted")
    assert not duties(chart, "2026-02-03 10:00")


def test_a_score_taken_back_takes_the_offer_back(chart):
    """The score was somebody else's: it is retracted, and the offer with it."""
    wrong = worse(chart)
    chart.day("2026-02-03 09:00").therapist.retracts(wrong)
    assert not duties(chart, "2026-02-03 10:00")


def test_a_serious_risk_answer_asks_whether_care_is_close_enough(chart):
    """R13. The event is answered by its own clock; beside it, closer care is offered and waits for a yes or a no."""
    chart.day("2026-01-05 09:30").therapist.phase("depression", "acute")
    chart.day("2026-01-07 10:00").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 1, 3)
    (duty,) = duties(chart, "2026-01-07 10:01")
    assert "closer care is offered" in str(duty.says)
    assert duty.due.date() == date(2026, 1, 14)
    assert {one.for_role for one in offered(chart, "2026-01-07 10:01")} == {"prescriber", "therapist"}
    at = chart.day("2026-01-08 09:00")
    says_to(chart, at.prescriber, "risk_event/closer", "accepted")
    says_to(chart, at.therapist, "risk_event/more", "declined", reason="Already seen twice a week.")
    assert not duties(chart, "2026-01-08 10:00")


def offered(chart, at):
    says = "Major depressive disorder. A safety event within 30 days: is care close enough for now?"
    return next(one for one in chart.seen(at).said.findings if str(one.says) == says).offers


def test_a_milestone_offers_less(chart):
    """R13. While it goes well, what was reached asks whether sessions may be further apart; nobody is sent away."""
    chart.day("2026-01-05 09:30").therapist.phase("panic", "continuation")
    client = chart.day("2026-03-02 10:00").client
    line = client.writes(
        lambda when: Milestone(when=when, text="The subway alone"), "chooses a milestone: the subway alone"
    )
    assert not duties(chart, "2026-03-02 10:01")
    client.writes(
        lambda when: MilestoneReached(when=when, line=line, evidence="Three stops this morning"),
        "says that it is reached",
    )
    (duty,) = duties(chart, "2026-03-02 10:01")
    assert "less care is offered, because it goes well" in str(duty.says)


def test_two_checkpoints_off_track_ask_for_more(chart):
    """Twice in a row not as hoped: a step up is offered, nobody is blamed."""
    chart.day("2026-01-05 09:30").therapist.phase("panic", "acute")
    held(chart.day("2026-01-20 10:00").therapist, "2026-01-19", "adjust", off_track=True)
    assert not duties(chart, "2026-01-20 10:01")
    held(chart.day("2026-02-03 10:00").therapist, "2026-02-02", "adjust", off_track=True)
    (duty,) = duties(chart, "2026-02-03 10:01")
    assert "closer care is offered" in str(duty.says)
