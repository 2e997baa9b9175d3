"""Every safety event: its levels as the clinical text gives them, its examples come true, nothing of it is left blank."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from steadystep import knowledge
from steadystep.chart import Chart, Entry, When
from steadystep.chart.safety import EventReported
from steadystep.knowledge import SafetyEvent, SafetyVariant
from steadystep.knowledge.examples import SafetyExample
from steadystep.reasoning import review
from tests.spec.clinic import clinic

KNOWN = knowledge.load()
# Level, and the level with the danger sign: written out by hand from the clinical text.
LEVELS = [
    "ES01-1",
    "T2",
    "-",
    "ES01-2",
    "T1",
    "-",
    "ES01-3",
    "T0",
    "-",
    "ES01-Y",
    "T1",
    "T0",
    "ES02-A",
    "T0",
    "-",
    "ES02-B",
    "T1",
    "-",
    "ES03",
    "T1",
    "T0",
    "ES04",
    "T1",
    "T0",
    "ES05",
    "T0",
    "-",
    "ES06",
    "T1",
    "T0",
    "ES07",
    "T0",
    "-",
    "ES08",
    "T1",
    "T0",
    "ES09-1",
    "T2",
    "-",
    "ES09-2",
    "T1",
    "-",
    "ES09-3",
    "T0",
    "-",
    "ES10-1",
    "T2",
    "-",
    "ES10-2",
    "T1",
    "-",
    "ES10-3",
    "T0",
    "-",
    "ES11",
    "T1",
    "T0",
    "ES12",
    "T1",
    "-",
    "ES13",
    "T2",
    "T0",
    "ES14",
    "T3",
    "T2",
    "ES15-1",
    "T3",
    "-",
    "ES15-2",
    "T2",
    "-",
    "ES15-3",
    "T1",
    "-",
    "ES16",
    "T2",
    "-",
    "ES17",
    "T2",
    "T1",
    "ES18",
    "T1",
    "T0",
    "ES19",
    "T1",
    "-",
    "ES20",
    "T2",
    "T0",
    "ES21",
    "T2",
    "T0",
    "ES22-1",
    "T1",
    "-",
    "ES22-2",
    "T0",
    "-",
    "ES23",
    "T1",
    "-",
    "ES24",
    "T1",
    "T0",
    "ES25",
    "T1",
    "-",
    "ES26",
    "T0",
    "-",
    "ES27",
    "T1",
    "-",
    "ES28",
    "T1",
    "T0",
    "ES29",
    "T2",
    "-",
    "ES30",
    "T0",
    "-",
    "ES31",
    "T1",
    "T0",
    "ES32",
    "T0",
    "-",
]
EXAMPLES = [
    (event, example)
    for event in KNOWN.safety_events.values()
    for example in event.examples
    if event.id != "ES01"
]
VARIANTS = [variant for event in KNOWN.safety_events.values() for variant in event.variants]


def test_levels_are_those_of_the_clinical_text():
    by_hand = dict(zip(LEVELS[::3], zip(LEVELS[1::3], LEVELS[2::3], strict=True), strict=True))
    assert {each.id: (each.level, each.raised_level or "-") for each in VARIANTS} == by_hand


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda each: each.id)
def test_a_variant_says_who_acts_what_to_do_and_what_closes_it(variant: SafetyVariant):
    assert variant.first_actor
    assert variant.backup
    assert variant.actions
    assert variant.closing_evidence
    assert bool(variant.raised_level) == bool(variant.raised_when)
    assert (variant.raised_level or "T") < variant.level or not variant.raised_level, "danger is more urgent"


@pytest.mark.parametrize(("event", "example"), EXAMPLES, ids=lambda one: getattr(one, "given", ""))
def test_examples_come_true(event: SafetyEvent, example: SafetyExample):
    """ "told as ES03" opens ES03; the same in an imported history opens nothing."""
    way, _, variant = example.given.partition(" as ")
    opened = opens(event.variant(variant).id, {"told": "staff", "imported": "import:fhir"}[way])
    assert opened == ([example.opens] if example.opens else []), example.name
    assert (example.outcome == "fires") == bool(opened), example.name


def opens(variant: str, source: str) -> list[str]:
    """The events that the review of a chart with just this report raises."""
    at = datetime(2026, 3, 17, 14, tzinfo=UTC)
    entry = Entry(
        id="told", client="rosa", seq=1, occurred=at, recorded_at=at, author="tess", role="therapist", source=source,
        body=EventReported(when=When.instant(at), event=variant, says="As it was told."),
    )  # fmt: skip
    return [signal.event for signal in review(Chart("rosa", [entry]), KNOWN, clinic(), at).signals]
