"""Doses planned and taken, as far as anybody told: a fraction with its denominator. No report is not a missed dose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import msgspec

from steadystep.chart import AnyEntry, Chart, Words, say
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import DoseReport
from steadystep.chart.supply import InjectionGiven

from .medicines import Course

# Why a dose was not taken, as clients say it; what is written down is the English sentence (it stands in charts).
REASONS: Final[dict[str, Words]] = {
    "forgot": say("It slipped my mind"),
    "cost": say("It costs too much"),
    "side_effect": say("It makes me feel unwell"),
    "not_sure": say("I am not sure it helps"),
    "could_not_get": say("I could not get it"),
    "none_left": say("I have none left"),
    "not_wanted": say("I would rather not, for now"),
    "told_not_to": say("Someone from my care team said to wait"),
    "other": say("Something else"),
}
_CODES: Final = {words.text: code for code, words in REASONS.items()}
# A day of which part was taken counts as half of its doses: clinic rule, since nobody says which.
_SHARE: Final = {"taken": 1.0, "partly": 0.5, "missed": 0.0, "all": 1.0, "some": 0.5, "none": 0.0}


class Adherence(msgspec.Struct, frozen=True, kw_only=True):
    """Of one medicine from `first` to `last`: doses `planned`, of these told of, and of those taken.

    `days_told` of `days` days had a report. `share` is None when nothing was told.
    """

    course: Course
    first: date
    last: date
    days: int
    days_told: int
    planned: float
    told: float
    taken: float

    @property
    def share(self) -> float | None:
        return None if not self.told else self.taken / self.told


def adherence(chart: Chart, course: Course, first: date, last: date) -> Adherence | None:
    """None where nothing is planned by the day: as needed, by words only, or not in that time."""
    planned = {day: count for day in _days(first, last) if (count := doses_planned(course, day))}
    if not planned:
        return None
    shares = _told(chart, course)
    told = {day: count for day, count in planned.items() if day in shares}
    return Adherence(
        course=course, first=min(planned), last=max(planned), days=len(planned), days_told=len(told),
        planned=sum(planned.values()), told=sum(told.values()),
        taken=sum(count * shares[day] for day, count in told.items()),
    )  # fmt: skip


def doses_planned(course: Course, day: date) -> float:
    """Doses of that day by the step in force; on the average where it is not every day."""
    step = course.step_on(day)
    return 0 if step is None or step.as_needed else step.times_a_day


def missed(chart: Chart, course: Course) -> tuple[AnyEntry, ...]:
    """Reports of this medicine that say a dose was missed, oldest day first."""
    found = [entry for entry in _reports(chart, course) if entry.body.outcome == "missed"]
    return tuple(sorted(found, key=lambda entry: entry.body.day))


def reason_of(entry: AnyEntry) -> str:
    """The code of the reason given; `other` for words of their own, '' for none."""
    said = entry.body.reason
    return _CODES.get(said, "other") if said else ""


def _told(chart: Chart, course: Course) -> dict[date, float]:
    """Share of each day's doses that was taken: what the check-in says of all medicines, then what was said of this one."""
    shares: dict[date, float] = {}
    for entry in chart.of(DailyCheckin):
        if entry.body.medicines in _SHARE:
            shares[entry.body.day] = _SHARE[entry.body.medicines]
    for report in _reports(chart, course):
        shares[report.body.day] = _SHARE[report.body.outcome]
    for given in chart.of(InjectionGiven):
        if given.body.drug == course.drug:
            shares[given.body.when.day] = 1.0
    return shares


def _reports(chart: Chart, course: Course) -> Iterator[AnyEntry]:
    return (entry for entry in chart.of(DoseReport) if chart.origin(entry.body.order) == course.entry)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=count) for count in range(max(0, (last - first).days + 1)))
