"""Supply: until which day what was handed out lasts as planned, how many days were covered, and refills on one day.

A fill brings as much as its days took at the dose of that day; later doses use it up faster or slower. What is left when
the next fill comes is used first. Without a fill that says how many days it lasts nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.medication import DoseStep, Fill
from steadystep.knowledge import Knowledge

from .injections import depots
from .medicines import Course

_DAY = timedelta(days=1)
_MOST_DAYS = 3660  # no supply is reckoned further than ten years
_NEARLY = 1e-9
Stretch = tuple[date, date]


class Use(msgspec.Struct, frozen=True):
    """So much is used every day from `first` to `last` (None: until changed)."""

    first: date
    last: date | None
    a_day: float


class SupplyFact(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one medicine's supply. `run_out` is the last day it covers; None when it outlasts the plan.

    `covered` are the stretches of days it covered, oldest first; `use` the plan it was reckoned by.
    """

    course: Course
    fills: tuple[AnyEntry, ...]
    use: tuple[Use, ...]
    covered: tuple[Stretch, ...]
    run_out: date | None

    @property
    def because(self) -> tuple[str, ...]:
        return (self.fills[-1].id, *self.course.because)

    def days_covered(self, first: date, last: date) -> tuple[int, int]:
        """Planned days covered by supply, and planned days, from `first` to `last` (both included)."""
        planned = [_both(first, last, one.first, one.last or last) for one in self.use]
        held = [_both(first, last, start, end) for start, end in self.covered]
        return sum(map(_length, held)), sum(map(_length, planned))


def supplies(chart: Chart, knowledge: Knowledge, courses: Sequence[Course]) -> tuple[SupplyFact, ...]:
    """One for each medicine ordered here that is taken by plan, is no injection, and has a fill that says its days."""
    told = [entry for entry in chart.of(Fill) if entry.body.days]
    if not told:
        return ()
    injected = depots(knowledge)
    found = []
    for course in courses:
        if not course.ordered_here or course.drug in injected:
            continue
        fills = tuple(entry for entry in told if is_of(entry.body, course, chart))
        if fills and (use := use_of(course)):
            found.append(_fact(course, fills, use))
    return tuple(found)


def use_of(course: Course) -> tuple[Use, ...]:
    """What the plan uses a day, in one measure for all its steps; empty for what is only taken as needed."""
    steps = course.steps
    if not steps or any(step.as_needed for step in steps):
        return ()
    rates = _rates(steps)
    ends = [*(step.first - _DAY for step in steps[1:]), course.last]
    found = []
    for step, rate, end in zip(steps, rates, ends, strict=True):
        last = min((day for day in (step.last, end, course.last) if day is not None), default=None)
        if last is None or last >= step.first:
            found.append(Use(step.first, last, rate))
    return tuple(found)


def spent(fills: Iterable[tuple[date, int]], use: Sequence[Use]) -> tuple[tuple[Stretch, ...], bool]:
    """The days covered by fills (day handed out, days it lasts), oldest first; and whether the plan ended before the supply."""
    ordered = sorted(fills)
    covered: list[Stretch] = []
    left, at, enough = 0.0, date.min, False
    for place, (day, days) in enumerate(ordered):
        at = max(at, day)
        left += days * rate_on(use, day)
        until = ordered[place + 1][0] - _DAY if place + 1 < len(ordered) else None
        stretches, left, at, enough = _spend(left, at, until, use)
        covered += stretches
    return tuple(covered), enough


def rate_on(use: Sequence[Use], day: date) -> float:
    """What is used that day; before the plan begins its first amount, after it its last."""
    begun = [one for one in use if one.first <= day]
    return (begun[-1] if begun else use[0]).a_day


