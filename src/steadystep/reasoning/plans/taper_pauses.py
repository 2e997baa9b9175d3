"""A taper that waits: at the dose that is taken, for as long as somebody chooses; or goes on after days on which nothing was
taken. The steps after it and the last day move; a stop that was signed apart is never moved."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from steadystep.chart.medication import DoseStep
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.tapering import steps_down

from .tapers import moved, paused

_DAY = timedelta(days=1)


def turn_after(course: Course, day: date) -> date | None:
    """The day of the next smaller dose after that day, or of the first without one; None where none comes, or a stop was
    signed apart from the steps."""
    if not _ends_by_its_steps(course):
        return None
    return next((one.day for one in steps_down(course) if one.day > day), None)


def days_of_step(course: Course, turn: date) -> int:
    """For how long the dose before that turn was planned: a pause of that length repeats the step."""
    before = [step for step in course.steps if step.first < turn]
    return (turn - before[-1].first).days if before else 0


def paused_after(course: Course, day: date, days: int) -> tuple[DoseStep, ...]:
    """The dose that is taken goes on for so many days more, from the day of the next step; empty where none comes."""
    turn = turn_after(course, day)
    if turn is None or days < 1:
        return ()
    if course.last is not None and turn > course.last:
        last = course.steps[-1]
        return (msgspec.structs.replace(last, first=turn, last=turn + timedelta(days=days) - _DAY),)
    return paused(course.steps, turn, days)


def moved_after_rest(course: Course, again: date) -> tuple[DoseStep, ...]:
    """Taken again from that day, from the step at which the medicine came to rest, the rest of the steps as much later.

    Empty where it does not rest, or where nothing would move: one dose that goes on until changed.
    """
    rest = course.held[-1] if course.held else None
    if rest is None or rest.last is not None or again <= rest.first or not _ends_by_its_steps(course):
        return ()
    left = [step for step in course.steps if step.last is None or step.last >= rest.first]
    if not left or (len(left) == 1 and left[0].last is None):
        return ()
    later = again - rest.first
    begun = msgspec.structs.replace(left[0], first=max(left[0].first, rest.first))
    return tuple(moved(one, later) for one in (begun, *left[1:]))


def _ends_by_its_steps(course: Course) -> bool:
    return bool(course.steps) and course.steps[-1].last == course.last
