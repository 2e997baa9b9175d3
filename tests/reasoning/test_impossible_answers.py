"""Answers that cannot all be: over every instrument, each combination can be reached, is told, and no example holds one."""

import pytest

from steadystep import knowledge
from steadystep.knowledge import Instrument
from steadystep.knowledge.scale import Impossible, NeverAbove
from steadystep.reasoning.facts.answering import impossible

KNOWN = knowledge.load().instruments
PAIRS = [(one, pair) for one in KNOWN.values() for pair in (*one.impossible, *one.never_above)]
WITH_PAIRS = {
    "audit", "audit_c", "bam", "c_ssrs", "craving", "mdq", "pc_ptsd_5", "pdss_sr", "phq_9", "sleep_diary",
}  # fmt: skip


def named(value: object) -> str:
    return value.id if isinstance(value, Instrument) else "-".join(map(str, getattr(value, "named", ())))


def sheet(instrument: Instrument, values: dict[int, int]) -> list[int | None]:
    return [values.get(item.number) for item in instrument.every_item]


def contradiction(instrument: Instrument, pair: Impossible | NeverAbove) -> dict[int, int]:
    values = {item.number: instrument.values_of(item) for item in instrument.every_item}
    if isinstance(pair, NeverAbove):
        return {pair.item: max(values[pair.item]), pair.other: min(values[pair.other])}
    return {number: min(values[number]) for number in pair.low_items} | {pair.other: max(values[pair.other])}


def test_these_instruments_have_combinations_that_cannot_be() -> None:
    assert {one.id for one, _ in PAIRS} == WITH_PAIRS


@pytest.mark.parametrize(("instrument", "pair"), PAIRS, ids=named)
def test_each_can_be_reached_and_is_told(instrument: Instrument, pair: Impossible | NeverAbove) -> None:
    assert pair.source.strip()
    assert impossible(instrument, sheet(instrument, contradiction(instrument, pair))) == (pair.named,)


@pytest.mark.parametrize(("instrument", "pair"), PAIRS, ids=named)
def test_what_was_not_answered_contradicts_nothing(
    instrument: Instrument, pair: Impossible | NeverAbove
) -> None:
    told = contradiction(instrument, pair)
    for number in pair.named:
        assert not impossible(
            instrument, sheet(instrument, {one: value for one, value in told.items() if one != number})
        )


@pytest.mark.parametrize("instrument", [one for one in KNOWN.values() if one.id in WITH_PAIRS], ids=named)
def test_no_example_that_can_be_told_holds_one(instrument: Instrument) -> None:
    for example in instrument.examples:
        assert example.outcome == "cannot_tell" or not impossible(instrument, example.answers)


def test_a_yes_to_danger_now_is_never_called_impossible() -> None:
    assert not impossible(KNOWN["asq"], (0, 0, 0, 0, 1))
