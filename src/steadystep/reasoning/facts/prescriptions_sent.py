"""Prescriptions that were sent and are not in hand yet, with what the pharmacy answered (R29)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import msgspec

from steadystep.chart import AnyEntry, Chart, Entry
from steadystep.chart.medication import DoseReport, Fill, OrderStopped
from steadystep.chart.pharmacy import ENDS, PrescriptionAnswered, PrescriptionSent
from steadystep.chart.supply import InjectionGiven

from .medicines import Course, taken_before
from .obstacles import Obstacle
from .pharmacy import troubles
from .supply import is_of

_SWALLOWED: Final = frozenset({"taken", "partly"})
IN_HAND: Final = "in_hand"


class Sending(msgspec.Struct, frozen=True, kw_only=True):
    """One prescription on its way: `sent` are all its sendings since the medicine was last in hand, `answers` what came back
    of the last one, both oldest first."""

    course: Course
    sent: tuple[AnyEntry, ...]
    answers: tuple[AnyEntry, ...]

    @property
    def last(self) -> AnyEntry:
        return self.sent[-1]

    @property
    def since(self) -> datetime:
        """From when it is waited for: when it was first sent, or the end of that day; when it was written down, if that was sooner."""
        first: Entry[PrescriptionSent] = self.sent[0]
        return min(first.recorded_at, first.body.when.end)

    @property
    def rejected(self) -> AnyEntry | None:
        """What the pharmacy said last, where it was a no."""
        return self.answers[-1] if self.answers and self.answers[-1].body.came == "rejected" else None


def on_their_way(chart: Chart, courses: tuple[Course, ...]) -> tuple[Sending, ...]:
    """Of each order what was sent and nobody told to be in hand. What stands in the way by an entry of its own is left to that."""
    found = (_on_its_way(chart, courses, course, sent) for course, sent in _by_course(chart, courses))
    return tuple(one for one in found if one is not None)


def _by_course(chart: Chart, courses: tuple[Course, ...]) -> Iterator[tuple[Course, list[AnyEntry]]]:
    by_order = {course.entry: course for course in courses if course.ordered_here}
    sent: dict[str, list[AnyEntry]] = {}
    for entry in sorted(chart.of(PrescriptionSent), key=lambda one: (one.occurred, one.seq)):
        if not entry.imported:
            sent.setdefault(chart.origin(entry.body.order), []).append(entry)
    return ((by_order[order], ones) for order, ones in sent.items() if order in by_order)


def _on_its_way(
    chart: Chart, courses: tuple[Course, ...], course: Course, sent: list[AnyEntry]
) -> Sending | None:
    in_the_way = troubles(chart, (course,))
    if _stopped(chart, course) or any(not one.settled for one in in_the_way):
        return None
    tells = (*_handed_over(chart, course), *_said_in_hand(chart, sent, in_the_way))
    waiting = tuple(one for one in sent if not _in_hand(chart, courses, course, one, tells))
    if not waiting:
        return None
    return Sending(course=course, sent=waiting, answers=_answers(chart, waiting[-1]))


def _stopped(chart: Chart, course: Course) -> bool:
    """Whether it was stopped with no day left on which it would still be taken."""
    return any(
        chart.origin(one.body.order) == course.entry and one.body.last_day <= one.body.when.day
        for one in chart.of(OrderStopped)
    )


def _answers(chart: Chart, *sent: AnyEntry) -> tuple[AnyEntry, ...]:
    asked = {chart.origin(one.id) for one in sent}
    found = (one for one in chart.of(PrescriptionAnswered) if chart.origin(one.body.sent) in asked)
    return tuple(sorted(found, key=lambda one: (one.occurred, one.seq)))


def _handed_over(chart: Chart, course: Course) -> Iterator[AnyEntry]:
    """Supplies and injections of it."""
    yield from (one for one in chart.of(Fill) if is_of(one.body, course, chart))
    for entry in chart.of(InjectionGiven):
        order, drug = entry.body.order, entry.body.drug
        if chart.origin(order) == course.entry if order else bool(drug) and drug == course.drug:
            yield entry


def _said_in_hand(chart: Chart, sent: list[AnyEntry], in_the_way: tuple[Obstacle, ...]) -> Iterator[AnyEntry]:
    yield from (one for one in _answers(chart, *sent) if one.body.came == IN_HAND)
    yield from (step for one in in_the_way for step in one.steps if step.body.did in ENDS)


def _in_hand(
    chart: Chart, courses: tuple[Course, ...], course: Course, sent: AnyEntry, tells: tuple[AnyEntry, ...]
) -> bool:
    """By what was told since, or by a dose taken; a dose tells nothing where an earlier supply may hold it."""
    since = (sent.body.when.earliest, sent.seq)
    if any((one.body.when.end, one.seq) > since for one in tells):
        return True
    if tells or taken_before(courses, course):
        return False
    days = [
        one.body.day
        for one in chart.of(DoseReport)
        if one.body.outcome in _SWALLOWED and chart.origin(one.body.order) == course.entry
    ]
    return bool(days) and min(days) >= sent.body.when.day
