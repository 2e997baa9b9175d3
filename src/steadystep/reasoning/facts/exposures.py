"""What may act in the body now or soon: every course that matches a medicine, as long after its last dose as any rule asks."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

import msgspec

from steadystep.reasoning.clock import midnight
from steadystep.reasoning.interactions import Exposure, index_of

from .around import Around
from .circumstances import Circumstances
from .medicines import Course

SMOKE = "tobacco_smoke"


class Asked(Around, Protocol):
    """`reasoning.view.View` is one."""

    @property
    def circumstances(self) -> Circumstances: ...


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A course with what weighs of it. `about` names it in findings, `because` are the entries it rests on."""

    course: Course
    exposure: Exposure
    about: str
    because: tuple[str, ...]


def taken(view: Asked) -> tuple[Taken, ...]:
    """Matched courses that run, are planned or may still act, and smoke where the person is known to smoke."""
    longest = timedelta(days=index_of(view.knowledge).longest_days)
    found = [
        _taken(view, course)
        for course in view.courses
        if course.drug in view.knowledge.drugs and not _left(view, course, longest)
    ]
    smokes = SMOKE in view.knowledge.drugs and view.circumstances.holds("smoker")
    if smokes and all(each.course.drug != SMOKE for each in found):
        found.append(_smoke(view))
    return tuple(found)


def _left(view: Asked, course: Course, longest: timedelta) -> bool:
    """Whether the last dose is so long ago that no rule counts it any more."""
    if course.last is None or not view.over(course):
        return False
    return view.clock.reached(midnight(course.last + longest, view.person.zone))


def _taken(view: Asked, course: Course) -> Taken:
    return Taken(
        course=course, exposure=Exposure(course.drug, course.name, _most(view, course)), about=course.entry,
        because=course.because,
    )  # fmt: skip


def _most(view: Asked, course: Course) -> float | None:
    """The largest daily dose in mg of the steps not yet over; None where one is not known."""
    doses = [
        step.milligrams_a_day
        for step in course.steps
        if step.last is None or not view.clock.reached_day(step.last, view.person.zone)
    ]
    known = [dose for dose in doses if dose is not None]
    return max(known) if known and len(known) == len(doses) else None


def _smoke(view: Asked) -> Taken:
    name = view.knowledge.drugs[SMOKE].name
    because = view.circumstances.because("smoker")
    course = Course(
        entry=SMOKE, drug=SMOKE, name=name, first=None, last=None, because=because, ordered_here=False
    )
    return Taken(course=course, exposure=Exposure(SMOKE, name), about=SMOKE, because=because)
