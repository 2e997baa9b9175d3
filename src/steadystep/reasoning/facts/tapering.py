"""Steps down of a medicine and the check-ins that the person who planned the taper placed after them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.tapering import WORSE, TaperCheckin, TaperCheckinsPlanned
from steadystep.chart.visits import VisitAttended
from steadystep.knowledge import Drug, Knowledge

from .medicines import Course

_DAY = timedelta(days=1)
SEDATIVES = frozenset({"BZD", "ZDRUG"})  # ES22: withdrawal from alcohol or a sedative


class StepDown(msgspec.Struct, frozen=True, kw_only=True):
    """From `day` on `after` mg a day instead of `before`; `after` 0.0: nothing any more."""

    day: date
    before: float
    after: float


class CheckinFact(msgspec.Struct, frozen=True, kw_only=True):
    """One check-in: the client is asked from `asked` on. `next_step` is the next smaller dose, None after the last."""

    course: Course
    plan: AnyEntry
    step: StepDown
    asked: date
    next_step: date | None
    answer: AnyEntry | None

    @property
    def worse(self) -> bool:
        return self.answer is not None and self.answer.body.how in WORSE

    @property
    def because(self) -> tuple[str, ...]:
        return (self.plan.id, *self.course.because, *((self.answer.id,) if self.answer else ()))


def steps_down(course: Course) -> tuple[StepDown, ...]:
    """Every smaller total in mg a day, and the day after the last dose; empty where a dose is no number of mg."""
    return tuple(_steps_down(course))


def _steps_down(course: Course) -> Iterator[StepDown]:
    before: float | None = None
    for step in course.steps:
        total = step.milligrams_a_day
        if total is None or step.as_needed:
            return
        if course.last is not None and step.first > course.last:
            break
        if before is not None and total < before:
            yield StepDown(day=step.first, before=before, after=total)
        before = total
    if before is not None and course.last is not None:
        yield StepDown(day=course.last + _DAY, before=before, after=0.0)


def checkins(chart: Chart, courses: tuple[Course, ...]) -> tuple[CheckinFact, ...]:
    """Of every taper for which somebody placed check-ins, in the order of the days they are asked on."""
    planned = {chart.origin(entry.body.order): entry for entry in chart.of(TaperCheckinsPlanned)}
    if not planned:
        return ()
    answers = {(chart.origin(entry.body.order), entry.body.since): entry for entry in chart.of(TaperCheckin)}
    found = (
        fact for course in courses if course.entry in planned
        for fact in _of(course, planned[course.entry], answers)
    )  # fmt: skip
    return tuple(sorted(found, key=lambda fact: fact.asked))


def _of(course: Course, plan: AnyEntry, answers: dict[tuple[str, date], AnyEntry]) -> Iterator[CheckinFact]:
    """Those of the steps from the day of the plan on: what came before nobody asked to watch."""
    steps = [step for step in steps_down(course) if step.day >= plan.body.when.day]
    for step, after in zip_longest(steps, steps[1:]):
        yield CheckinFact(
            course=course, plan=plan, step=step, asked=step.day + timedelta(days=plan.body.days_after),
            next_step=after.day if after else None, answer=answers.get((course.entry, step.day)),
        )  # fmt: skip


def asked_on(facts: tuple[CheckinFact, ...], today: date) -> tuple[CheckinFact, ...]:
    """Of each medicine the latest check-in that is asked by that day and has no answer."""
    latest = {fact.course.entry: fact for fact in facts if fact.asked <= today}
    return tuple(fact for fact in latest.values() if fact.answer is None)


def watched_signs(knowledge: Knowledge, drug: Drug) -> tuple[str, ...]:
    """What the knowledge says to look out for while this medicine goes down, in its own words."""
    words = [taper.provenance.why for taper in knowledge.class_tapers_of(drug)]
    if drug.formulary is not None and drug.formulary.taper:
        words.append(drug.formulary.taper)
    return tuple(dict.fromkeys(words))


def is_sedative(drug: Drug | None) -> bool:
    return drug is not None and not SEDATIVES.isdisjoint(drug.groups)


def seen_since(chart: Chart, day: date) -> bool:
    """Whether the client came, or was reached, on that day or later."""
    came = (entry.body.when.day for entry in chart.of(VisitAttended))
    reached = (entry.body.when.day for entry in chart.of(ContactAttempted) if entry.body.outcome == "reached")
    return any(one >= day for one in (*came, *reached))
