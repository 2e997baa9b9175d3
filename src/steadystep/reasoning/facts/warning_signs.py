"""The client's own early-warning signs: which can be watched, and which have come up, from which days."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.warning_signs import WarningSign

from .checkin_days import Days, told_days, value_of

DAY, WEEK = timedelta(days=1), timedelta(days=7)
Watching = Literal["watched", "manual_only", "no_days"]


class SignFact(msgspec.Struct, frozen=True, kw_only=True):
    """A sign that stands. `first` is its first id; `run` the latest days in a row on which it was there, if they are enough.

    `known_at`: when we learned of the day that made them enough. `last_told`: the latest day on which its line was said.
    """

    first: str
    sign: WarningSign
    entry: str
    last_told: date | None = None
    run: tuple[date, ...] = ()
    because: tuple[str, ...] = ()
    known_at: datetime | None = None

    @property
    def up(self) -> bool:
        return bool(self.run)


def warning_signs(chart: Chart) -> tuple[SignFact, ...]:
    """Every active sign, in the order in which they were written."""
    standing = [entry for entry in chart.of(WarningSign) if entry.body.active]
    days = told_days(chart) if standing else {}
    return tuple(_fact(chart, entry, days) for entry in standing)


def _fact(chart: Chart, entry: AnyEntry, days: Days) -> SignFact:
    body: WarningSign = entry.body
    first = chart.first(entry).id
    if not body.watchable:
        return SignFact(first=first, sign=body, entry=entry.id)
    told = [
        (day, one, value) for day, one in days.items()
        if (value := value_of(one.body, body.watches, body.item)) is not None and day >= body.when.day
    ]  # fmt: skip
    run = _latest_run(body, [(day, one) for day, one, value in told if body.crossed_by(value)])
    enough = run[body.days - 1][1] if run else None
    return SignFact(
        first=first, sign=body, entry=entry.id, last_told=told[-1][0] if told else None, run=tuple(day for day, _ in run),
        because=tuple(one.id for _, one in run), known_at=max(one.recorded_at for _, one in run[: body.days]) if enough else None,
    )  # fmt: skip


def _latest_run(body: WarningSign, crossed: list[tuple[date, AnyEntry]]) -> list[tuple[date, AnyEntry]]:
    """The latest days next to each other that are enough; a day that was not told breaks them: a gap is a gap."""
    runs: list[list[tuple[date, AnyEntry]]] = []
    for day, one in crossed:
        if runs and day - runs[-1][-1][0] == DAY:
            runs[-1].append((day, one))
        else:
            runs.append([(day, one)])
    return next((run for run in reversed(runs) if len(run) >= body.days), [])
