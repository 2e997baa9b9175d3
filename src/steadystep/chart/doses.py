"""Dose steps: from which day to which, how much, how often."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

import msgspec

from . import checks
from .mistakes import unreadable
from .quantity import Dose

DAY_TIMES: Final = ("morning", "noon", "evening", "night")


def _place(at: str) -> int:
    return DAY_TIMES.index(at) if at in DAY_TIMES else len(DAY_TIMES)


class TimedDose(msgspec.Struct, frozen=True):
    """One dose of a day and when it is taken: one of `DAY_TIMES`."""

    at: str
    amount: Dose

    def __post_init__(self) -> None:
        checks.one_of("Time of day", self.at, frozenset(DAY_TIMES))


class DoseStep(msgspec.Struct, frozen=True, kw_only=True):
    """From `first` to `last` (both days included; None: until changed), `amount` at each of `times_a_day`.

    `times_a_day` 0.5 means every other day; `as_needed` makes it the most a day, not a plan. `parts` say when each dose of
    the day is taken and may differ (make such a step with `by_time`); `amount` is then the first of them and `times_a_day`
    their number. Reckon with `milligrams_a_day`, `units_a_day` and `doses`, never with amount times times.
    """

    first: date
    amount: Dose
    times_a_day: float = 1
    last: date | None = None
    as_needed: bool = False
    parts: tuple[TimedDose, ...] = ()

    @classmethod
    def by_time(
        cls, first: date, amounts: dict[str, Dose], last: date | None = None, *, as_needed: bool = False
    ) -> DoseStep:
        """A step with its amounts by time of day, such as 300 mg in the morning and 600 mg at night."""
        parts = tuple(TimedDose(at, amounts[at]) for at in sorted(amounts, key=_place))
        if not parts:
            raise unreadable("A step needs at least one dose of the day.")
        return cls(
            first=first, last=last, amount=parts[0].amount, times_a_day=len(parts), as_needed=as_needed, parts=parts
        )  # fmt: skip

    def __post_init__(self) -> None:
        self._check_parts()
        if not 0 < self.times_a_day <= 24:
            raise unreadable(
                "{times} times a day cannot be planned: use a number up to 24.", times=self.times_a_day
            )
        if self.last is not None and self.last < self.first:
            raise unreadable(
                "A step cannot end ({last}) before it starts ({first}).", last=self.last, first=self.first
            )

    def _check_parts(self) -> None:
        if not self.parts:
            return
        if self.amount != self.parts[0].amount or self.times_a_day != len(self.parts):
            raise unreadable("A step by time of day names its first dose and the number of its doses.")
        if len({part.at for part in self.parts}) < len(self.parts):
            raise unreadable("A time of day comes twice in one step: give one amount for each.")
        if len({part.amount.unit for part in self.parts}) > 1:
            raise unreadable("The doses of one day need one unit.")

    @property
    def doses(self) -> tuple[tuple[str, Dose], ...]:
        """Every dose of a day with its time (empty where none is planned); one dose where it is not taken every day."""
        if self.parts:
            return tuple((part.at, part.amount) for part in self.parts)
        return (("", self.amount),) * max(1, int(self.times_a_day))

    @property
    def units_a_day(self) -> float:
        """Total a day in the step's own unit, on the average where it is not taken every day."""
        if self.parts:
            return round(sum(part.amount.value for part in self.parts), 6)
        return round(self.amount.value * self.times_a_day, 6)

    @property
    def milligrams_a_day(self) -> float | None:
        """Total mg a day, or None when the unit does not tell."""
        if self.parts:
            each = [part.amount.milligrams for part in self.parts]
            return round(sum(one for one in each if one is not None), 6) if None not in each else None
        one = self.amount.milligrams
        return None if one is None else round(one * self.times_a_day, 6)


def one_after_another(steps: tuple[DoseStep, ...]) -> None:
    """Raise `Unreadable` unless there is a step and none overlaps the next."""
    if not steps:
        raise unreadable("An order needs at least one step: a dose, how often, from which day.")
    for before, after in pairwise(steps):
        if after.first <= (before.last or before.first):
            raise unreadable(
                "The step from {after} overlaps the one from {before}: steps follow one another.",
                after=after.first, before=before.first,
            )  # fmt: skip
