"""Buprenorphine under the tongue goes down by milligrams, not by per cent: the pace is the formulary's.

formulary.csv, buprenorphine_naloxone_sl, taper: "only at patient request: over months, e.g. 2 mg every 2-4 weeks".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from steadystep.chart import Dose, Words, say
from steadystep.chart.medication import DoseStep

from .tablets import makeable_below

CUT_MG: Final = 2.0
EVERY_LOW_DAYS: Final = 14
EVERY_HIGH_DAYS: Final = 28


class MatStep(msgspec.Struct, frozen=True, kw_only=True):
    """A smaller dose and how many mg a day it takes away. `remark` says where the tablets make no step of 2 mg."""

    step: DoseStep
    cut_mg: float
    remark: Words | None = None


def mat_tapered(
    present: DoseStep, first: date, strengths: Sequence[float], *, halves: bool = False, every_days: int | None = None
) -> tuple[MatStep, ...]:  # fmt: skip
    """Steps down to nothing, the first smaller dose on `first`, each for 28 days where nobody chose fewer.

    Empty where it cannot be worked out: no single dose a day in mg, or no strength known. Under 14 days is refused
    (ValueError).
    """
    days = EVERY_HIGH_DAYS if every_days is None else every_days
    if days < EVERY_LOW_DAYS:
        raise ValueError(f"a taper of buprenorphine asks for at least {EVERY_LOW_DAYS} days between steps")
    if present.amount.milligrams is None or present.times_a_day != 1 or not strengths:
        return ()
    return tuple(
        _steps(present.amount.milligrams, first, _amounts(present.amount.milligrams, strengths, halves), days)
    )


def _amounts(before: float, strengths: Sequence[float], halves: bool) -> Iterator[float]:
    while (before := makeable_below(before - CUT_MG, strengths, halves=halves)) > 0:
        yield before


def _steps(before: float, first: date, amounts: Iterator[float], days: int) -> Iterator[MatStep]:
    for amount in amounts:
        cut = round(before - amount, 6)
        last = first + timedelta(days=days - 1)
        yield MatStep(
            step=DoseStep(first=first, last=last, amount=Dose(amount, "mg")), cut_mg=cut, remark=_remark(cut)
        )
        before, first = amount, last + timedelta(days=1)


def _remark(cut: float) -> Words | None:
    if cut <= CUT_MG:
        return None
    return say(
        "{cut} mg less: these strengths make no step of 2 mg. Ask for a smaller strength or a film that can be cut.",
        cut=cut,
    )
