"""Topiramate and gabapentin are the second line for alcohol use (R49, pathways.md 8)."""

import pytest

from steadystep.chart import When
from steadystep.chart.trials import TriedBefore

RULE = "medication.alcohol_second"


def test_before_the_first_line_it_is_said(chart):
    before_the_first_line(chart, "topiramate", 25)


def test_of_gabapentin_it_is_said_as_well(chart):
    before_the_first_line(chart, "gabapentin", 300)


def before_the_first_line(chart, drug, mg):
    chart.day("2026-05-04 09:00").prescriber.orders(drug, mg, "2026-05-04", indication="alcohol use disorder")
    chart.seen("2026-05-04 09:01").finds(
        f"{drug} is the second line for alcohol use: naltrexone or acamprosate was not tried.", urgency="note"
    )


@pytest.mark.parametrize("first", ["acamprosate", "naltrexone_oral", "naltrexone_xr"])
def test_after_the_first_line_nothing_is_said(chart, first):
    chart.day("2026-05-04 08:00").prescriber.writes(
        lambda _: TriedBefore(when=When("2025-04"), name=first, drug=first, indication="alcohol use disorder", outcome="stopped_by_choice"),
        f"writes down that {first} was tried in 2025",
    )  # fmt: skip
    chart.day("2026-05-04 09:00").prescriber.orders(
        "topiramate", 25, "2026-05-04", indication="alcohol use disorder"
    )
    chart.seen("2026-05-04 09:01").says_nothing_of(RULE)


def test_for_something_else_nothing_is_said(chart):
    chart.day("2026-05-04 09:00").prescriber.orders("topiramate", 25, "2026-05-04", indication="migraine")
    chart.seen("2026-05-04 09:01").says_nothing_of(RULE)
