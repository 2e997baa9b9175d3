"""Lithium beside a new medicine that raises its level, or after water and salt were lost: ES10 by the last level."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.medication import MedicineReported, Order
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.triggers import fresh
from steadystep.reasoning.finding import Signal
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

_RAISES_IT = ("NSAID", "ACE_ARB", "THIAZIDE")  # escalation.md ES10: NSAID, ACE inhibitor, ARB, thiazide
_LOST = "volume_or_sodium_loss"
_HIGH, _TOXIC = 1.2, 1.5  # mmol/L, escalation.md ES10


def find(view: View) -> Iterator[Said]:
    lithium = next((one for one in view.running if one.drug == "lithium"), None)
    if lithium is None:
        return
    for course in view.running:
        entry = view.chart.entry(course.because[0]) if _raises_it(view, course) else None
        if entry is not None and fresh(view, entry) and entry.seq > _since(view, lithium):
            yield from _opened(view, entry)
    for told in view.chart.of(CircumstanceTold):
        if told.body.circumstance == _LOST and told.body.holds and fresh(view, told):
            yield from _opened(view, told)


def _raises_it(view: View, course: Course) -> bool:
    return any(course.drug in view.knowledge.groups.get(group, frozenset()) for group in _RAISES_IT)


def _since(view: View, lithium: Course) -> int:
    entry = view.chart.entry(lithium.because[0])
    return entry.seq if entry else 0


def _opened(view: View, entry: AnyEntry) -> Iterator[Signal]:
    """By the last level: above 1.2 it is within the hour; at 1.5 the level itself has opened more."""
    levels = [one for one in view.results.get("lithium_level", ()) if one.value is not None]
    high = bool(levels) and _HIGH < (levels[-1].value or 0) < _TOXIC
    event = "ES10-2" if high else "ES10-1"
    title = say(view.knowledge.safety_variant(event).title)
    because = (entry.id, levels[-1].entry) if high else (entry.id,)
    yield from opened(view, RULE.id, event, entry, say("{title}.", title=title), because=because)


RULE = Rule(
    id="safety.lithium_risk", reads=reads(Order, MedicineReported, MedicineListReceived, CircumstanceTold), find=find,
    about="ES10: a new NSAID, ACE inhibitor, ARB or thiazide, vomiting, diarrhoea or dehydration beside lithium.",
)  # fmt: skip
