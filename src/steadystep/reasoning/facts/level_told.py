"""A blood level beside the doses told of in the days before it, and where the two do not fit (R26)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final, Literal, Protocol

import msgspec

from steadystep.chart import AnyEntry
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.measures import Observation
from steadystep.knowledge import Drug
from steadystep.knowledge.blood_level import BloodLevel

from .adherence import Adherence, adherence
from .around import Around
from .medicines import Course
from .results import TROUGH_HOURS, Result
from .trial_adherence import ENOUGH
from .trials import Trial

BEFORE: Final = timedelta(days=7)  # clinic rule: the days that a level speaks of
ASKED_FOR: Final = timedelta(days=28)  # clinic rule: how long it is worth a question

Doubt = Literal["", "value", "no_hour", "hour", "dose", "beside"]


class AroundLevels(Around, Protocol):
    """What levels are told from: a view."""

    @property
    def results(self) -> Mapping[str, tuple[Result, ...]]: ...


class LevelTold(msgspec.Struct, frozen=True, kw_only=True):
    """The level of `now` and what was told of the seven days up to it; `low` is the figure from which it reaches its range,
    None where no range is known. `before` is the last one at the same dose with nothing else changed.

    `doubt`: what keeps the newest from being held against doses (no number, no hour, another hour than 10 to 14 h after a
    dose), or the one before from being held against it (another `dose`, another medicine or event `beside`).
    """

    course: Course
    level: BloodLevel
    low: float | None
    now: Result
    before: Result | None
    told: Adherence | None
    doubt: Doubt = ""

    @property
    def enough_told(self) -> bool:
        told = self.told
        return told is not None and told.share is not None and told.days_told >= ENOUGH * told.days

    @property
    def fits(self) -> bool:
        """Also wherever it cannot be told: what is not known is no mismatch."""
        return not (self.enough_told and (self.fell or self.reached_though_few))

    @property
    def share(self) -> float:
        return self.told.share or 0.0 if self.told else 0.0

    @property
    def reached_though_few(self) -> bool:
        """In its range though few doses were told as taken."""
        counts = self.doubt in ("", "dose", "beside") and self.now.value is not None and self.low is not None
        return counts and (self.now.value or 0) >= (self.low or 0) and self.share < 1 - ENOUGH

    @property
    def fell(self) -> bool:
        """Below its range, or by more than the source names, though doses were told as taken and nothing changed."""
        if self.before is None or self.doubt or self.share < ENOUGH:
            return False
        before, now = self.before.value or 0.0, self.now.value or 0.0
        if self.low is not None:
            return now < self.low <= before
        falls = self.level.falls_by_percent
        return falls is not None and now < before * (1 - falls / 100)


def levels_beside_told(view: AroundLevels, trials: tuple[Trial, ...]) -> Iterator[LevelTold]:
    """One for each medicine that goes on and of which a level is known, whether the two fit or not."""
    for trial in trials:
        level = trial.drug.level if trial.drug else None
        found = _of(view, trial.course, level) if level is not None and not view.over(trial.course) else ()
        if level is not None and found:
            low = level.low if trial.times.level_from is None else trial.times.level_from
            yield _beside(view, trial.course, level, low, found)


def _of(view: AroundLevels, course: Course, level: BloodLevel) -> tuple[Result, ...]:
    return tuple(
        one for one in view.results.get(level.analyte, ()) if course.first is None or course.first <= one.day
    )


def _beside(
    view: AroundLevels, course: Course, level: BloodLevel, low: float | None, found: tuple[Result, ...]
) -> LevelTold:
    now, counting = found[-1], [one for one in found if not _does_not_count(one)]
    doubt, before = _does_not_count(now), None
    if not doubt and len(counting) > 1:
        doubt = _changed(view, course, counting[-2].day, now.day)
        before = None if doubt else counting[-2]
    told = adherence(view.chart, course, now.day - BEFORE, now.day - timedelta(days=1))
    return LevelTold(course=course, level=level, low=low, now=now, before=before, told=told, doubt=doubt)


def _does_not_count(one: Result) -> Doubt:
    """MO01's window for lithium is the clinic's for every level: two drawn at other hours cannot be compared."""
    if one.value is None or one.state in ("implausible", "unit", "words"):
        return "value"
    if one.hours is None:
        return "no_hour"
    return "" if TROUGH_HOURS[0] <= one.hours <= TROUGH_HOURS[1] else "hour"


def _changed(view: AroundLevels, course: Course, before: date, now: date) -> Doubt:
    """Whether something moved the level since the week that the level before spoke of."""
    since = before - BEFORE
    if any(since < day <= now for day in course.changes()):
        return "dose"
    drug = view.knowledge.drugs.get(course.drug)
    if drug is None:
        return ""
    beside = _medicine_changed(view, drug, since, now) or _event_told(view, drug, since, now)
    return "beside" if beside else ""


def _medicine_changed(view: AroundLevels, drug: Drug, since: date, now: date) -> bool:
    for other in view.courses:
        days = {day for day in (other.first, other.last, *other.changes()) if day}
        known = view.knowledge.drugs.get(other.drug)
        if known is not None and any(since < day <= now for day in days) and _moves(view, known, drug):
            return True
    return False


def _moves(view: AroundLevels, other: Drug, drug: Drug) -> bool:
    """Whether one medicine moves the level of the other, by an enzyme, the kidneys, an estrogen, or by a row of its own."""
    if other.id == drug.id:
        return False
    acts, on = other.mechanisms, drug.mechanisms
    shared = set(on.cyp_substrate) & {*acts.cyp_inhibitor, *acts.cyp_inducer}
    by_kidney = drug.id == "lithium" and acts.lithium_clearance != "none"
    by_estrogen = drug.id == "lamotrigine" and acts.estrogen_effect != "none"
    return bool(shared) or by_kidney or by_estrogen or _has_row(view, other, drug)


def _has_row(view: AroundLevels, other: Drug, drug: Drug) -> bool:
    return any(
        row.a_select.takes(one.id, one.groups) and row.b_select.takes(two.id, two.groups)
        for row in view.knowledge.explicit_interactions
        for one, two in ((drug, other), (other, drug))
    )


def _event_told(view: AroundLevels, drug: Drug, since: date, now: date) -> bool:
    """An event that a row of this medicine names: smoking stopped, an infection, water or salt lost, a pregnancy."""
    told = [
        one.body.circumstance for one in view.chart.of(CircumstanceTold)
        if one.body.holds and since < (one.body.since or one.body.when).day <= now
    ]  # fmt: skip
    if not told:
        return False
    named = {
        name for row in view.knowledge.explicit_interactions
        for mine, theirs in ((row.a_select, row.b_select), (row.b_select, row.a_select))
        if mine.takes(drug.id, drug.groups) for name in theirs.circumstances
    }  # fmt: skip
    return not named.isdisjoint(told)


class LevelWithoutRange(msgspec.Struct, frozen=True, kw_only=True):
    """A level of a medicine for which no source here names any figure: it stands beside the doses told, and that is all."""

    course: Course
    entry: AnyEntry
    told: Adherence | None


def levels_without_range(view: AroundLevels) -> Iterator[LevelWithoutRange]:
    """The newest result called a level of one of our medicines, by its name: `olanzapine level`."""
    named = [one for one in view.chart.of(Observation) if "level" in one.body.what.text.casefold()]
    for course in view.running if named else ():
        drug = view.knowledge.drugs.get(course.drug)
        if drug is None or drug.level is not None or not course.ordered_here:
            continue
        mine = [
            one for one in named if any(name in one.body.what.text.casefold() for name in drug.ingredients)
        ]
        if mine:
            day = mine[-1].body.when.day
            told = adherence(view.chart, course, day - BEFORE, day - timedelta(days=1))
            yield LevelWithoutRange(course=course, entry=mine[-1], told=told)
