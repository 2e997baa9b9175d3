"""On which day the treatment of a target began (R6): its first medicine, session or pathway, whichever was first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

import msgspec

from steadystep.chart import AnyEntry
from steadystep.chart.plan import Target
from steadystep.chart.therapy import Session

from .aligned import alignments
from .alignment import NO_THERAPY
from .life_stages import AroundStages, fitting
from .medicines import Course


class AroundTreatment(AroundStages, Protocol):
    @property
    def courses(self) -> tuple[Course, ...]: ...


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """`day` None: nothing has begun, or with `unclear` something has of which nobody said whether it serves the target."""

    day: date | None = None
    unclear: bool = False
    because: tuple[str, ...] = ()


def treatment_begun(view: AroundTreatment, target: AnyEntry, today: date) -> Begun:
    """A session or a pathway that was there before the target treats it from the day the target was set; a medicine is
    tied to it by name, and counts from its first dose."""
    serving = sorted(one for one in _serving(view, target) if one[0] <= today)
    if serving:
        return Begun(day=serving[0][0], because=serving[0][1])
    other = tuple(id_ for day, because in _going_on(view) if day <= today for id_ in because)
    return Begun(unclear=bool(other), because=other)


def _serving(view: AroundTreatment, target: AnyEntry) -> Iterator[tuple[date, tuple[str, ...]]]:
    aim: Target = target.body
    first = view.chart.first(target)
    for course in view.courses:
        if course.first is not None and _is_for(view, course, first.id, aim.measure):
            yield course.first, course.because
    for one in _sessions(view, first.id, aim.therapy):
        yield max(one.body.when.day, first.body.when.day), (one.id,)
    asked = fitting(view, aim.measure)
    for episode in view.episodes:
        if asked and asked in {fitting(view, name) for name in episode.pathway.measures}:
            yield max(episode.began, first.body.when.day), episode.because


def _is_for(view: AroundTreatment, course: Course, first: str, measure: str) -> bool:
    """The target that an order names says more than its measure: another target may have the same."""
    return view.chart.origin(course.target) == first if course.target else course.measure == measure


def _sessions(view: AroundTreatment, first: str, therapy: str) -> Iterator[AnyEntry]:
    """Of the kind of work that the target names, or tied to it by somebody."""
    aligned = alignments(view.chart)
    for one in view.chart.of(Session):
        if (therapy and one.body.modality == therapy) or aligned.get(view.chart.first(one).id) == first:
            yield one


def _going_on(view: AroundTreatment) -> Iterator[tuple[date, tuple[str, ...]]]:
    """Treatment that names no target at all."""
    aligned = alignments(view.chart)
    named = {one.body.therapy for one in view.chart.of(Target)}
    for course in view.courses:
        if course.ordered_here and course.first is not None and not course.target and not course.measure:
            yield course.first, course.because
    for one in view.chart.of(Session):
        if one.body.modality not in NO_THERAPY | named and view.chart.first(one).id not in aligned:
            yield one.body.when.day, (one.id,)
    for episode in view.episodes:
        yield episode.began, episode.because
