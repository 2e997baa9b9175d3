"""A total that asks for somebody now (CIWA-Ar of 10 or more, ASRM of 6 or more) opens its safety event."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.knowledge import Instrument, SafetyVariant
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.events import already_raised, family_of
from steadystep.reasoning.finding import Signal
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    for name, facts in view.scores.items():
        instrument = view.knowledge.instruments[name]
        for fact in facts if instrument.safety_totals else ():
            entry = view.chart.entry(fact.entry)
            if entry is not None and fact.total is not None and not entry.imported:
                yield from _total(view, instrument, entry, fact.total)


def _total(view: View, instrument: Instrument, entry: AnyEntry, total: int) -> Iterator[Signal]:
    reached = [rule for rule in instrument.safety_totals if total >= rule.at_least]
    if not reached:
        return
    variant = view.knowledge.safety_variant(max(reached, key=lambda rule: rule.at_least).event)
    if not already_raised(view.chart, view.events, entry, family_of(variant.id), variant.level):
        yield _signal(view, instrument, entry, total, variant)


def _signal(
    view: View, instrument: Instrument, entry: AnyEntry, total: int, variant: SafetyVariant
) -> Signal:
    return Signal(
        event=variant.id, family=family_of(variant.id), anchor=entry.id, level=variant.level, rule=RULE.id,
        says=say("{name} {total} on {day}: {title}.", name=instrument.short, total=total,
                 day=entry.body.when.day.isoformat(), title=say(variant.title)),
        because=(entry.id,), owner_role=variant.first_actor[0], known_at=entry.recorded_at,
        due=deadline(variant.level, entry.recorded_at, view.knowledge, view.clinic),
    )  # fmt: skip


RULE = Rule(
    id="safety.score_reached", reads=reads(Answers, ScoreTotal), find=find,
    about="A total at or above an instrument's limit raises its safety event: CIWA-Ar (ES22), ASRM (ES17).",
)  # fmt: skip
