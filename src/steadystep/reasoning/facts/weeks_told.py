"""Daily sheets and check-ins week by week: five of seven days count as a week (scope R63, R74). No days in a row are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

import msgspec

from steadystep.chart import Chart
from steadystep.chart.worksheets import Worksheet
from steadystep.knowledge import Knowledge

from .checkin_days import told_days

DAYS: Final = 7
ENOUGH: Final = 5  # scope.md R63 and R74
SHOWN: Final = 4
CHECK_IN: Final = "daily_checkin"


class WeekTold(msgspec.Struct, frozen=True, kw_only=True):
    """Seven days that end with the last of `days`; each with whether something was told of it: a gap stays a gap."""

    days: tuple[tuple[date, bool], ...]

    @property
    def told(self) -> int:
        return sum(told for _, told in self.days)

    @property
    def counts(self) -> bool:
        return self.told >= ENOUGH


class DailyTold(msgspec.Struct, frozen=True, kw_only=True):
    """What is filled in daily: the id of an exercise, or `daily_checkin`; its last four weeks, the newest first."""

    of: str
    weeks: tuple[WeekTold, ...]


def daily_told(chart: Chart, knowledge: Knowledge, today: date) -> tuple[DailyTold, ...]:
    """Only what was filled in at all within that time."""
    found: dict[str, set[date]] = defaultdict(set)
    found[CHECK_IN].update(told_days(chart))
    for one in chart.of(Worksheet):
        exercise = knowledge.exercises.get(one.body.exercise)
        if exercise is not None and exercise.daily and not one.imported:
            found[exercise.id].add(one.body.when.day)
    lately = [DailyTold(of=of, weeks=weeks_of(days, today)) for of, days in found.items()]
    return tuple(one for one in lately if any(week.told for week in one.weeks))


def weeks_of(days: Collection[date], today: date) -> tuple[WeekTold, ...]:
    """The last seven days with today, and the three weeks before them."""
    ends = [today - timedelta(days=DAYS * back) for back in range(SHOWN)]
    return tuple(WeekTold(days=tuple((day, day in days) for day in _until(end))) for end in ends)


def _until(end: date) -> list[date]:
    return [end - timedelta(days=back) for back in reversed(range(DAYS))]
