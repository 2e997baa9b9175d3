"""A weekly box: which dose lies in which compartment, from the steps in force each day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from steadystep.chart import Dose
from steadystep.chart.medication import DAY_TIMES, DoseStep
from steadystep.knowledge import Knowledge
from steadystep.reasoning.facts.medicines import Course

from .calendar import falls_on

DAYS: Final = 7
ANY_TIME: Final = ""
# Where a dose without a time of its own lies: clinic rule, by the number of doses a day. One a day lies where it is usual.
_UNTIMED: Final[dict[int, tuple[str, ...]]] = {
    1: (ANY_TIME,), 2: ("morning", "evening"), 3: ("morning", "noon", "evening"), 4: DAY_TIMES,
}  # fmt: skip


class Laid(msgspec.Struct, frozen=True):
    """One dose in a compartment."""

    course: Course
    amount: Dose


class BoxDay(msgspec.Struct, frozen=True):
    """A day of the box: doses by time of day; under '' those without one."""

    day: date
    at: dict[str, tuple[Laid, ...]]


def box(
    courses: Sequence[Course], first: date, knowledge: Knowledge
) -> tuple[tuple[BoxDay, ...], tuple[str, ...]]:
    """Seven days from `first`, and the names of what is taken only when needed; injections lie in no box."""
    depots = frozenset(row.drug_id for row in knowledge.late_injections)
    return week(courses, first, depots), tuple(one.name for one in as_needed(courses, first, depots))


def week(courses: Iterable[Course], first: date, leave_out: frozenset[str]) -> tuple[BoxDay, ...]:
    """Seven days from `first`, of medicines ordered here. `leave_out`: drugs that lie in no box, such as injections."""
    boxed = [one for one in courses if one.ordered_here and one.drug not in leave_out]
    return tuple(_day(boxed, first + timedelta(days=count)) for count in range(DAYS))


def as_needed(courses: Iterable[Course], day: date, leave_out: frozenset[str]) -> tuple[Course, ...]:
    """What is taken only when needed, and so lies in no compartment."""
    return tuple(
        one for one in courses
        if one.ordered_here and one.drug not in leave_out and (step := one.step_on(day)) is not None and step.as_needed
    )  # fmt: skip


def _day(courses: list[Course], day: date) -> BoxDay:
    found: dict[str, list[Laid]] = {at: [] for at in (*DAY_TIMES, ANY_TIME)}
    for course in courses:
        step = course.step_on(day)
        for at, amount in _doses(step, day) if step else ():
            found[at].append(Laid(course, amount))
    return BoxDay(day, {at: tuple(laid) for at, laid in found.items()})


def _doses(step: DoseStep, day: date) -> Iterator[tuple[str, Dose]]:
    """The doses of that day; none on the days between, where it is not taken every day."""
    if step.as_needed or not falls_on(step, day):
        return
    times = _UNTIMED.get(len(step.doses), ())
    for place, (at, amount) in enumerate(step.doses):
        yield at or (times[place] if place < len(times) else ANY_TIME), amount
