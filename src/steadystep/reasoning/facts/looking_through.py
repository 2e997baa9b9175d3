"""What asks for a look through all medicines: many of them, their anticholinergic load, age, a stay in hospital (R35, R97)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final, Literal

import msgspec

from steadystep.chart import AnyEntry
from steadystep.chart.life_stages import MedicinesLookedThrough
from steadystep.reasoning.clock import midnight

from . import persons
from .exposures import Asked
from .hospital import after_stay
from .medicines import Course
from .opioid_medicines import RESCUE

Reason = Literal["many_psychotropics", "many_medicines", "anticholinergic", "age_65", "hospital"]
PSYCHOTROPICS: Final = 5  # R35
MEDICINES: Final = 10  # R35
ANTICHOLINERGIC: Final = 3  # R35: sum of the ACB points
WITHIN: Final = timedelta(days=30)  # R35: signed within 30 days
YEAR: Final = timedelta(days=365)  # R97
# Kept at hand for an overdose and not taken: no medicine of a list that could be too long.


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """Why a look is asked for, since when it is known, and by when. `number` is what was counted, where something was."""

    reason: Reason
    known: datetime
    due: datetime
    because: tuple[str, ...]
    number: int = 0


class _Begun(msgspec.Struct, frozen=True, kw_only=True):
    """A medicine that is taken, since the later of its first day and the day on which we learned of it."""

    course: Course
    since: datetime


def last_look(view: Asked) -> AnyEntry | None:
    return view.chart.latest(MedicinesLookedThrough)


def triggers(view: Asked) -> tuple[Trigger, ...]:
    """Those that no signed look has answered yet, the earliest due first; what comes anew asks anew."""
    if not view.person.in_care or not view.running:
        return ()
    last = last_look(view)
    found = [
        one for one in (*_counted(view), *_hospital(view)) if last is None or last.recorded_at < one.known
    ]
    return tuple(sorted((*found, *_aged(view, last)), key=lambda one: (one.due, one.reason)))


def counted_medicines(view: Asked) -> tuple[Course, ...]:
    """What is taken now, each medicine once, in the order in which it came."""
    return tuple(one.course for one in _begun(view))


def _begun(view: Asked) -> list[_Begun]:
    known: dict[str, _Begun] = {}
    for course in view.running:
        since = _since(view, course)
        name = course.drug or course.name.casefold()
        if course.drug in RESCUE or not view.clock.reached(since):
            continue
        if name not in known or since < known[name].since:
            known[name] = _Begun(course=course, since=since)
    return sorted(known.values(), key=lambda one: (one.since, one.course.entry))


def _since(view: Asked, course: Course) -> datetime:
    told = view.chart.entry(course.because[0]) if course.because else None
    starts = midnight(course.first or date.min.replace(year=1900), view.person.zone)
    return max(told.recorded_at, starts) if told else starts


def _counted(view: Asked) -> Iterator[Trigger]:
    """Since the medicine with which those taken now became so many: one that is exchanged begins the count anew."""
    begun, drugs = _begun(view), view.knowledge.drugs
    ours = [one for one in begun if (drug := drugs.get(one.course.drug)) and drug.prescribed_here]
    if len(ours) >= PSYCHOTROPICS:
        yield _from(ours, "many_psychotropics", ours[PSYCHOTROPICS - 1].since, len(ours))
    if len(begun) >= MEDICINES:
        yield _from(begun, "many_medicines", begun[MEDICINES - 1].since, len(begun))
    yield from _anticholinergic(view, begun)


def _anticholinergic(view: Asked, begun: list[_Begun]) -> Iterator[Trigger]:
    drugs, total, since = view.knowledge.drugs, 0, None
    counted = [one for one in begun if (drug := drugs.get(one.course.drug)) and drug.mechanisms.acb > 0]
    for one in counted:
        total += drugs[one.course.drug].mechanisms.acb
        if since is None and total >= ANTICHOLINERGIC:
            since = one.since
    if since is not None:
        yield _from(counted, "anticholinergic", since, total)


def _from(begun: list[_Begun], reason: Reason, known: datetime, number: int) -> Trigger:
    because = tuple(dict.fromkeys(entry for one in begun for entry in one.course.because))
    return Trigger(reason=reason, known=known, due=known + WITHIN, because=because, number=number)


def _hospital(view: Asked) -> Iterator[Trigger]:
    stay = after_stay(view.chart)
    if stay is not None:
        known = stay.left.recorded_at
        yield Trigger(reason="hospital", known=known, due=known + WITHIN, because=(stay.left.id,))


def _aged(view: Asked, last: AnyEntry | None) -> Iterator[Trigger]:
    """R97: from 65 on once a year, spoken of a month before (clinic rule)."""
    joined, born = view.chart.entry(view.person.since), view.person.birth_date
    if joined is None or born is None or view.circumstances.holds("age_65") is not True:
        return
    of_age = midnight(persons.birthday(born.day, 65), view.person.zone)
    known = last.occurred + YEAR - WITHIN if last else max(joined.occurred, of_age)
    if view.clock.reached(known):
        told = (last.id,) if last else (joined.id, *persons.because(view))
        yield Trigger(reason="age_65", known=known, due=known + WITHIN, because=told)
