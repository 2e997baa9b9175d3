"""Whether somebody is young and new on an antidepressant: then a suicidal thought is ES01-Y, the prescriber's the same day."""

from __future__ import annotations

from datetime import date, timedelta

from .around import Around
from .medicines import Course

# FDA boxed warning, as escalation.md ES01-Y has it: the first 12 weeks, or 4 weeks after a change of dose.
FIRST, AFTER_CHANGE = timedelta(weeks=12), timedelta(weeks=4)
YOUNGER_THAN = 25
_BOXED, _NOT = "AD_BOXED", "ANTIPSYCHOTIC"
_TURNS = frozenset({"ES01-1", "ES01-2"})


def variant_for(view: Around, event: str, day: date) -> str:
    """ES01-Y instead of the low and moderate level of ES01 where it applies, else `event`. High stays high."""
    return "ES01-Y" if event in _TURNS and activating(view, day) else event


def activating(view: Around, day: date) -> bool:
    """Under 25, with an antidepressant, atomoxetine or viloxazine begun or changed lately. An unknown age is not young."""
    age = view.person.age_on(day)
    return age is not None and age < YOUNGER_THAN and any(_new(view, course, day) for course in view.courses)


def activates(view: Around, course: Course) -> bool:
    """Whether it is one of the medicines of the boxed warning: an antidepressant, atomoxetine or viloxazine."""
    drug = view.knowledge.drugs.get(course.drug)
    return drug is not None and _BOXED in drug.groups and _NOT not in drug.groups


def _new(view: Around, course: Course, day: date) -> bool:
    if not activates(view, course) or not course.active_on(day):
        return False
    started = course.first is not None and timedelta(0) <= day - course.first <= FIRST
    return started or any(timedelta(0) <= day - change <= AFTER_CHANGE for change in course.changes())
