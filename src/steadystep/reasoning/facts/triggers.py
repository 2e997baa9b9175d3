"""Which results, tellings and side effects open which safety event: the typed triggers of knowledge/safety, filed once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Generic, TypeVar

import msgspec

from steadystep.chart import AnyEntry
from steadystep.knowledge import EffectTrigger, Knowledge, ResultTrigger, SafetyVariant, Selector, ToldTrigger

from .around import Around
from .medicines import Course

# A telling that opened nothing when it came, and is older than this, opens nothing now: a rule learned later must not
# flood a clinic with the past. Every entry is judged in the transaction that writes it.
LOOKS_BACK: Final = timedelta(days=14)
# A laboratory's messages are imports too, and no history: what came as history raises no alarm of its own, somebody is asked to read it.
HISTORY: Final = "import:fhir"


T = TypeVar("T", ResultTrigger, ToldTrigger, EffectTrigger)


class Opens(msgspec.Struct, Generic[T], frozen=True):
    """A trigger and what it opens at which level."""

    event: str
    level: str
    trigger: T


class Triggers(msgspec.Struct, frozen=True, kw_only=True):
    """`results` by analyte, `told` by circumstance."""

    results: dict[str, list[Opens[ResultTrigger]]]
    told: dict[str, list[Opens[ToldTrigger]]]
    effects: list[Opens[EffectTrigger]]


_KEPT: Final[dict[str, Triggers]] = {}


def triggers(knowledge: Knowledge) -> Triggers:
    found = _KEPT.get(knowledge.version)
    if found is None:
        found = _KEPT[knowledge.version] = _filed(knowledge)
    return found


def gravest(opens: list[Opens[T]]) -> list[Opens[T]]:
    """Of each family the most urgent one."""
    best: dict[str, Opens[T]] = {}
    for one in opens:
        family = one.event.partition("-")[0]
        if family not in best or one.level < best[family].level:
            best[family] = one
    return list(best.values())


def fresh(view: Around, entry: AnyEntry) -> bool:
    """Whether what the entry tells is news: not history, and not told long ago."""
    return not entry.imported and not view.clock.reached(entry.recorded_at + LOOKS_BACK)


def courses_taking(view: Around, selector: Selector, day: date) -> Iterator[Course]:
    """Courses of a selected medicine that run on that day."""
    for course in view.courses:
        if course.active_on(day) and selector.takes(course.drug, _groups(view.knowledge, course.drug)):
            yield course


def holds_for(
    view: Around, selector: Selector | None, day: date, *, qt: bool = False, weeks: int | None = None
) -> bool:
    """Whether such a medicine is taken that day, begun no more than `weeks` before; without a selector, always.

    `qt`: some medicine with any QT category is taken.
    """
    if qt and not any(course.active_on(day) and _prolongs(view.knowledge, course) for course in view.courses):
        return False
    if selector is None:
        return True
    return any(_begun_within(course, day, weeks) for course in courses_taking(view, selector, day))


def _begun_within(course: Course, day: date, weeks: int | None) -> bool:
    return weeks is None or (course.first is not None and day - course.first <= timedelta(weeks=weeks))


def _prolongs(knowledge: Knowledge, course: Course) -> bool:
    drug = knowledge.drugs.get(course.drug)
    return drug is not None and drug.mechanisms.qt_category != "none"


def _groups(knowledge: Knowledge, drug_id: str) -> frozenset[str]:
    drug = knowledge.drugs.get(drug_id)
    if drug is not None:
        return drug.groups
    return frozenset(name for name, ids in knowledge.groups.items() if drug_id in ids)


def _filed(knowledge: Knowledge) -> Triggers:
    filed = Triggers(results={}, told={}, effects=[])
    for event in knowledge.safety_events.values():
        for variant in event.variants:
            for result in variant.results:
                filed.results.setdefault(result.analyte, []).append(_opens(variant, result))
            for told in variant.told:
                filed.told.setdefault(told.circumstance, []).append(_opens(variant, told))
            filed.effects.extend(_opens(variant, effect) for effect in variant.effects)
    return filed


def _opens(variant: SafetyVariant, trigger: T) -> Opens[T]:
    level = variant.raised_level if trigger.danger and variant.raised_level else variant.level
    return Opens(variant.id, level, trigger)
