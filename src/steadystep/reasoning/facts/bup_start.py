"""Starts of buprenorphine under the tongue: which course is one, its first day, doses given, COWS around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.substance import DoseGiven
from steadystep.knowledge import Knowledge

from .medicines import Course
from .scores import ScoreFact

COWS = "cows"
LOW_DOSE = "BUP-LOW"


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """`first_day_mg` is what is ordered for day 1, None when its unit does not tell; `low` is a low-dose start.

    `given` are the doses seen on day 1, oldest first.
    """

    course: Course
    day_one: date
    first_day_mg: float | None
    low: bool
    given: tuple[AnyEntry, ...]

    def day(self, number: int) -> date:
        """Day 1 is the day of the first dose."""
        return self.day_one + timedelta(days=number - 1)

    @property
    def given_mg(self) -> float:
        return sum(entry.body.amount.milligrams or 0 for entry in self.given)


def dissolved(knowledge: Knowledge) -> frozenset[str]:
    """Buprenorphine that is dissolved in the mouth: the group without its depots."""
    return frozenset(
        one for one in knowledge.groups.get("BUP", frozenset()) if not knowledge.late_injections_of(one)
    )


def starts(chart: Chart, courses: Sequence[Course], knowledge: Knowledge) -> tuple[Start, ...]:
    """Courses ordered here that begin where no buprenorphine was taken the day before."""
    group, under_tongue = knowledge.groups.get("BUP", frozenset()), dissolved(knowledge)
    every = [course for course in courses if course.drug in group]
    return tuple(
        _start(chart, course, course.first, knowledge, under_tongue)
        for course in every
        if course.drug in under_tongue and course.ordered_here and course.first and not _went_on(course, course.first, every)
    )  # fmt: skip


def _went_on(course: Course, first: date, every: Sequence[Course]) -> bool:
    """Whether another course, or one told from elsewhere, was taken until this one began."""
    before = first - timedelta(days=1)
    return any(other.entry != course.entry and other.active_on(before) for other in every)


def _start(
    chart: Chart, course: Course, first: date, knowledge: Knowledge, under_tongue: frozenset[str]
) -> Start:
    step = course.step_on(first)
    amount = step.milligrams_a_day if step else None
    smallest = knowledge.substance_care.buprenorphine_start.smallest_dose_mg
    given = [
        entry
        for entry in chart.of(DoseGiven)
        if entry.body.drug in under_tongue and entry.body.when.day == first
    ]
    return Start(
        course=course, day_one=first, first_day_mg=amount, low=amount is not None and amount < smallest,
        given=tuple(sorted(given, key=lambda entry: entry.occurred)),
    )  # fmt: skip


def table_days(start: Start, knowledge: Knowledge) -> int:
    """Days until the last step of a low-dose table, on which the full opioid ends: the ordered steps, else the schedule's own."""
    steps = start.course.steps
    if len(steps) > 1:
        return (steps[-1].first - start.day_one).days + 1
    drug = knowledge.drugs.get(start.course.drug)
    rows = drug.titration if drug else ()
    return max((row.day_from or 1 for row in rows if row.schedule_id == LOW_DOSE), default=1)


def cows_scored(scores: Mapping[str, Sequence[ScoreFact]]) -> list[ScoreFact]:
    """COWS with a total, oldest first."""
    return [fact for fact in scores.get(COWS, ()) if fact.total is not None]


def cows_on(found: Sequence[ScoreFact], day: date, before: datetime | None = None) -> ScoreFact | None:
    """The latest of that day, taken before that instant where one is given."""
    fits = [one for one in found if one.day == day and (before is None or one.at <= before)]
    return fits[-1] if fits else None
