"""A risk to life, and medicine at home: a small and safe supply is proposed until a supply plan says what was agreed (R37)."""

import pytest

from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.supply_plans import SupplyPlanned
from tests.spec.medication.health import says

SAYS = (
    "How much medicine is at home (sertraline)? A supply plan is not written down since the risk was known."
)


def at_risk(chart):
    chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 50, "2026-01-05")
    says(chart.day("2026-02-05 10:00").prescriber, "overdose_risk", True)


def test_a_high_overdose_risk(chart):
    at_risk(chart)
    chart.seen("2026-02-05 10:01").finds(SAYS, urgency="attention")


def test_a_suicide_risk_that_is_open(chart):
    chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 50, "2026-01-05")
    chart.day("2026-02-05 10:00").therapist.reports("ES01-1")
    chart.seen("2026-02-05 10:01").finds(SAYS)


def test_an_overdose_of_the_past_counts_when_its_event_is_closed(chart):
    """R37 names the history. It is asked until a supply plan is written since."""
    chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 50, "2026-01-05")
    chart.day("2026-02-05 10:00").therapist.reports("ES02-B")
    chart.day("2026-02-05 10:10").therapist.acknowledges()
    chart.day("2026-02-09 10:00").therapist.closes(
        "Kits in hand, reached twice, medicine for opioid use talked over."
    )
    assert not any(duty.safety for duty in chart.seen("2026-02-09 10:01").said.duties)
    chart.seen("2026-02-09 10:01").finds(SAYS)
    plans(chart, "2026-02-09 11:00", days_per_fill=7)
    chart.seen("2026-02-09 11:01").says_nothing_of("medication.supply_safety")


def test_the_offer_drafts_what_is_proposed(chart):
    """Seven days, a blister, locked; who keeps it is changed to what was agreed."""
    at_risk(chart)
    found = chart.seen("2026-02-05 10:01").finds(SAYS, offers="Write the supply plan")
    draft = found.offers[0].drafts
    assert (draft.days_per_fill, draft.blister, draft.locked) == (7, True, True)
    for words in ("7 days", "blister", "locked box", "less toxic choice", "with consent somebody they trust"):
        assert words in str(found.do)


def test_a_supply_plan_settles_it(chart):
    """It stands as an entry of its own, with the size of the fill."""
    at_risk(chart)
    plans(chart, "2026-02-05 11:00", days_per_fill=7, blister=True, locked=True)
    chart.seen("2026-02-05 11:01").says_nothing_of("medication.supply_safety")


def test_words_in_the_safety_plan_alone_are_no_supply_plan(chart):
    at_risk(chart)
    chart.day("2026-02-05 11:00").therapist.writes(
        lambda when: SafetyPlan(when=when, making_safer=("My sister keeps the box",)),
        "writes the safety plan",
    )
    chart.seen("2026-02-05 11:01").finds(SAYS)


def test_a_plan_that_was_ended_before_a_new_risk_is_asked_for_anew(chart):
    chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 50, "2026-01-05")
    plans(chart, "2026-01-06 10:00", days_per_fill=7)
    plans(chart, "2026-01-20 10:00", days_per_fill=7, over=True)
    says(chart.day("2026-02-05 10:00").prescriber, "overdose_risk", True)
    chart.seen("2026-02-05 10:01").finds(SAYS)


def plans(chart, at: str, **what) -> str:
    return chart.day(at).prescriber.writes(
        lambda when: SupplyPlanned(when=when, **what), "signs a supply plan"
    )


@pytest.mark.parametrize(
    ("question", "counts"), [("overdosed", True), ("overdose", True), ("overdose_near", False)]
)
def test_an_overdose_that_the_assessment_was_told_of(chart, question, counts):
    """R37. “Have you ever overdosed?”: a yes is a history of overdose. One they were only near is none of theirs."""
    chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 50, "2026-01-05")
    chart.day("2026-02-05 10:00").nurse.writes(
        lambda when: IntakeAnswer(when=when, section="substance_use", question="Overdose?", asks=question, chosen=("yes",), answer="Yes"),
        f"writes down the answer to {question.replace('_', ' ')}: yes",
    )  # fmt: skip
    seen = chart.seen("2026-02-05 10:01")
    if counts:
        seen.finds(SAYS, urgency="attention")
        plans(chart, "2026-02-05 11:00", days_per_fill=7)
        chart.seen("2026-02-05 11:01").says_nothing_of("medication.supply_safety")
    else:
        seen.says_nothing_of("medication.supply_safety")


def test_without_a_risk_nothing_is_asked(chart):
    chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 50, "2026-01-05")
    chart.seen("2026-02-05 10:01").says_nothing_of("medication.supply_safety")


def test_an_older_plan_that_stands_does_not_answer_a_new_event(chart):
    """A plan of January says nothing of what was learned in February: whether it still fits is asked, and a new word settles it."""
    chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 50, "2026-01-05")
    plans(chart, "2026-01-06 10:00", days_per_fill=28)
    chart.day("2026-02-05 10:00").therapist.reports("ES01-1")
    chart.seen("2026-02-05 10:01").finds(SAYS)
    plans(chart, "2026-02-05 11:00", days_per_fill=7)
    chart.seen("2026-02-05 11:01").says_nothing_of("medication.supply_safety")
    chart.day("2026-02-07 10:00").therapist.reports("ES02-B")
    chart.seen("2026-02-07 10:01").finds(SAYS)


def test_an_older_plan_that_stands_answers_a_lasting_circumstance(chart):
    """A risk of overdose that is written down once more makes no new plan due."""
    chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 50, "2026-01-05")
    plans(chart, "2026-01-06 10:00", days_per_fill=7)
    says(chart.day("2026-02-05 10:00").prescriber, "overdose_risk", True)
    chart.seen("2026-02-05 10:01").says_nothing_of("medication.supply_safety")


def test_a_nasal_spray_against_an_overdose_is_no_medicine_to_keep_small(chart):
    chart.day("2026-01-05 10:00").prescriber.orders("nalmefene_nasal", 2.7, "2026-01-05")
    says(chart.day("2026-02-05 10:00").prescriber, "overdose_risk", True)
    chart.seen("2026-02-05 10:01").says_nothing_of("medication.supply_safety")


def test_the_plan_is_drafted_where_the_client_lives(chart):
    """Late in the evening there it is the next day in Greenwich."""
    chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 50, "2026-01-05")
    chart.day("2026-02-05 22:00").therapist.reports("ES01-1")
    found = chart.seen("2026-02-05 22:01").finds(SAYS, offers="Write the supply plan")
    assert str(found.offers[0].drafts.when.day) == "2026-02-05"
