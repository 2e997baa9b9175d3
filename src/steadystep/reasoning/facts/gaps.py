"""Days without a dose, from what was reported missed and from holds: what restart rules count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.medication import DoseReport

from .medicines import Course, Rest

_DAY = timedelta(days=1)


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """No dose from `first` to `last`, both included. `untold`: of these days nobody said anything, though the medicine
    was not held; they lie between days without a dose and are counted. `going_on`: it is held and still rests."""

    first: date
    last: date
    untold: int
    going_on: bool
    because: tuple[str, ...]

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def reports_by_course(chart: Chart) -> dict[str, list[AnyEntry]]:
    """Dose reports by the first id of their order."""
    found: dict[str, list[AnyEntry]] = {}
    for entry in chart.of(DoseReport):
        found.setdefault(chart.origin(entry.body.order), []).append(entry)
    return found


def gaps(course: Course, reports: Iterable[AnyEntry], until: date) -> tuple[Gap, ...]:
    """Every gap of the course up to the day `until`, oldest first.

    Only a day on which a dose was taken ends a gap: a day of which nothing was said does not (an alternate day has none
    to tell of), and neither begins nor lengthens one at its ends.
    """
    days = _without(course, reports, until)
    taken = {entry.body.day for entry in reports if entry.body.outcome != "missed"}
    runs: list[list[date]] = []
    for day in sorted(days):
        together = runs and not any(runs[-1][-1] < one < day for one in taken)
        runs[-1].append(day) if together else runs.append([day])
    return tuple(_gap(run, days, course.held, until) for run in runs)


def _without(course: Course, reports: Iterable[AnyEntry], until: date) -> dict[date, str]:
    """Days known to have had no dose, each with the entry that says so."""
    days = {
        entry.body.day: entry.id
        for entry in reports
        if entry.body.outcome == "missed" and entry.body.day <= until
    }
    for rest in course.held:
        last = min(rest.last or until, until)
        days |= {rest.first + _DAY * count: rest.entry for count in range((last - rest.first).days + 1)}
    return days


def _gap(run: list[date], days: Mapping[date, str], held: tuple[Rest, ...], until: date) -> Gap:
    return Gap(
        first=run[0], last=run[-1], untold=(run[-1] - run[0]).days + 1 - len(run),
        because=tuple(dict.fromkeys(days[day] for day in run)),
        going_on=any(rest.last is None and rest.covers(until) for rest in held) and run[-1] == until,
    )  # fmt: skip
