"""Which measures are to be asked, since when: those that judge a target or a medicine, at the cadence of the phase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.plan import PathwayPhase, Target
from steadystep.knowledge import Instrument, Knowledge

from .medicines import Course
from .scores import ScoreFact
from .scoring import Score

BASELINE_WITHIN = timedelta(days=7)  # R6: a baseline before or within 7 days of the start
CONTINUING = frozenset({"response", "continuation", "consolidation"})
MAINTAINING = frozenset({"maintenance", "stepdown", "followup"})


class MeasureDue(msgspec.Struct, frozen=True, kw_only=True):
    """`due` is when to ask, on the client's `day`; after `overdue` it is late. `last` is the latest that gave a score,
    `every_days` how far its askings lie apart (0: as the instrument's cadence says)."""

    instrument: str
    due: datetime
    day: date
    overdue: datetime
    last: ScoreFact | None
    because: tuple[str, ...]
    every_days: int = 0


def grace(days: int) -> timedelta:
    """How long after the day an asking is late: a fifth of the interval, from 2 days to 30."""
    return timedelta(days=min(30.0, max(2.0, days * 0.2)))


def measures_due(
    chart: Chart,
    knowledge: Knowledge,
    courses: tuple[Course, ...],
    scores: Mapping[str, tuple[ScoreFact, ...]],
    fitting: Callable[[str], str] = str,
) -> tuple[MeasureDue, ...]:
    """One for each instrument the plan relies on, due or not; `courses` are those still running. `fitting` names the form
    that is asked in its place at this age, '' where there is none."""
    phase = chart.latest(PathwayPhase)
    found = (
        _due(instrument, phase.body.phase if phase else "", scores.get(name, ()), because, since)
        for wanted, because, since in _wanted(chart, courses)
        if (instrument := knowledge.instruments.get(name := fitting(wanted)))
    )
    return tuple(due for due in found if due)


def cadence_days(instrument: Instrument, phase: str) -> int | None:
    """Days between two askings in that phase; an unknown phase counts as acute, the closest watch. None: no cadence."""
    if instrument.cadence is None:
        return None
    if phase.lower() in CONTINUING:
        return instrument.cadence.continuation
    return instrument.cadence.maintenance if phase.lower() in MAINTAINING else instrument.cadence.acute


def _wanted(chart: Chart, courses: tuple[Course, ...]) -> list[tuple[str, tuple[str, ...], AnyEntry]]:
    wanted: dict[str, tuple[list[str], AnyEntry]] = {}
    for target in chart.of(Target):
        if target.body.status == "active" and target.body.measure:
            ids, _ = wanted.setdefault(target.body.measure, ([], target))
            ids.append(target.id)
    for course in courses:
        if course.measure and (entry := chart.entry(course.entry)):
            ids, _since = wanted.setdefault(course.measure, ([], entry))
            ids.append(course.entry)
    return [(name, tuple(ids), since) for name, (ids, since) in wanted.items()]


def _due(
    instrument: Instrument,
    phase: str,
    facts: tuple[ScoreFact, ...],
    because: tuple[str, ...],
    since: AnyEntry,
) -> MeasureDue | None:
    """None where a first score is there and the instrument names no cadence: nobody says when to ask again."""
    scored = [fact for fact in facts if isinstance(fact.result, Score)]
    if not scored:
        start = since.occurred
        return MeasureDue(
            instrument=instrument.id, due=start, day=since.body.when.day, overdue=start + BASELINE_WITHIN, last=None,
            because=because,
        )  # fmt: skip
    last, days = scored[-1], cadence_days(instrument, phase)
    if days is None:
        return None
    every = timedelta(days=days)
    return MeasureDue(
        instrument=instrument.id, due=last.at + every, day=last.day + every, overdue=last.at + every + grace(days), last=last,
        because=(*because, last.entry),
    )  # fmt: skip
