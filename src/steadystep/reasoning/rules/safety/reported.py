"""Whoever sees or hears of a safety event reports it; the report opens the event with its owner and clock."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.safety import EventReported
from steadystep.knowledge import SafetyVariant
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    for entry in sorted(view.chart.of(EventReported), key=lambda one: one.seq):
        if not entry.imported:
            variant = view.knowledge.safety_variant(entry.body.event)
            says = say("{title}.", title=say(variant.title))
            yield from opened(view, RULE.id, variant.id, entry, says, level=_level(entry.body, variant))


def _level(report: EventReported, variant: SafetyVariant) -> str:
    """The more urgent level where the sign that asks for it was seen."""
    return variant.raised_level if report.danger and variant.raised_level else variant.level


RULE = Rule(
    id="safety.reported", reads=reads(EventReported), find=find,
    about="A report of a safety event (ES01 to ES32) opens it at its level, more urgent where its danger sign was seen.",
)  # fmt: skip
