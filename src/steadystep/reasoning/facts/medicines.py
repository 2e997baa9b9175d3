"""Medicines as courses: from which day to which day, at which dose, ordered here or told from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.holds import DoseHeld, DoseResumed
from steadystep.chart.medication import DoseChanged, DoseStep, MedicineReported, Order, OrderStopped

from .aligned import alignments


class Rest(msgspec.Struct, frozen=True, kw_only=True):
    """Days on which nothing is taken, both included; `last` None: still resting. `entry` is the hold."""

    entry: str
    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """One medicine over time. `first` None: start unknown; `last` None: still going on. `entry` is the order's first id.

    `steps` are empty for a medicine told from elsewhere: its dose is words.
    """

    entry: str
    drug: str
    name: str
    first: date | None
    last: date | None
    steps: tuple[DoseStep, ...] = ()
    held: tuple[Rest, ...] = ()
    because: tuple[str, ...] = ()
    ordered_here: bool = True
    target: str | None = None
    measure: str = ""

    def active_on(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def rests_past_its_end(self) -> bool:
        """It came to rest before its planned steps were over, and nobody stopped it: the calendar alone does not end it."""
        if not self.held or self.held[-1].last is not None or not self.steps or self.last is None:
            return False
        return self.steps[-1].last == self.last and self.held[-1].first <= self.last

    def step_on(self, day: date) -> DoseStep | None:
        """The step in force that day, or None; none while it rests."""
        if not self.active_on(day) or any(rest.covers(day) for rest in self.held):
            return None
        running = [
            step for step in self.steps if step.first <= day and (step.last is None or day <= step.last)
        ]
        return running[-1] if running else None

    def changes(self) -> tuple[date, ...]:
        """Days on which the daily dose started or became another."""
        days, before = [], None
        for step in self.steps:
            dose = step.milligrams_a_day or (step.amount.unit, step.units_a_day)
            if dose != before:
                days.append(step.first)
            before = dose
        return tuple(days)


def taken_before(known: tuple[Course, ...], course: Course) -> bool:
    """Whether it was already taken when this order began: by another order, or from elsewhere."""
    return any(
        other.drug == course.drug and other.entry != course.entry
        and (other.first is None or course.first is None or other.first < course.first)
        and (other.last is None or course.first is None or (course.first - other.last).days <= 1)
        for other in known
    )  # fmt: skip


def courses(chart: Chart, zone: str) -> tuple[Course, ...]:
    """Every course in the chart, orders first. `zone` is the client's."""
    changes, stops = _by_order(chart, DoseChanged, DoseResumed), _by_order(chart, OrderStopped)
    rests = _by_order(chart, DoseHeld)
    ordered = [
        _ordered(entry, origin, changes.get(origin, []), stops.get(origin, []), rests.get(origin, []))
        for entry in chart.of(Order)
        if (origin := chart.first(entry).id)
    ]
    told = [_told(entry) for entry in _told_last(chart)]
    return (*_as_aligned(ordered, alignments(chart)), *told)


def _as_aligned(ordered: list[Course], aligned: dict[str, str]) -> list[Course]:
    """With the target that somebody named since the order was written."""
    if not aligned:
        return ordered
    return [msgspec.structs.replace(one, target=aligned.get(one.entry, one.target)) for one in ordered]


def _told_last(chart: Chart) -> list[AnyEntry]:
    """A medicine told of again, now stopped or at another dose, is not taken twice: the newer telling replaces one that
    left it open. What was told to have ended stays as history."""
    told = chart.of(MedicineReported)
    newest = {_called(entry): entry.id for entry in told}
    return [entry for entry in told if newest[_called(entry)] == entry.id or _told(entry).last is not None]


def _called(entry: AnyEntry) -> str:
    told: MedicineReported = entry.body
    return told.drug or told.medicine.code or told.medicine.text.casefold()


def _by_order(chart: Chart, *kinds: type[Any]) -> dict[str, list[AnyEntry]]:
    """By the order's first id, whichever of its corrections was named; of several kinds in the order they happened."""
    found: dict[str, list[AnyEntry]] = {}
    for entry in sorted(chart.among(*kinds), key=lambda one: (one.occurred, one.seq)):
        found.setdefault(chart.origin(entry.body.code), []).append(entry)
    return found


def _ordered(
    entry: AnyEntry, origin: str, changes: list[AnyEntry], stops: list[AnyEntry], rests: list[AnyEntry]
) -> Course:
    order: Order = entry.body
    steps = order.steps
    for change in changes:
        if change.body.steps:
            steps = tuple(_replaced(steps, change.body.steps))
    last = stops[-1].body.last_day if stops else steps[-1].last
    return Course(
        entry=origin, drug=order.drug, name=order.name, first=steps[0].first, last=last, steps=steps,
        because=tuple(one.id for one in (entry, *changes, *stops)), target=order.target, measure=order.measure,
        held=tuple(_rest(rest, changes) for rest in rests),
    )  # fmt: skip


def _rest(entry: AnyEntry, changes: list[AnyEntry]) -> Rest:
    """From the day after the last dose, where that was earlier than the hold says, until the day before it is taken again:
    by being resumed, or by a dose that was set later than the hold."""
    held: DoseHeld = entry.body
    first = held.first if held.last_taken is None else min(held.first, held.last_taken + timedelta(days=1))
    again = [_begins(one) for one in changes if one.seq > entry.seq and _begins(one) >= held.first]
    return Rest(entry=entry.id, first=first, last=min(again) - timedelta(days=1) if again else None)


def _begins(change: AnyEntry) -> date:
    body: DoseChanged | DoseResumed = change.body
    return body.first if isinstance(body, DoseResumed) else body.steps[0].first


def _replaced(old: tuple[DoseStep, ...], new: tuple[DoseStep, ...]) -> Iterator[DoseStep]:
    """Old steps up to the day before the first new one, then the new ones."""
    turn = new[0].first
    for step in old:
        if step.first >= turn:
            break
        ends_before = step.last is not None and step.last < turn
        yield step if ends_before else msgspec.structs.replace(step, last=turn - timedelta(days=1))
    yield from new


def _told(entry: AnyEntry) -> Course:
    told: MedicineReported = entry.body
    last = told.stopped.day if told.stopped else None
    if told.status == "stopped" and last is None:
        last = told.when.day  # stopped, nobody knows when: at the latest on the day we were told
    return Course(
        entry=entry.id, drug=told.drug, name=told.medicine.text or told.medicine.code, last=last,
        first=told.started.day if told.started else None, because=(entry.id,), ordered_here=False,
    )  # fmt: skip
