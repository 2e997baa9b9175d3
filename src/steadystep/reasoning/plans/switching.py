"""From one medicine to another: how long the first must have left before the second begins, and both doses by day (R22)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

import msgspec

from steadystep.chart.medication import DoseStep
from steadystep.knowledge import Drug, Knowledge, Provenance
from steadystep.reasoning.interactions import Exposure, Holds, Verdict, memory_of

Method = Literal["cross", "direct", "washout"]
METHODS: tuple[Method, ...] = ("cross", "direct", "washout")
_DAY = timedelta(days=1)


class Between(msgspec.Struct, frozen=True, kw_only=True):
    """What two medicines ask of a switch. `together` False: they must never overlap, and `washout_days` lie between the last
    dose of the old one and the first of the new one (0: none is named). `rows` and `provenance` say by which rules."""

    together: bool
    washout_days: int
    rows: tuple[str, ...]
    provenance: Provenance | None

    @property
    def methods(self) -> tuple[Method, ...]:
        """Those that the interaction rules leave open, the first one proposed."""
        if self.together:
            return ("cross", "direct")
        return ("washout",)


class BothDoses(msgspec.Struct, frozen=True, kw_only=True):
    """From `day` on this is taken of each; None: nothing of it."""

    day: date
    old: DoseStep | None
    new: DoseStep | None


def between(knowledge: Knowledge, old: Drug, new: Drug, holds: Holds) -> Between:
    """By the interaction engine; the longest washout of all rules that name the two."""
    judged = memory_of(knowledge).pair(Exposure(old.id, old.name), Exposure(new.id, new.name), holds)
    never = [
        one for one in judged
        if isinstance(one, Verdict) and (one.blocks or one.severity == "contraindicated")
    ]  # fmt: skip
    longest = max(never, key=lambda one: one.washouts.get(old.id, 0), default=None)
    return Between(
        together=not never, washout_days=longest.washouts.get(old.id, 0) if longest else 0,
        rows=tuple(one.id for one in never), provenance=longest.provenance if longest else None,
    )  # fmt: skip


def first_day_of_new(method: str, first_smaller: date, last_old: date, washout_days: int) -> date:
    """With the first smaller dose, on the day after the last one, or once the washout is over."""
    if method == "cross":
        return first_smaller
    return last_old + timedelta(days=max(1, washout_days if method == "washout" else 1))


def both_by_day(old: Iterable[DoseStep], last_old: date, new: Iterable[DoseStep]) -> tuple[BothDoses, ...]:
    """Every day on which either changes, with what is then taken of both."""
    olds, news = tuple(old), tuple(new)
    days = {step.first for step in (*olds, *news)} | {last_old + _DAY}
    days |= {step.last + _DAY for step in news if step.last is not None}
    return tuple(_joined(sorted(days), olds, last_old, news))


def _joined(
    days: list[date], olds: tuple[DoseStep, ...], last_old: date, news: tuple[DoseStep, ...]
) -> Iterator[BothDoses]:
    for day in days:
        yield BothDoses(day=day, old=_on(olds, day) if day <= last_old else None, new=_on(news, day))


def _on(steps: tuple[DoseStep, ...], day: date) -> DoseStep | None:
    running = [step for step in steps if step.first <= day and (step.last is None or day <= step.last)]
    return running[-1] if running else None
