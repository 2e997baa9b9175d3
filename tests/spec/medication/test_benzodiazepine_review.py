"""A benzodiazepine beyond four weeks is looked at together every three months; nobody is forced to a taper (MO36, R36)."""

import pytest

from steadystep import knowledge

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


def test_after_a_review_the_next_is_due_in_three_months(chart):
    begun(chart)
    chart.day("2026-02-10 10:00").prescriber.watched(RULE)
    chart.seen("2026-02-10 10:01").does_not_ask_for("taper readiness")
    chart.seen("2026-02-10 10:01").planned(RULE, "2026-05-10")
