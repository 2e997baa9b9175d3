"""The measure a client is mainly followed by: first score, latest score, and how far apart they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from steadystep.chart.plan import Target

from .around import Around


class MainMeasure(msgspec.Struct, frozen=True, kw_only=True):
    """Totals, with their days. `last` equals `first` while there is one score; `mixed`: version or language changed
    between them, so that the change cannot be told."""

    instrument: str
    first: int
    first_on: date
    last: int
    last_on: date
    because: tuple[str, ...]
    count: int
    mixed: bool = False

    @property
    def change(self) -> int | None:
        return None if self.mixed or self.count < 2 else self.last - self.first


def main_measure(view: Around) -> MainMeasure | None:
    """None before the first score of any measure."""
    name = main_instrument(view)
    known = [fact for fact in view.scores.get(name, ()) if fact.total is not None]
    if not known:
        return None
    first, last = known[0], known[-1]
    return MainMeasure(
        instrument=name, first=first.total or 0, first_on=first.day, last=last.total or 0, last_on=last.day,
        because=tuple(dict.fromkeys((first.entry, last.entry))), count=len(known), mixed=first.series != last.series,
    )  # fmt: skip


def main_instrument(view: Around) -> str:
    """What the first target with scores is judged by, else the first medicine, else what was scored most; '' for none."""
    for name in _named(view):
        if any(fact.total is not None for fact in view.scores.get(name, ())):
            return name
    often = {name: sum(one.total is not None for one in facts) for name, facts in view.scores.items()}
    return max((name for name, count in often.items() if count), key=lambda name: often[name], default="")


def _named(view: Around) -> Iterator[str]:
    yield from (one.body.measure for one in view.chart.of(Target) if one.body.measure)
    yield from (course.measure for course in view.courses if course.measure)
