"""A result that cannot wait opens its safety event: lithium, ANC, QTc, electrolytes, liver, pressure, a pregnancy test."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.measures import Observation
from steadystep.knowledge import ResultTrigger
from steadystep.reasoning.facts.results import Result
from steadystep.reasoning.facts.triggers import HISTORY, LOOKS_BACK, Opens, gravest, holds_for, triggers
from steadystep.reasoning.finding import Signal
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

_CANNOT_BE_READ = frozenset({"unit", "implausible"})


def find(view: View) -> Iterator[Said]:
    watched = triggers(view.knowledge).results
    for name, found in view.results.items():
        for result in _latest(found) if name in watched else ():
            entry = view.chart.entry(result.entry)
            if entry is not None and _is_news(view, entry):
                met = [one for one in watched[name] if _met(view, one.trigger, result)]
                for one in gravest(met):
                    yield from _opened(view, entry, result, one)


def _latest(found: tuple[Result, ...]) -> tuple[Result, ...]:
    """Results of the last sample, and those of the entry before it: one may have come late."""
    return found[-2:]


def _is_news(view: View, entry: AnyEntry) -> bool:
    return not entry.source.startswith(HISTORY) and not view.clock.reached(entry.recorded_at + LOOKS_BACK)


def _met(view: View, trigger: ResultTrigger, result: Result) -> bool:
    return (
        _reaches(view, trigger, result)
        and holds_for(view, trigger.selector, result.day, qt=trigger.qt_medicine, weeks=trigger.first_weeks)
        and (not trigger.who or view.circumstances.holds(trigger.who) is True)
        and (not trigger.who_not or view.circumstances.holds(trigger.who_not) is not True)
    )


def _reaches(view: View, trigger: ResultTrigger, result: Result) -> bool:
    if trigger.positive:
        words = result.text.casefold()
        return "positive" in words and "not " not in words
    if (
        result.value is None
        or result.state in _CANNOT_BE_READ
        or (result.state == "hour" and not trigger.any_hour)
    ):
        return False
    if trigger.rises_by is not None:
        before = view.results[result.analyte][0]
        return before.value is not None and result.value - before.value >= trigger.rises_by
    if trigger.times_upper_limit:
        return bool(result.upper) and trigger.takes(result.value / (result.upper or 1.0))
    return trigger.takes(result.value)


def _opened(view: View, entry: AnyEntry, result: Result, one: Opens[ResultTrigger]) -> Iterator[Signal]:
    says = say(
        "{analyte} {value} on {day}: {title}.", analyte=say(view.knowledge.analytes[result.analyte].name),
        value=result.said, day=result.day.isoformat(), title=say(view.knowledge.safety_variant(one.event).title),
    )  # fmt: skip
    yield from opened(view, RULE.id, one.event, entry, says, level=one.level)


RULE = Rule(
    id="safety.result_reached", reads=reads(Observation), find=find,
    about="A result at a limit of the escalation list opens its event: ES08 to ES11, ES16, ES23 to ES25.",
)  # fmt: skip
