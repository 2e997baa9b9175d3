"""The times of the day that give it a rhythm, day by day, and how far apart they lie (R105).

The five fixed points are those of the Social Rhythm Metric, SRM-5: Monk TH, Frank E, Potts JM, Kupfer DJ. A simple way to
measure daily lifestyle regularity. J Sleep Res 2002;11:183-190. Its score is not counted here: the rights to it were not
read. What is shown is plain: the earliest and the latest time of each, and the minutes between them.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

import msgspec

from steadystep.chart import Chart
from steadystep.chart.worksheets import Worksheet

SHEET: Final = "day_rhythm"
POINTS: Final = ("up", "first_contact", "began", "supper", "to_bed")
DAYS: Final = 28  # scope.md R105: four weeks tried
LEAST: Final = 3  # clinic rule: fewer days tell no spread
_TIME: Final = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b")
_NOON, _DAY = 12 * 60, 24 * 60


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One fixed point: (day, minute of the day) where a time can be read, oldest first. Bedtime after midnight is over 1440."""

    of: str
    times: tuple[tuple[date, int], ...]

    @property
    def spread(self) -> int | None:
        """Minutes between the earliest and the latest; None while too few days are told."""
        minutes = [minute for _, minute in self.times]
        return max(minutes) - min(minutes) if len(minutes) >= LEAST else None

    @property
    def earliest(self) -> str:
        return clock(min(minute for _, minute in self.times))

    @property
    def latest(self) -> str:
        return clock(max(minute for _, minute in self.times))


class Rhythm(msgspec.Struct, frozen=True, kw_only=True):
    """The last four weeks. `weeks` of them hold at least one day; `upset_by` are the client's words, the newest first."""

    points: tuple[Point, ...]
    days: int
    weeks: int
    upset_by: tuple[tuple[date, str], ...]

    @property
    def tried(self) -> bool:
        """Four weeks were tried, or what stood in the way is named."""
        return self.weeks >= DAYS // 7 or bool(self.upset_by)


def social_rhythm(chart: Chart, today: date) -> Rhythm | None:
    """None where no sheet of fixed points lies in the last four weeks."""
    sheets = {
        one.body.when.day: one.body for one in chart.of(Worksheet)
        if one.body.exercise == SHEET and today - timedelta(days=DAYS) < one.body.when.day <= today
    }  # fmt: skip
    if not sheets:
        return None
    return Rhythm(
        points=tuple(Point(of=name, times=tuple(_times(sheets, name))) for name in POINTS),
        days=len(sheets),
        weeks=len({(today - day).days // 7 for day in sheets}),
        upset_by=tuple((day, words) for day in sorted(sheets, reverse=True) if (words := sheets[day].words("upset_by"))),
    )  # fmt: skip


def clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _times(sheets: dict[date, Worksheet], name: str) -> list[tuple[date, int]]:
    found = []
    for day in sorted(sheets):
        read = _TIME.search(sheets[day].words(name))
        if read:
            minute = int(read[1]) * 60 + int(read[2])
            found.append((day, minute + _DAY if name == "to_bed" and minute < _NOON else minute))
    return found
