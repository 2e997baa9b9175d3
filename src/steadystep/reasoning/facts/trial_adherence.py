"""Whether doses were taken, as far as anybody said so: a day without a word is neither taken nor missed."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from steadystep.chart import Chart
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import DoseReport, Fill

from .medicines import Course
from .trial_dose import DAY, Span

# pathways.md section 0: adherent is self-report of at least 80 % and no refill gap over 3 days.
ENOUGH = 0.8
LONGEST_GAP = timedelta(days=3)
_OF_CHECKIN = {"all": "taken", "some": "partly", "none": "missed"}


class Adherence(msgspec.Struct, frozen=True, kw_only=True):
    """Of `days` in the span, how many were told of as taken, partly, missed. `share` is None when nothing was told.

    `good`: whether at least four of five doses were taken; None when the days nobody spoke of could turn the answer.
    `because` are the entries it rests on.
    """

    days: int
    taken: int = 0
    partly: int = 0
    missed: int = 0
    longest_gap: int = 0
    because: tuple[str, ...] = ()

    @property
    def told(self) -> int:
        return self.taken + self.partly + self.missed

    @property
    def share(self) -> float | None:
        """Of the days told of, those taken; a day partly taken counts half."""
        return (self.taken + self.partly / 2) / self.told if self.told else None

    @property
    def good(self) -> bool | None:
        if not self.told or self.days <= 0:
            return None
        at_most = self.taken + self.partly + (self.days - self.told)
        if self.longest_gap > LONGEST_GAP.days or at_most / self.days < ENOUGH:
            return False
        return True if self.taken / self.days >= ENOUGH else None


def adherence(chart: Chart, course: Course, span: Span, until: date) -> Adherence:
    """Days of `span` before `until`. A dose report counts before a check-in of the same day; the later of two counts."""
    last = until - DAY if span.last is None else min(span.last, until - DAY)
    told = _by_day(chart, course, span.first, last)
    outcomes = [outcome for outcome, _ in told.values()]
    return Adherence(
        days=max(0, (last - span.first).days + 1), taken=outcomes.count("taken"), partly=outcomes.count("partly"),
        missed=outcomes.count("missed"), longest_gap=_longest_gap(chart, course, last),
        because=tuple(entry for _, entry in told.values()),
    )  # fmt: skip


def _by_day(chart: Chart, course: Course, first: date, last: date) -> dict[date, tuple[str, str]]:
    found: dict[date, tuple[str, str]] = {}
    for checkin in chart.of(DailyCheckin):
        if checkin.body.medicines and first <= checkin.body.day <= last:
            found[checkin.body.day] = (_OF_CHECKIN[checkin.body.medicines], checkin.id)
    for report in chart.of(DoseReport):
        if first <= report.body.day <= last and chart.origin(report.body.order) == course.entry:
            found[report.body.day] = (report.body.outcome, report.id)
    return found


def _longest_gap(chart: Chart, course: Course, last: date) -> int:
    """Most days in a row for which no supply was there, between two fills; 0 where fewer than two tell their days."""
    fills = [
        (entry.body.when.day, entry.body.days)
        for entry in chart.of(Fill)
        if entry.body.order and entry.body.days is not None and chart.origin(entry.body.order) == course.entry
    ]
    longest, lasts_to = 0, None
    for day, days in fills:
        if day > last:
            break
        if lasts_to is not None:
            longest = max(longest, (day - lasts_to).days)
        lasts_to = max(day, lasts_to or day) + timedelta(days=days)
    return longest
