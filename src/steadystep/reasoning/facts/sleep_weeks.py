"""Nights of the sleep diary and weeks of them (R104): the one way in which sleep efficiency of a week is reckoned.

Minutes asleep in percent of minutes in bed, both summed over the nights; a week speaks with at least five of its seven nights
(instruments.csv SLEEPDIARY). A night that cannot be told, cannot be, or waits to be asked about, is no night: never zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import msgspec

from steadystep.chart import Chart
from steadystep.chart.measures import Answers

from .scores import ScoreFact
from .scoring import Score
from .scoring_trackers import sleep_efficiency

DIARY: Final = "sleep_diary"
WEEK, LEAST_NIGHTS = timedelta(days=7), 5
MOST_WEEKS: Final = 8


class Night(msgspec.Struct, frozen=True, kw_only=True):
    """The night before `day`, in minutes; `at` is when it was told."""

    day: date
    at: datetime
    in_bed: int
    asleep: int
    entry: str


class SleepWeek(msgspec.Struct, frozen=True, kw_only=True):
    """The nights told of seven days that end with `last`."""

    last: date
    nights: tuple[Night, ...]

    @property
    def enough(self) -> bool:
        return len(self.nights) >= LEAST_NIGHTS

    @property
    def in_bed(self) -> float | None:
        """Minutes a night; None with fewer than five nights, like all that the week says."""
        return sum(one.in_bed for one in self.nights) / len(self.nights) if self.enough else None

    @property
    def asleep(self) -> float | None:
        return sum(one.asleep for one in self.nights) / len(self.nights) if self.enough else None

    @property
    def percent(self) -> int | None:
        """Rounded down, as in each night: 84.9 has not reached 85."""
        if not self.enough:
            return None
        found = sleep_efficiency(
            sum(one.in_bed for one in self.nights), sum(one.asleep for one in self.nights)
        )
        return None if found is None else int(found)

    @property
    def because(self) -> tuple[str, ...]:
        return tuple(one.entry for one in self.nights)


def nights(chart: Chart, scores: Mapping[str, Sequence[ScoreFact]]) -> tuple[Night, ...]:
    """One a day, oldest first; of several of one day the one told last. `scores` are those that count."""
    found = {one.day: one for fact in scores.get(DIARY, ()) if (one := _night(chart, fact)) is not None}
    return tuple(found[day] for day in sorted(found))


def _night(chart: Chart, fact: ScoreFact) -> Night | None:
    """None where only a total was typed in: without minutes it adds to no sum."""
    entry = chart.entry(fact.entry)
    if entry is None or not isinstance(entry.body, Answers) or not isinstance(fact.result, Score):
        return None
    in_bed, asleep = entry.body.items[0], entry.body.items[1]
    if in_bed is None or asleep is None:
        return None
    return Night(day=fact.day, at=fact.at, in_bed=in_bed, asleep=asleep, entry=fact.entry)


def week(told: Sequence[Night], last: date) -> SleepWeek:
    return SleepWeek(last=last, nights=tuple(one for one in told if last - WEEK < one.day <= last))


def sleep_trend(told: Sequence[Night], today: date) -> tuple[SleepWeek, ...]:
    """The newest first, back to the last week with a night; at most eight."""
    weeks = [week(told, today - WEEK * back) for back in range(MOST_WEEKS)]
    while weeks and not weeks[-1].nights:
        weeks.pop()
    return tuple(weeks)
