"""A total that asks for somebody now (CIWA-Ar of 10 or more, ASRM of 6 or more) opens its safety event."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.activation import variant_for
from steadystep.reasoning.finding import Signal
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    for name, facts in view.every_score.items():
        instrument = view.knowledge.instruments[name]
        for fact in facts if instrument.safety_totals else ():
            entry = view.chart.entry(fact.entry)
            if entry is not None and fact.total is not None and not entry.imported:
                yield from _total(view, instrument, entry, fact.total)


def _total(view: View, instrument: Instrument, entry: AnyEntry, total: int) -> Iterator[Signal]:
    reached = [rule for rule in instrument.safety_totals if total >= rule.at_least]
    if not reached:
        return
    event = variant_for(view, max(reached, key=lambda rule: rule.at_least).event, entry.body.when.day)
    variant = view.knowledge.safety_variant(_with_pregnancy(view, event))
    says = say(
        "{name} {total} on {day}: {title}.", name=instrument.short, total=total,
        day=entry.body.when.day.isoformat(), title=say(variant.title),
    )  # fmt: skip
    yield from opened(view, RULE.id, variant.id, entry, says)


def _with_pregnancy(view: View, event: str) -> str:
    """Alcohol withdrawal of any measured degree is the emergency's in pregnancy (escalation.md ES22)."""
    return "ES22-2" if event == "ES22-1" and view.circumstances.holds("pregnancy") is True else event


RULE = Rule(
    id="safety.score_reached", reads=reads(Answers, ScoreTotal), find=find,
    about="A total at or above an instrument's limit raises its safety event: CIWA-Ar (ES22), ASRM (ES17), a typed Columbia level (ES01).",
)  # fmt: skip
