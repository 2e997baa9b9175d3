"""Whether the day's dose of buprenorphine under the tongue holds: craving and COWS since it was last changed, and the next dose up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from steadystep.chart import AnyEntry, Chart, Dose
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import DoseStep
from steadystep.knowledge import BuprenorphineStart, Knowledge

from .bup_start import cows_scored, dissolved
from .medicines import Course
from .scores import ScoreFact

_WEEK = timedelta(days=7)  # days of craving further back say nothing of this dose


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """A day's dose and what speaks of it after its first 24 hours. `cows` is the latest, `craved` the days of strong craving."""

    course: Course
    step: DoseStep
    milligrams: float
    cows: ScoreFact | None
    craved: tuple[AnyEntry, ...]
    told: bool

    def withdrawn(self, care: BuprenorphineStart) -> bool:
        return self.cows is not None and (self.cows.total or 0) >= care.withdrawal_cows

    def too_low(self, care: BuprenorphineStart) -> bool:
        return self.withdrawn(care) or len(self.craved) >= care.strong_craving_days


def holding(
    chart: Chart, running: Sequence[Course], knowledge: Knowledge, scores: Mapping[str, Sequence[ScoreFact]], today: date
) -> tuple[Holding, ...]:  # fmt: skip
    """Of each such medicine that is ordered here and taken today, from the day after its dose was last changed."""
    under_tongue, found = dissolved(knowledge), []
    for course in running:
        step = course.step_on(today)
        if course.drug not in under_tongue or not course.ordered_here or step is None:
            continue
        since = max(day for day in course.changes() if day <= today) + timedelta(days=1)
        if step.milligrams_a_day is not None and since <= today:
            found.append(_holding(chart, course, step, knowledge, scores, (since, today)))
    return tuple(found)


def _holding(
    chart: Chart, course: Course, step: DoseStep, knowledge: Knowledge, scores: Mapping[str, Sequence[ScoreFact]], days: tuple[date, date]
) -> Holding:  # fmt: skip
    care, (since, today) = knowledge.substance_care.buprenorphine_start, days
    scored = [one for one in cows_scored(scores) if since <= one.day <= today]
    told = [
        one
        for one in chart.of(DailyCheckin)
        if one.body.craving is not None and since <= one.body.day <= today
    ]
    craved = {
        one.body.day: one
        for one in told
        if (one.body.craving or 0) >= care.strong_craving and one.body.day > today - _WEEK
    }
    return Holding(
        course=course, step=step, milligrams=step.milligrams_a_day or 0, cows=scored[-1] if scored else None,
        craved=tuple(craved.values()), told=bool(scored or told),
    )  # fmt: skip


def next_dose(
    knowledge: Knowledge, course: Course, step: DoseStep, today: date
) -> tuple[float, tuple[DoseStep, ...]] | None:
    """Milligrams a day one step up and the steps that make it; None at the highest dose of the dosing rows."""
    before, care = step.milligrams_a_day, knowledge.substance_care.buprenorphine_start
    rows = knowledge.drugs[course.drug].dosing
    highest = max((row.max_mg_day for row in rows if row.max_mg_day is not None), default=0)
    if before is None or before + care.raise_step_mg > highest:
        return None
    after = before + care.raise_step_mg
    amount = Dose(after / step.times_a_day, "mg")
    return after, (DoseStep(first=today, amount=amount, times_a_day=step.times_a_day),)
