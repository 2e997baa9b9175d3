"""The daily check-ins as lines of days: what was said for a day is there, what was not said is a gap."""

from __future__ import annotations

from datetime import date

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.measures import DailyCheckin

Days = dict[date, AnyEntry]
MOST = 400  # check-ins that are looked at: a year and more of days
_MISSED = {"all": 0.0, "some": 1.0, "none": 1.0}


def told_days(chart: Chart) -> Days:
    """The latest check-in of each day of about the last year, in the order of the days; none that was imported."""
    told = {entry.body.day: entry for entry in chart.of(DailyCheckin)[-MOST:] if not entry.imported}
    return {day: told[day] for day in sorted(told)}


def value_of(said: DailyCheckin, line: str, item: str = "") -> float | None:
    """What was said for that line: a number on its own scale; missed medicines 1 or 0; None: a gap."""
    if line == "own":
        return said.own.get(item)
    if line == "medicines_missed":
        return _MISSED.get(said.medicines)
    value: float | None = getattr(said, line)
    return value
