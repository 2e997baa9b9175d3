"""Whoever sees or hears of a safety event reports it; the report opens the event with its owner and clock."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.safety import EventReported
from steadystep.knowledge import SafetyVariant
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.events import already_raised, family_of
from steadystep.reasoning.finding import Signal
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    for entry in sorted(view.chart.of(EventReported), key=lambda one: one.seq):
        if entry.imported:
            continue
        variant = view.knowledge.safety_variant(entry.body.event)
        level = _level(entry.body, variant)
        if not already_raised(view.chart, view.events, entry, family_of(variant.id), level):
            yield _signal(view, entry, variant, level)


def _level(report: EventReported, variant: SafetyVariant) -> str:
    """The more urgent level where the sign that asks for it was seen."""
    return variant.raised_level if report.danger and variant.raised_level else variant.level


def _signal(view: View, entry: AnyEntry, variant: SafetyVariant, level: str) -> Signal:
    return Signal(
        event=variant.id, family=family_of(variant.id), anchor=entry.id, level=level, rule=RULE.id,
        says=say("{title}.", title=say(variant.title)), because=(entry.id,), owner_role=variant.first_actor[0],
        known_at=entry.recorded_at, due=deadline(level, entry.recorded_at, view.knowledge, view.clinic),
    )  # fmt: skip


RULE = Rule(
    id="safety.reported", reads=reads(EventReported), find=find,
    about="A report of a safety event (ES01 to ES32) opens it at its level, more urgent where its danger sign was seen.",
)  # fmt: skip
