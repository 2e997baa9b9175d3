"""What was counted beside what was handed out: for how many of the planned days supply is gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.medication import Fill
from steadystep.chart.taking import PillCount

from .adherence import Adherence, adherence
from .supply import SupplyFact, is_of, rate_on
from .told_more import MUCH_MORE


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """From `first` to `last` (the day before the count): pieces `handed` out and `left`, and so supply for `gone` of `days` days."""

    entry: AnyEntry
    fills: tuple[AnyEntry, ...]
    first: date
    last: date
    handed: float
    gone: float

    @property
    def left(self) -> float:
        return float(self.entry.body.left)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def share(self) -> float:
        return self.gone / self.days


def latest_count(chart: Chart, order: str) -> AnyEntry | None:
    """The latest count of that order's medicine."""
    of_order = [one for one in chart.of(PillCount) if chart.origin(one.body.order) == order]
    return max(of_order, key=lambda one: one.body.when.day, default=None)


def counted(chart: Chart, fact: SupplyFact) -> Counted | None:
    """None where nobody counted, or a supply since the one counted from does not say how many pieces and days it was."""
    entry = latest_count(chart, fact.course.entry)
    fills = _since(chart, fact.fills, entry) if entry is not None else ()
    if entry is None or not fills or any(not one.body.quantity for one in fills):
        return None
    if _without_days(chart, fact, fills[0], entry):
        return None
    first, last = fills[0].body.when.day, entry.body.when.day - timedelta(days=1)
    handed = sum(one.body.quantity for one in fills)
    if last < first or entry.body.left > handed:
        return None
    return Counted(entry=entry, fills=fills, first=first, last=last, handed=handed,
                   gone=_days_gone(fact, fills[0], handed - entry.body.left, last))  # fmt: skip


def told_and_counted(chart: Chart, fact: SupplyFact) -> tuple[Adherence, Counted] | None:
    """Both of the same days where they do not fit together: much more told than is gone, or much less."""
    found = counted(chart, fact)
    told = adherence(chart, fact.course, found.first, found.last) if found else None
    if found is None or told is None or told.share is None:
        return None
    return (told, found) if abs(told.share - found.share) > MUCH_MORE else None


def _without_days(chart: Chart, fact: SupplyFact, first: AnyEntry, count: AnyEntry) -> bool:
    """Whether something was handed out meanwhile of which nobody wrote for how many days: it is in no `fact.fills`, and
    its pieces may be among those counted."""
    between = [
        one.body for one in chart.of(Fill)
        if not one.body.days and first.body.when.day <= one.body.when.day <= count.body.when.day
    ]  # fmt: skip
    return any(is_of(one, fact.course, chart) for one in between)


def _since(chart: Chart, fills: Sequence[AnyEntry], count: AnyEntry) -> tuple[AnyEntry, ...]:
    """The supply counted from and those after it, up to the count, oldest first."""
    before = sorted(
        (one for one in fills if one.body.when.day <= count.body.when.day), key=lambda one: one.body.when.day
    )
    if count.body.fill is None:
        return tuple(before[-1:])
    wanted = chart.origin(count.body.fill)
    place = next((at for at, one in enumerate(before) if chart.origin(one.id) == wanted), len(before))
    return tuple(before[place:])


def _days_gone(fact: SupplyFact, fill: AnyEntry, pieces: float, last: date) -> float:
    """So many pieces as days of the plan: the supply said how many a day, and a later dose takes more or fewer of them."""
    first: date = fill.body.when.day
    days = [first + timedelta(days=count) for count in range((last - first).days + 1)]
    at_first = rate_on(fact.use, first)
    average = sum(rate_on(fact.use, day) / at_first for day in days) / len(days)
    return float(pieces / (fill.body.quantity / fill.body.days * average))
