"""Which measures are to be asked, since when: those that judge a target or a medicine, at the cadence of the phase."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.plan import PathwayPhase, Target
from steadystep.knowledge import Instrument, Knowledge

from .medicines import Course
from .scores import ScoreFact

BASELINE_WITHIN = timedelta(days=7)  # R6: a baseline before or within 7 days of the start
_CONTINUING = frozenset({"response", "continuation", "consolidation"})
_MAINTAINING = frozenset({"maintenance", "stepdown", "followup"})


class MeasureDue(msgspec.Struct, frozen=True, kw_only=True):
    """`due` is when to ask, on the client's `day`; after `overdue` it is late. `last` is the latest that gave a score."""

    instrument: str
    due: datetime
    day: date
    overdue: datetime
    last: ScoreFact | None
    because: tuple[str, ...]


def measures_due(
    chart: Chart, knowledge: Knowledge, courses: tuple[Course, ...], scores: dict[str, tuple[ScoreFact, ...]]
) -> tuple[MeasureDue, ...]:
    """One for each instrument the plan relies on, due or not; `courses` are those still running."""
    phase = chart.latest(PathwayPhase)
    found = []
    for name, because, since in _wanted(chart, courses):
        instrument = knowledge.instruments.get(name)
        if instrument is not None:
            found.append(
                _due(instrument, phase.body.phase if phase else "", scores.get(name, ()), because, since)
            )
    return tuple(found)


def cadence_days(instrument: Instrument, phase: str) -> int:
    """Days between two askings in that phase; an unknown phase counts as acute, the closest watch."""
    if phase.lower() in _CONTINUING:
        return instrument.cadence.continuation
    return instrument.cadence.maintenance if phase.lower() in _MAINTAINING else instrument.cadence.acute


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
) -> MeasureDue:
    scored = [fact for fact in facts if fact.total is not None]
    last = scored[-1] if scored else None
    every = cadence_days(instrument, phase)
    due = last.at + timedelta(days=every) if last else since.occurred
    day = last.day + timedelta(days=every) if last else since.body.when.day
    grace = timedelta(days=min(30.0, max(2.0, every * 0.2))) if last else BASELINE_WITHIN
    if last:
        because = (*because, last.entry)
    return MeasureDue(
        instrument=instrument.id, due=due, day=day, overdue=due + grace, last=last, because=because
    )  # fmt: skip
