"""What closes a safety event, item by item: which entries show each, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Protocol

import msgspec

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.measures import Answers, DailyCheckin, ItemAnswered, Observation, ScoreTotal
from steadystep.chart.safety import Closed, ContactAttempted
from steadystep.knowledge import ClosingEvidence, SafetyVariant

from .around import Around
from .events import SafetyEventFact
from .results import Result

_OF = (Answers, ItemAnswered, ScoreTotal, Observation, DailyCheckin)
SLEEP = "sleep"


class Asked(Around, Protocol):
    """`reasoning.view.View` is one."""

    @property
    def results(self) -> Mapping[str, tuple[Result, ...]]: ...


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item: the entries that show it, newest first, and whether they are enough."""

    evidence: ClosingEvidence
    shown: tuple[AnyEntry, ...]
    enough: bool


def checklist(view: Asked, event: SafetyEventFact) -> tuple[Item, ...]:
    """Every item that closing this event needs; empty where knowledge knows the event no more."""
    variant = variant_of(view, event)
    return tuple(_item(view, event, one) for one in variant.evidence) if variant else ()


def variant_of(view: Asked, event: SafetyEventFact) -> SafetyVariant | None:
    """What knowledge says of the event today; None if the variant is gone."""
    try:
        return view.knowledge.safety_variant(event.raised.event)
    except KeyError:
        return None


def lacking(view: Asked, event: SafetyEventFact, closed: Closed) -> tuple[Words, ...]:
    """What this closing lacks, each item in words; empty when it may be signed."""
    return tuple(_lacks(item, closed) for item in checklist(view, event) if not _shown(item, closed))


def _shown(item: Item, closed: Closed) -> bool:
    if item.enough or (item.evidence.ahead and closed.next_contact is not None):
        return True
    said = [one for one in closed.said if one.item == item.evidence.item]
    return any(one.waived or item.evidence.by_words for one in said)


def _lacks(item: Item, closed: Closed) -> Words:
    if item.evidence.by_words:
        return say(
            "Still missing: {item}. Say what shows it, or why it does not apply here.",
            item=say(item.evidence.item),
        )
    return say(
        "Still missing: {item}. Nothing written since the event shows it: write it down, or say why it does not apply here.",
        item=say(item.evidence.item),
    )  # fmt: skip


def _item(view: Asked, event: SafetyEventFact, evidence: ClosingEvidence) -> Item:
    shown = sorted(_fitting(view, event, evidence), key=lambda entry: entry.occurred, reverse=True)
    return Item(evidence=evidence, shown=tuple(shown), enough=_enough(evidence, shown))


def _enough(evidence: ClosingEvidence, shown: list[AnyEntry]) -> bool:
    if len(shown) < evidence.times or not shown:
        return False
    return shown[0].occurred - shown[-1].occurred >= timedelta(hours=evidence.hours_apart)


def _fitting(view: Asked, event: SafetyEventFact, evidence: ClosingEvidence) -> Iterator[AnyEntry]:
    known = event.raised.known_at
    for entry in view.chart.standing if evidence.kinds else ():
        since = entry.kind in evidence.kinds and entry.recorded_at >= known and not entry.imported
        if since and _fits(view, event, evidence, entry):
            yield entry


def _fits(view: Asked, event: SafetyEventFact, evidence: ClosingEvidence, entry: AnyEntry) -> bool:
    if isinstance(entry.body, Observation) and entry.id in event.raised.because:
        return False  # what raised it does not close it
    if evidence.days_after and entry.occurred < event.raised.known_at + timedelta(days=evidence.days_after):
        return False
    if evidence.ahead:
        return not view.clock.reached(entry.occurred)
    if evidence.reached and isinstance(entry.body, ContactAttempted):
        return entry.body.outcome == "reached" and entry.body.to_whom == evidence.to_whom
    return not evidence.of or not isinstance(entry.body, _OF) or _measures(view, evidence, entry)


def _measures(view: Asked, evidence: ClosingEvidence, entry: AnyEntry) -> bool:
    """Whether it is of what is asked, and within the limits."""
    values = list(_values(view, evidence, entry))
    if evidence.below is None and evidence.at_least is None:
        return bool(values)
    return any(value is not None and _within(evidence, value) for value in values)


def _within(evidence: ClosingEvidence, value: float) -> bool:
    low = evidence.at_least is None or value >= evidence.at_least
    return low and (evidence.below is None or value < evidence.below)


def _values(view: Asked, evidence: ClosingEvidence, entry: AnyEntry) -> Iterable[float | None]:
    body = entry.body
    if isinstance(body, DailyCheckin):
        return [body.sleep_hours] if SLEEP in evidence.of else []
    if isinstance(body, Observation):
        found = [one for name in evidence.of for one in view.results.get(name, ()) if one.entry == entry.id]
        if evidence.times_upper_limit:
            return [one.value / one.upper if one.value is not None and one.upper else None for one in found]
        return [one.value for one in found]
    if body.instrument not in evidence.of:
        return []
    scored = [one.total for one in view.scores.get(body.instrument, ()) if one.entry == entry.id]
    return scored or [None]
