"""A side effect that is a sign of danger opens its safety event: a rash on lamotrigine, a spasm of the throat, chest pain."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.measures import Answers
from steadystep.chart.medication import SideEffect
from steadystep.knowledge import EffectTrigger
from steadystep.reasoning.facts.activation import variant_for
from steadystep.reasoning.facts.side_effects import CHECK_SHEET, EffectFact
from steadystep.reasoning.facts.triggers import Opens, fresh, gravest, holds_for, triggers
from steadystep.reasoning.finding import Signal
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    yield from _told(view)
    for entry in view.chart.of(Answers):
        if entry.body.instrument == CHECK_SHEET and fresh(view, entry):
            yield from _sheet(view, entry)


def _told(view: View) -> Iterator[Signal]:
    for fact in view.effects if view.chart.of(SideEffect) else ():
        entry = fact.red_flag or fact.reports[-1]
        if fact.gone is None and fresh(view, entry):
            met = [
                one for one in triggers(view.knowledge).effects if _is_told(view, one.trigger, fact, entry)
            ]
            for one in gravest(met):
                yield from _opened(
                    view, entry, one, say(fact.row.effect) if fact.row else say("A side effect")
                )


def _is_told(view: View, trigger: EffectTrigger, fact: EffectFact, entry: AnyEntry) -> bool:
    if trigger.item is not None or (trigger.red_flag and fact.red_flag is None):
        return False
    named = fact.row is not None and fact.row.id in trigger.rows
    worded = any(word in entry.body.effect.casefold() for word in trigger.words)
    return (named or worded) and _holds(view, trigger, entry)


def _sheet(view: View, entry: AnyEntry) -> Iterator[Signal]:
    met = [
        one
        for one in triggers(view.knowledge).effects
        if _answered(entry, one.trigger) and _holds(view, one.trigger, entry)
    ]
    for one in gravest(met):
        items = view.knowledge.instruments[CHECK_SHEET].items
        yield from _opened(view, entry, one, say(items[(one.trigger.item or 1) - 1].text))


def _answered(entry: AnyEntry, trigger: EffectTrigger) -> bool:
    if trigger.item is None or trigger.item > len(entry.body.items):
        return False
    value = entry.body.items[trigger.item - 1]
    return value is not None and value >= trigger.at_least


def _holds(view: View, trigger: EffectTrigger, entry: AnyEntry) -> bool:
    day = entry.body.when.day
    if trigger.unless_result and any(one.day >= day for one in view.results.get(trigger.unless_result, ())):
        return False
    return holds_for(view, trigger.selector, day, qt=trigger.qt_medicine, weeks=trigger.first_weeks)


def _opened(view: View, entry: AnyEntry, one: Opens[EffectTrigger], what: Words) -> Iterator[Signal]:
    event = variant_for(view, one.event, entry.body.when.day)
    title = say(view.knowledge.safety_variant(event).title)
    says = say(
        "{effect}, told on {day}: {title}.", effect=what, day=entry.body.when.day.isoformat(), title=title
    )
    yield from opened(view, RULE.id, event, entry, says, level=one.level)


RULE = Rule(
    id="safety.effect_sign", reads=reads(SideEffect, Answers), find=find,
    about="Side effects with a reason to call, and answers of the side-effect check, open the events they are signs of.",
)  # fmt: skip
