"""Medicines as monitoring counts them: one for each substance, from the first day of an unbroken run of orders."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import msgspec

from steadystep.knowledge import Drug, Knowledge

from .medicines import Course

Reached = Callable[[date], bool]
_CLOZAPINE_GAP = timedelta(days=30)  # MO15: after 30 days without it, it starts as new
_ONE_DAY = timedelta(days=1)


class Treatment(msgspec.Struct, frozen=True, kw_only=True):
    """`start` None: nobody knows. `changes`: days on which a dose started or changed, oldest first, up to now; and while it
    rests, the day on which it is to be taken again at another dose, from which all counts anew (cases.md F)."""

    drug: Drug
    name: str
    start: date | None
    changes: tuple[date, ...]
    because: tuple[str, ...]
    ordered_here: bool

    @property
    def named(self) -> tuple[object, ...]:
        """All of it, the medicine by its id: two that say the same are alike."""
        return self.drug.id, self.name, self.start, self.changes, self.because, self.ordered_here


def treatments(courses: Iterable[Course], knowledge: Knowledge, reached: Reached) -> tuple[Treatment, ...]:
    """One for each medicine that is taken, planned, or was taken until less than a day ago; unmatched ones are left out."""
    by_drug: dict[str, list[Course]] = {}
    for course in courses:
        if course.drug in knowledge.drugs:
            by_drug.setdefault(course.drug, []).append(course)
    found = (_treatment(knowledge.drugs[name], own, reached) for name, own in by_drug.items())
    return tuple(one for one in found if one)


def _treatment(drug: Drug, own: list[Course], reached: Reached) -> Treatment | None:
    running = [one for one in own if one.last is None or not reached(one.last + _ONE_DAY)]
    if not running:
        return None
    run = _unbroken(drug.id, running, own)
    starts = [one.first for one in run]
    changes = sorted(
        {day for one in run for day in one.changes() if reached(day) or _ends_a_rest(one, day, reached)}
    )
    return Treatment(
        drug=drug, name=running[0].name, start=None if None in starts else min(day for day in starts if day),
        changes=tuple(changes), because=tuple(dict.fromkeys(entry for one in run for entry in one.because)),
        ordered_here=any(one.ordered_here for one in running),
    )  # fmt: skip


def _ends_a_rest(course: Course, day: date, reached: Reached) -> bool:
    """Whether it rests now and is taken again from that day."""
    return any(
        rest.last is not None and rest.last + _ONE_DAY == day and reached(rest.first) for rest in course.held
    )


def _unbroken(drug: str, running: list[Course], own: list[Course]) -> list[Course]:
    """The running courses with those before them that they follow on: an order written anew is no new start."""
    gap = _CLOZAPINE_GAP if drug == "clozapine" else _ONE_DAY
    run, rest = list(running), [one for one in own if one not in running]
    while before := [one for one in rest if _follows_on(one, run, gap)]:
        run += before
        rest = [one for one in rest if one not in before]
    return run


def _follows_on(before: Course, run: list[Course], gap: timedelta) -> bool:
    starts = [one.first for one in run if one.first]
    return bool(starts and before.last and before.first and before.last + gap >= min(starts))
