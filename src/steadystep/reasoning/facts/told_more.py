"""Doses told as taken beside the days that supply covered: where much more is told than was handed out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from steadystep.chart import Chart

from .adherence import Adherence, adherence
from .supply import SupplyFact

TOLD_OVER: Final = timedelta(days=28)
COVERED_OVER: Final = timedelta(days=90)
MUCH_MORE: Final = 0.2  # clinic rule: told taken by so much more than handed out is worth a question (R26)
Days = tuple[int, int]


def covered(fact: SupplyFact | None, yesterday: date) -> Days | None:
    """Days covered and planned since the first fill, at most 90 days; None when no fill is known."""
    if fact is None:
        return None
    first = max(fact.fills[0].body.when.day, yesterday - COVERED_OVER + timedelta(days=1))
    held, planned = fact.days_covered(first, yesterday)
    return (held, planned) if planned > 0 else None


def is_much_more(told: Adherence | None, days: Days | None) -> bool:
    """Share of doses told as taken against share of days covered; unknown is never a mismatch."""
    if told is None or told.share is None or days is None:
        return False
    return told.share - days[0] / days[1] > MUCH_MORE


def told_more(chart: Chart, fact: SupplyFact, today: date) -> tuple[Adherence, Days] | None:
    """Both figures where they do not fit together, up to the day before `today`."""
    yesterday = today - timedelta(days=1)
    told, days = adherence(chart, fact.course, today - TOLD_OVER, yesterday), covered(fact, yesterday)
    return (told, days) if told is not None and days is not None and is_much_more(told, days) else None
