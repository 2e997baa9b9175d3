"""What a caregiver's own check says: a band for each number, whether a call is worth offering, whether safety is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from steadystep.knowledge import Instrument, Knowledge
from steadystep.knowledge.scale import Subscale

from .scoring import rated

BURDEN = "zbi_12"  # a typed total from paper: its wording may not ship


@dataclass(frozen=True, slots=True)
class CarerReading:
    """`bands` in the order of the form, empty where an item was left out. `support`: a number reached its limit (a clinic rule).

    `ask_safety`: conflict at home so high that their own safety is asked about; None where conflict was left out.
    """

    bands: tuple[str, ...]
    support: bool
    ask_safety: bool | None
    burden: str = ""


def read_carer(known: Knowledge, answers: Sequence[int | None], burden: int | None = None) -> CarerReading:
    """Read one check: `answers` in the order of the form (0 to 10), `burden` a total of the ZBI-12 (0 to 48) or None."""
    check = known.instruments[known.support_outside.check.instrument]
    parts = tuple(zip(check.subscales, answers, strict=True))
    total = None if burden is None else rated(known.instruments[BURDEN], burden)
    return CarerReading(
        bands=tuple(_band(part, value) for part, value in parts),
        support=any(_reached(part, value) for part, value in parts) or bool(total and total.positive),
        ask_safety=known.support_outside.asks_safety(answers[-1]),
        burden="" if total is None else total.band,
    )


def carer_check(known: Knowledge) -> Instrument:
    return known.instruments[known.support_outside.check.instrument]


def _band(part: Subscale, value: int | None) -> str:
    if value is None:
        return ""
    return next((band.name for band in part.bands if band.low <= value <= band.high), "")


def _reached(part: Subscale, value: int | None) -> bool:
    if value is None:
        return False
    over = part.positive_at is not None and value >= part.positive_at
    return over or (part.positive_at_most is not None and value <= part.positive_at_most)
