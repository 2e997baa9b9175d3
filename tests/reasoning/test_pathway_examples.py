"""The examples that pathway files carry come true: given these facts, exactly these decision points are reached."""

from __future__ import annotations

import pytest

from steadystep import knowledge
from steadystep.knowledge import Condition, DecisionPoint, Pathway
from steadystep.knowledge.pathway import PathwayExample
from steadystep.reasoning.facts.decision_points import TELLERS

KNOWN = knowledge.load()


def verdict(point: DecisionPoint, given: dict[str, float | str | None]) -> bool | None:
    """The guard worked out a second, plainer way; a fact that is not given is not known."""

    def answers(conditions: tuple[Condition, ...]) -> list[bool | None]:
        return [one.holds(given.get(one.key)) for one in conditions]

    every, some = answers(point.every), answers(point.any_of)
    if False in every or (some and all(one is False for one in some)):
        return False
    return (all(every) and (not some or any(some))) or None


def outcome(pathway: Pathway, example: PathwayExample) -> tuple[str, tuple[str, ...]]:
    points = KNOWN.points_of(pathway) or pathway.points
    told = {
        one.id: verdict(one, example.given) for one in points if not one.phases or example.phase in one.phases
    }
    reached = tuple(name for name, holds in told.items() if holds)
    if reached:
        return "fires", reached
    return ("cannot_tell" if None in told.values() else "stays_quiet"), ()


@pytest.mark.parametrize("pathway", KNOWN.pathways.values(), ids=lambda one: one.id)
def test_examples_come_true(pathway):
    for example in pathway.examples:
        said, reached = outcome(pathway, example)
        assert said == example.outcome, (example.name, said, reached)
        assert set(example.reaches) == set(reached), (example.name, reached)


@pytest.mark.parametrize("pathway", KNOWN.pathways.values(), ids=lambda one: one.id)
def test_each_shows_firing_staying_quiet_and_not_knowing(pathway):
    assert {one.outcome for one in pathway.examples} == {"fires", "stays_quiet", "cannot_tell"}
    assert pathway.provenance.sources
    assert pathway.provenance.checker == "unchecked"


@pytest.mark.parametrize("pathway", KNOWN.pathways.values(), ids=lambda one: one.id)
def test_every_point_offers_something_to_prescriber_and_therapist(pathway):
    for point in pathway.points:
        assert {"prescriber", "therapist"} <= {one.role for one in point.options}, point.id


def test_ten_pathways_are_known_by_the_names_charts_use():
    names = ("panic", "bipolar_2", "opioid_use", "depression", "anxiety", "ptsd", "adhd", "alcohol_use", "schizophrenia", "insomnia")  # fmt: skip
    found = {one.id for name in names if (one := KNOWN.pathway_called(name))}
    assert len(found) == 10
    assert KNOWN.pathway_called("something else") is None


def test_every_fact_that_a_guard_may_ask_is_told():
    asked = {one.fact for pathway in KNOWN.pathways.values() for point in (*pathway.points, *pathway.transitions) for one in (*point.every, *point.any_of)}  # fmt: skip
    assert asked == set(TELLERS)
