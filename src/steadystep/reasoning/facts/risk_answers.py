"""Answers that may mean danger, and the level of ES01 that those around an event come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from steadystep.chart import AnyEntry
from steadystep.chart.measures import Answers, ItemAnswered
from steadystep.knowledge import Instrument, SafetyItem, SafetyVariant

from .around import Around
from .events import MERGE_WITHIN, SafetyEventFact
from .scores import ScoreFact

RiskAnswer = tuple[AnyEntry, Instrument, SafetyItem, int]
_YOUNG = "ES01-Y"
_LEVELS = ("ES01-1", "ES01-2", "ES01-3")


class Scored(Around, Protocol):
    """`reasoning.view.View` is one."""

    @property
    def every_score(self) -> Mapping[str, tuple[ScoreFact, ...]]: ...


def risk_answers(view: Around) -> list[RiskAnswer]:
    """Every answer at or above a risk item's threshold, in the order we learned of it. Imported history raises nothing."""
    found: list[RiskAnswer] = []
    for entry in view.chart.among(ItemAnswered, Answers):
        instrument = view.knowledge.instruments.get(entry.body.instrument)
        if instrument is None or entry.imported:
            continue
        found += [(entry, instrument, risk, value) for risk, value in _reached(instrument, entry)]
    return sorted(found, key=lambda answer: answer[0].seq)


def _reached(instrument: Instrument, entry: AnyEntry) -> Iterator[tuple[SafetyItem, int]]:
    for item in {risk.item for risk in instrument.safety_items}:
        value = _value(entry, item)
        hit = [
            risk
            for risk in instrument.safety_items
            if risk.item == item and value is not None and value >= risk.at_least
        ]
        if hit and value is not None:
            yield max(hit, key=lambda risk: risk.at_least), value


def _value(entry: AnyEntry, item: int) -> int | None:
    body = entry.body
    if isinstance(body, ItemAnswered):
        return body.value if body.item == item else None
    return body.items[item - 1] if item <= len(body.items) else None


def level_beneath(view: Scored, event: SafetyEventFact) -> SafetyVariant | None:
    """Which level of ES01 the answers of the day after it come to, where the event is ES01-Y; None where none was found."""
    if event.raised.event != _YOUNG:
        return None
    found = [*_by_answers(view, event), *_by_totals(view, event)]
    known = [one for one in found if one in _LEVELS]
    return view.knowledge.safety_variant(max(known)) if known else None


def _by_answers(view: Scored, event: SafetyEventFact) -> Iterator[str]:
    yield from (risk.event for entry, _, risk, _ in risk_answers(view) if _of(event, entry))


def _by_totals(view: Scored, event: SafetyEventFact) -> Iterator[str]:
    for name, facts in view.every_score.items():
        limits = view.knowledge.instruments[name].safety_totals
        for fact in facts if limits else ():
            entry = view.chart.entry(fact.entry)
            if entry is not None and fact.total is not None and _of(event, entry):
                yield from (limit.event for limit in limits if fact.total >= limit.at_least)


def _of(event: SafetyEventFact, entry: AnyEntry) -> bool:
    close = abs(entry.recorded_at - event.raised.known_at) < MERGE_WITHIN
    return entry.id in event.raised.because or close