def _spend(
    left: float, at: date, until: date | None, use: Sequence[Use]
) -> tuple[list[Stretch], float, date, bool]:
    """Use up from `at` to `until`: the stretches covered, what is left, the first day not yet reckoned, plan at its end."""
    covered: list[Stretch] = []
    for one in use:
        first = max(at, one.first)
        last = min((day for day in (one.last, until) if day is not None), default=None)
        if last is not None and last < first:
            continue
        can = min(int((left + _NEARLY) / one.a_day), _MOST_DAYS)
        wanted = _MOST_DAYS if last is None else (last - first).days + 1
        days = min(can, wanted)
        if days:
            covered.append((first, first + timedelta(days=days - 1)))
            left -= days * one.a_day
            at = first + timedelta(days=days)
        if days < wanted or last is None:  # what is left is less than a day's doses, and covers none
            return covered, 0.0, at, False
    return covered, left, at, until is None


def _fact(course: Course, fills: tuple[AnyEntry, ...], use: tuple[Use, ...]) -> SupplyFact:
    covered, enough = spent(((entry.body.when.day, entry.body.days) for entry in fills), use)
    run_out = covered[-1][1] if covered and not enough else None
    return SupplyFact(course=course, fills=fills, use=use, covered=covered, run_out=run_out)


def is_of(fill: Fill, course: Course, chart: Chart) -> bool:
    """Of that order; else, when it names none, of the same medicine while the course goes on."""
    if fill.order:
        return chart.origin(fill.order) == course.entry
    going = course.last is None or fill.when.day <= course.last
    return bool(fill.drug) and fill.drug == course.drug and going


def _rates(steps: tuple[DoseStep, ...]) -> list[float]:
    """In mg where every step tells, in their unit where it is one; else days, each as any other."""
    milligrams = [step.milligrams_a_day for step in steps]
    if None not in milligrams:
        return [one for one in milligrams if one is not None]
    if len({step.amount.unit for step in steps}) == 1:
        return [step.units_a_day for step in steps]
    return [1.0] * len(steps)


def _both(first: date, last: date, other_first: date, other_last: date) -> Stretch:
    return max(first, other_first), min(last, other_last)


def _length(stretch: Stretch) -> int:
    return max(0, (stretch[1] - stretch[0]).days + 1)


class Refill(msgspec.Struct, frozen=True, kw_only=True):
    """One medicine's way to the common day: a part of `days` on `on`, `doses` doses; 0: its full fill falls on that day.

    `apart` says why it keeps a day of its own instead: `blood_test` or `dose_changes`.
    """

    fact: SupplyFact
    on: date
    days: int
    doses: float
    apart: str = ""


class Together(msgspec.Struct, frozen=True):
    """All refills on one day: the latest run-out, so that nothing is filled before its own day."""

    day: date
    refills: tuple[Refill, ...]


def supply_follows_test(knowledge: Knowledge) -> frozenset[str]:
    """Medicines whose next supply waits for a test, by the rows of monitoring."""
    waiting = (rule for rule in knowledge.monitoring.values() if rule.ever_blocks_supply)
    return frozenset(drug for rule in waiting for drug in rule.select.drugs)


def together(facts: Iterable[SupplyFact], apart: frozenset[str]) -> Together | None:
    """Bring refills to one day, R28. `apart`: drugs whose supply a test limits; they keep their own day.

    No medicine is filled before its supply ends, so none in a schedule is early. None when fewer than two could be joined.
    """
    ending = [(fact, fact.run_out) for fact in facts if fact.run_out is not None]
    joined = [(fact, day) for fact, day in ending if fact.course.drug not in apart]
    if len(joined) < 2:
        return None
    day = max(day for _fact, day in joined)
    refills = [
        Refill(fact=fact, on=own, days=(day - own).days, doses=_doses(fact, own, day)) for fact, own in joined
    ]
    refills += [
        Refill(fact=fact, on=own, days=0, doses=0, apart="blood_test")
        for fact, own in ending if fact.course.drug in apart
    ]  # fmt: skip
    return Together(day, tuple(sorted(refills, key=lambda one: (bool(one.apart), one.on))))


def _doses(fact: SupplyFact, after: date, until: date) -> float:
    """Doses planned from the day after `after` to `until`."""
    return round(sum(_doses_a_day(fact.course, day) for day in _days(after + _DAY, until)), 2)


def _doses_a_day(course: Course, day: date) -> float:
    step = course.step_on(day)
    return step.times_a_day if step else 0


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=count) for count in range((last - first).days + 1))
