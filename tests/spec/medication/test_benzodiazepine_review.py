"""A benzodiazepine beyond four weeks is looked at together every three months; nobody is forced to a taper (MO36, R36)."""

import pytest

from steadystep import knowledge
from steadystep.chart.monitoring import MonitoringDone

RULE = "MO36"


def begun(chart, drug: str = "lorazepam", mg: float = 0.5) -> None:
    chart.day("2026-01-05 10:00").prescriber.orders(drug, mg, "2026-01-05")


@pytest.mark.parametrize(("drug", "mg"), [("lorazepam", 0.5), ("zolpidem", 5)])
def test_after_four_weeks_a_review_is_due(chart, drug, mg):
    """What is looked at: readiness for a taper, the programme, falls, driving, alcohol, earlier withdrawal."""
    begun(chart, drug, mg)
    rule = knowledge.load().monitoring[RULE]
    assert rule.item == "taper readiness, PDMP, falls, driving, alcohol, withdrawal history"
    assert "do not force" in rule.action
    chart.seen("2026-02-10").asks_for(rule.item)


def test_in_the_first_weeks_none_is(chart):
    begun(chart)
    chart.seen("2026-01-20").does_not_ask_for("taper readiness")


def test_whether_it_still_helps_is_asked_for_with_the_review(chart):
    """R36. Benefit against risk: beside what MO36 names, the review asks what the medicine still does for them."""
    begun(chart)
    asked = chart.seen("2026-02-10").finds(
        "The review of lorazepam asks too whether it still helps: the good it does, weighed against its risks.", urgency="note"
    )  # fmt: skip
    assert [offer.key for offer in asked.offers] == ["still_helps/MO36/"]
    chart.day("2026-02-10 10:00").prescriber.watched(
        RULE, benefit="Calm at the dentist; falls asleep at work"
    )
    chart.seen("2026-02-10 10:01").says_nothing_of("medication.still_helps")


def test_a_review_without_it_says_what_is_lacking(chart):
    """R36. A review that names the risks alone is told of, until a later one says whether it still helps."""
    begun(chart)
    chart.day("2026-02-10 10:00").prescriber.watched(RULE)
    chart.seen("2026-02-10 10:01").finds(
        "The review of lorazepam on 10 February 2026 does not say whether it still helps.",
        urgency="attention",
    )
    chart.day("2026-02-10 11:00").prescriber.watched(RULE, benefit="Not any more")
    chart.seen("2026-02-10 11:01").says_nothing_of("medication.still_helps")


def test_it_is_asked_of_no_other_medicine(chart):
    """R36. Gabapentin is reviewed by MO36 too; its benefit is no part of this, and in the first weeks nothing is asked."""
    begun(chart, "gabapentin", 300)
    chart.seen("2026-02-10").says_nothing_of("medication.still_helps")
    begun(chart)
    chart.seen("2026-01-20").says_nothing_of("medication.still_helps")


def test_a_no_to_the_review_is_an_answer(chart):
    """R36. The client does not want to speak of it now: nothing is said to be lacking."""
    begun(chart)
    chart.day("2026-02-10 10:00").prescriber.writes(
        lambda when: MonitoringDone(when=when, rule=RULE, outcome="declined"), "writes down that they do not want the review"
    )  # fmt: skip
    chart.seen("2026-02-10 10:01").says_nothing_of("medication.still_helps")


def test_one_that_somebody_else_prescribes_is_reviewed_there(chart):
    """R36. Sertraline is ours and lorazepam is from elsewhere: whoever prescribes it has its review."""
    chart.day("2026-01-05 09:00").prescriber.orders("sertraline", 50, "2026-01-05")
    chart.day("2026-01-05 10:00").client.tells_medicine("lorazepam", "lorazepam", started="2026-01-05")
    chart.seen("2026-02-10").says_nothing_of("medication.still_helps")


def test_after_a_review_the_next_is_due_in_three_months(chart):
    begun(chart)
    chart.day("2026-02-10 10:00").prescriber.watched(RULE)
    chart.seen("2026-02-10 10:01").does_not_ask_for("taper readiness")
    chart.seen("2026-02-10 10:01").planned(RULE, "2026-05-10")
