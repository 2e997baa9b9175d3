"""Whether a daily series has left a person's own usual: an exponentially weighted moving average (EWMA) control chart.

Published and explained in: Roberts 1959 (Technometrics 1, 239-250); Lucas and Saccucci 1990 (Technometrics 32, 1-12), whose
table gives weight 0.1 with width 2.814; Schmid 1997 (Frontiers in Statistical Quality Control 5, 115-123) for the limits of
a series in which a day resembles the day before; Kendall 1954 (Biometrika 41, 403-404) for the resemblance estimated from
few days; Nishina 1992 (Quality and Reliability Engineering International 8, 537-544) for the day of the change; Smit, Schat
and Ceulemans 2022 (Assessment 30, 1354-1368) for self-reports. It says that a series is different, never why; it is no
diagnosis. `python -m benchmarks watching` says how often it is wrong.

In words: the usual is the mean and the spread of 28 days. Each later day moves an average a tenth of the way towards what
was said. The days are different when that average has lain further from the mean than chance would carry it for five days told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import sqrt
from statistics import fmean

import msgspec

WEIGHT = 0.1
# 2.814 is passed by chance by one value in 204 of a normal distribution; four lines are watched at once and share that
# chance (Bonferroni), which makes one in 817.
WIDTH = 3.23
USUAL_DAYS, LEAST_DAYS = (
    28,
    14,
)  # instruments.csv MOODCHART: the own 28-day mean, with 14 days of data or more
WATCHED_DAYS = 28
STANDS_FOR = 5  # scope.md R74: five days told count as a week; a week outside the limits is not a bad weekend
MOST_ALIKE = (
    0.7  # the resemblance of neighbouring days is not estimated above this: few days estimate it badly
)
Told = Sequence[tuple[date, float]]


class Usual(msgspec.Struct, frozen=True):
    """Of the days before those that are watched: mean, spread, resemblance of neighbouring days, and how many were told."""

    mean: float
    spread: float
    alike: float
    days: int

    @property
    def limit(self) -> float:
        """How far the average may lie from the mean by chance, in units of the series.

        The part of the average and the part of the mean, which is itself only estimated.
        """
        kept = self.alike * (1 - WEIGHT)
        of_average = WEIGHT / (2 - WEIGHT) * (1 + kept) / (1 - kept)
        of_mean = (1 + self.alike) / (1 - self.alike) / self.days
        return WIDTH * self.spread * sqrt(of_average + of_mean)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Different since that day: `usual` and `now` are the means before and since, on the scale of the series."""

    since: date
    usual: float
    now: float

    @property
    def risen(self) -> bool:
        return self.now > self.usual


def usual_of(told: Told, finest: float) -> Usual | None:
    """None with fewer than 14 days told. `finest` is the smallest step of the scale: the spread is never below it."""
    if len(told) < LEAST_DAYS:
        return None
    values = [value for _, value in told]
    mean = fmean(values)
    # `statistics.stdev` counts in exact fractions, which costs more than everything else here together.
    spread = max(sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1)), finest)
    return Usual(mean, spread, _alike(told, mean, spread), len(told))


def _alike(told: Told, mean: float, spread: float) -> float:
    """How much a day resembles the day before (lag-one autocorrelation, 0 to 0.7), from neighbouring days only."""
    pairs = [
        (first[1] - mean) * (second[1] - mean)
        for first, second in pairwise(told)
        if second[0] - first[0] == timedelta(days=1)
    ]
    seen = fmean(pairs) / spread**2 if pairs else 0.0
    return min(MOST_ALIKE, max(0.0, seen + (1 + 3 * seen) / len(told)))


def split(told: Told) -> tuple[Told, Told]:
    """The days of the usual and those that are watched: the last 28 calendar days up to the latest told, and 28 before."""
    if not told:
        return (), ()
    watched_from = told[-1][0] - timedelta(days=WATCHED_DAYS - 1)
    usual_from = watched_from - timedelta(days=USUAL_DAYS)
    before = [one for one in told if usual_from <= one[0] < watched_from]
    return before, [one for one in told if one[0] >= watched_from]


def changed(told: Told, finest: float) -> Change | None:
    """The change that has stood for a week of days told, or None: as usual, or too few days to know the usual."""
    before, watched = split(told)
    usual = usual_of(before, finest)
    if usual is None:
        return None
    average, since, outside, limit = usual.mean, watched[0][0], 0, usual.limit
    for day, value in watched:
        moved = average + WEIGHT * (value - average)
        if (moved - usual.mean) * (average - usual.mean) <= 0:
            since = day  # it crossed the mean, or left it, on this day
        average = moved
        outside = outside + 1 if abs(average - usual.mean) > limit else 0
    if outside < STANDS_FOR:
        return None
    return Change(since=since, usual=usual.mean, now=fmean(value for day, value in watched if day >= since))
