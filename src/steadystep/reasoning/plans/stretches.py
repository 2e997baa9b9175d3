"""A calendar of doses told short: days on which the same is swallowed are one stretch, and so are days without any between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from .calendar import CalendarDay, Line, Swallow, is_held

_ONE = timedelta(days=1)


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Of one medicine: the same `swallows` on every `every`th day from `first` to `last`; none at all where it is empty."""

    entry: str
    first: date
    last: date
    every: int = 1
    swallows: tuple[Swallow, ...] = ()


def stretches(lines: Iterable[Line], days: Sequence[CalendarDay]) -> tuple[tuple[Stretch, ...], ...]:
    """By medicine, in the order of their first dose; then those that are paused all these days."""
    found: dict[str, dict[date, tuple[Swallow, ...]]] = {}
    for day in days:
        for one in day.swallows:
            taken = found.setdefault(one.entry, {})
            taken[day.day] = (*taken.get(day.day, ()), one)
    paused = (
        Stretch(entry=line.entry, first=days[0].day, last=days[-1].day)
        for line in lines if line.entry not in found and any(is_held(line, one.day) for one in days)
    )  # fmt: skip
    told = (tuple(_between(_of(entry, taken))) for entry, taken in found.items())
    return (*told, *((one,) for one in paused))


def _of(entry: str, taken: dict[date, tuple[Swallow, ...]]) -> list[Stretch]:
    """Grown day by day: a day goes on with the stretch where the doses and the days between them are the same."""
    grown: list[Stretch] = []
    for day, swallows in taken.items():
        before = grown[-1] if grown else None
        gap = (day - before.last).days if before else 0
        if (
            before is not None
            and before.swallows == swallows
            and gap == (before.every if before.first != before.last else gap)
        ):
            grown[-1] = msgspec.structs.replace(before, last=day, every=gap)
        else:
            grown.append(Stretch(entry=entry, first=day, last=day, swallows=swallows))
    return grown


def _between(told: list[Stretch]) -> Iterator[Stretch]:
    """With the days on which none is taken, where they are more than the stretch before leaves out by itself."""
    for number, one in enumerate(told):
        yield one
        after = told[number + 1] if number + 1 < len(told) else None
        if after is not None and (after.first - one.last).days > one.every:
            yield Stretch(entry=one.entry, first=one.last + _ONE, last=after.first - _ONE)
