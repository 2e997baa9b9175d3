"""Tests, vaccines and the talk about PrEP are asked with opioid use or injecting (MO33, MO49, R54)."""

from tests.spec.medication.health import says
from tests.spec.medication.substance_writing import on_buprenorphine


def test_tests_and_vaccines_with_opioid_use(chart):
    on_buprenorphine(chart)
    says(chart.day("2026-03-11 15:00").prescriber, "oud_or_injecting", True)
    for rule in ("MO33", "MO49"):
        assert chart.seen("2026-03-12").ledger_says(rule, "overdue").first is not None
