"""Dose steps down to nothing, worked out from the present dose by the taper of the medicine's class.

Only the percentages and days that the knowledge holds are used; each amount is rounded down to what the strengths make.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from steadystep.chart import Dose, Words, say
from steadystep.chart.medication import DoseStep
from steadystep.knowledge import ClassTaper

from .tablets import makeable_below

Pace = Literal["usual", "careful"]


class TaperStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step and how much it takes away, in per cent of the step before. `remark` says where the row could not be kept."""

    step: DoseStep
    cut_percent: float
    remark: Words | None = None


class Taper(msgspec.Struct, frozen=True, kw_only=True):
    """Steps down; nothing is taken after `last_day`. `every_days` lies between two steps at the least."""

    rule: ClassTaper
    steps: tuple[TaperStep, ...]
    last_day: date
    every_days: int

    @property
    def dose_steps(self) -> tuple[DoseStep, ...]:
        return tuple(one.step for one in self.steps)


def tapered(
    rule: ClassTaper,
    present: DoseStep,
    first: date,
    strengths: Sequence[float],
    *,
    halves: bool = False,
    pace: Pace = "usual",
    every_days: int | None = None,
) -> Taper | None:
    """From the present dose to nothing, the first smaller dose on `first`.

    None where it cannot be worked out: the dose is no number of mg, differs over the day, or no strength is known to
    round down to.
    `every_days` may be longer than the row's shortest interval, never shorter (ValueError).
    """
    if present.amount.milligrams is None or not strengths or len({part.amount for part in present.parts}) > 1:
        return None
    days = rule.every_low_days if every_days is None else every_days
    if days < rule.every_low_days:
        raise ValueError(f"{rule.id} asks for at least {rule.every_low_days} days between steps")
    steps = tuple(_steps(rule, present, first, _Rounding(tuple(strengths), halves), _cut(rule, pace), days))
    return Taper(
        rule=rule, steps=steps, every_days=days, last_day=first + timedelta(days=days * len(steps) - 1)
    )


def paused(steps: Sequence[DoseStep], turn: date, days: int) -> tuple[DoseStep, ...]:
    """A taper that pauses: from `turn`, the day of the next step, the dose before it goes on for so many days, and every
    later step comes as much later. Empty where no step lies on that day, or none before it."""
    index = next((at for at, one in enumerate(steps) if one.first == turn), 0)
    if index == 0:
        return ()
    later = timedelta(days=days)
    stays = msgspec.structs.replace(steps[index - 1], first=turn, last=turn + later - timedelta(days=1))
    return (stays, *(moved(one, later) for one in steps[index:]))


def moved(step: DoseStep, later: timedelta) -> DoseStep:
    """The step as much later."""
    last = step.last + later if step.last else None
    return msgspec.structs.replace(step, first=step.first + later, last=last)


class _Rounding(msgspec.Struct, frozen=True):
    strengths: tuple[float, ...]
    halves: bool

    def down(self, amount: float) -> float:
        return makeable_below(amount, self.strengths, halves=self.halves)


def _cut(rule: ClassTaper, pace: Pace) -> float:
    """The smallest cut the row names for that pace, in per cent: rounding down makes it larger, never smaller."""
    careful = rule.careful_low_percent or rule.careful_high_percent
    usual = rule.cut_low_percent or rule.cut_high_percent
    return careful if pace == "careful" and careful else usual


def _steps(
    rule: ClassTaper, present: DoseStep, first: date, rounding: _Rounding, cut: float, days: int
) -> Iterator[TaperStep]:
    before, day = present.amount.milligrams or 0.0, first
    while (amount := rounding.down(before * (1 - cut / 100))) > 0:
        percent = round(100 * (1 - amount / before), 1)
        step = DoseStep(
            first=day, last=day + timedelta(days=days - 1), amount=Dose(amount, "mg"), times_a_day=present.times_a_day
        )  # fmt: skip
        yield TaperStep(step=step, cut_percent=percent, remark=_remark(rule, percent))
        before, day = amount, day + timedelta(days=days)


def _remark(rule: ClassTaper, percent: float) -> Words | None:
    ceiling = rule.never_over_percent or rule.cut_high_percent
    if percent <= ceiling:
        return None
    return say(
        "{percent} per cent less: more than the {ceiling} per cent of {rule}. These strengths make no smaller step; "
        "ask for a smaller strength or a liquid.",
        percent=percent, ceiling=ceiling, rule=rule.id,
    )  # fmt: skip
