"""The plan by target: for each target one line of measure, therapy, medicine, practice, who, and when it is looked at (R12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, Protocol

import msgspec

from steadystep.chart import AnyEntry
from steadystep.chart.plan import Goal
from steadystep.chart.plan_together import PlanComment
from steadystep.knowledge import Knowledge

from .agreement import Agreement, agreement
from .alignment import (
    AroundPlan,
    Practice,
    Unaligned,
    going_on,
    target_of_therapy,
    targets,
    therapies,
    unaligned,
)
from .medicines import Course
from .person import Person
from .scores import ScoreFact
from .trials import Trial

Ahead = Literal["decision", "judged", "start", "dose"]
Way = Literal["", "better", "worse", "same"]


class AroundLines(AroundPlan, Protocol):
    """The part of the view that the lines of a plan are made from."""

    @property
    def knowledge(self) -> Knowledge: ...
    @property
    def person(self) -> Person: ...
    @property
    def scores(self) -> Mapping[str, tuple[ScoreFact, ...]]: ...
    @property
    def trials(self) -> tuple[Trial, ...]: ...


class Coming(msgspec.Struct, frozen=True, kw_only=True):
    """A day ahead on which something of the line is decided: its own date, a trial that can be judged, a medicine that starts, a dose that changes."""

    day: date
    what: Ahead
    about: str = ""


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """Known totals, oldest first, and which way the last lies from the first by what the instrument calls better."""

    facts: tuple[ScoreFact, ...]
    way: Way

    @property
    def first(self) -> int | None:
        return self.facts[0].total if self.facts else None

    @property
    def last(self) -> int | None:
        return self.facts[-1].total if self.facts else None


class PlanLine(msgspec.Struct, frozen=True, kw_only=True):
    """One active target. `entry` is its first id, `head` what stands. `coming` is sorted; `past` its own date, gone by."""

    entry: str
    head: AnyEntry
    goal: AnyEntry | None
    agreement: Agreement
    goal_agreement: Agreement | None
    trend: Trend
    therapies: tuple[str, ...]
    courses: tuple[Course, ...]
    practices: tuple[Practice, ...]
    coming: tuple[Coming, ...]
    past: date | None
    comments: tuple[AnyEntry, ...]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """`goals` are active goals, by their rank, then as they were written; `alone` those that no line is about."""

    lines: tuple[PlanLine, ...]
    goals: tuple[AnyEntry, ...]
    alone: tuple[AnyEntry, ...]
    unaligned: tuple[Unaligned, ...]

    @property
    def agreed(self) -> int:
        return sum(line.agreement.theirs for line in self.lines)


def plan_of(view: AroundLines) -> Plan:
    chart = view.chart
    practised, held = going_on(view), therapies(view)
    lines = tuple(_line(view, first, head, practised, held) for first, head in targets(chart).items())
    taken = {chart.first(line.goal).id for line in lines if line.goal is not None}
    goals = sorted(
        (one for one in chart.of(Goal) if one.body.status == "active"),
        key=lambda one: (one.body.rank or 99, one.seq),
    )
    return Plan(
        lines=lines, goals=tuple(goals), alone=tuple(one for one in goals if chart.first(one).id not in taken),
        unaligned=tuple(unaligned(view)),
    )  # fmt: skip


def _line(
    view: AroundLines,
    first: str,
    head: AnyEntry,
    practised: tuple[Practice, ...],
    held: dict[str, tuple[AnyEntry, ...]],
) -> PlanLine:
    chart, body = view.chart, head.body
    goal = chart.head(body.goal) if body.goal else None
    goal = goal if goal is not None and isinstance(goal.body, Goal) else None
    courses = tuple(one for one in view.running if one.target and chart.origin(one.target) == first)
    today, days = view.clock.today(view.person.zone), tuple(sorted(_coming(view, head, courses), key=_by_day))
    return PlanLine(
        entry=first, head=head, goal=goal, agreement=agreement(chart, head), trend=trend(view, body.measure),
        goal_agreement=agreement(chart, goal) if goal else None, courses=courses,
        therapies=tuple(name for name, sessions in held.items() if target_of_therapy(chart, name, sessions) == first),
        practices=tuple(one for one in practised if one.target == first),
        coming=tuple(one for one in days if one.day >= today),
        past=next((one.day for one in days if one.day < today and one.what == "decision"), None),
        comments=tuple(one for one in chart.of(PlanComment) if chart.origin(one.body.target) == first),
    )  # fmt: skip


def trend(view: AroundLines, measure: str) -> Trend:
    """Of the totals that are known; no way while there is one only, or nobody knows which way is better."""
    facts = tuple(one for one in view.scores.get(measure, ()) if one.total is not None)
    instrument = view.knowledge.instruments.get(measure)
    if instrument is None or len(facts) < 2:
        return Trend(facts=facts, way="")
    change = (facts[-1].total or 0) - (facts[0].total or 0)
    if change == 0:
        return Trend(facts=facts, way="same")
    return Trend(facts=facts, way="better" if (change > 0) == bool(instrument.higher_is_better) else "worse")


def _coming(view: AroundLines, head: AnyEntry, courses: tuple[Course, ...]) -> Iterator[Coming]:
    if head.body.review:
        yield Coming(day=head.body.review.day, what="decision")
    mine = {one.entry for one in courses}
    for trial in view.trials:
        if trial.entry in mine and trial.earliest and trial.judged is None:
            yield Coming(day=trial.earliest, what="judged", about=trial.name)
    today = view.clock.today(view.person.zone)
    for course in courses:
        later = next((step for step in course.steps if step.first > today), None)
        if later:
            begins = all(step.first > today for step in course.steps)
            yield Coming(day=later.first, what="start" if begins else "dose", about=course.name)


def _by_day(coming: Coming) -> tuple[date, str]:
    return coming.day, coming.what
