"""Measures: a day for a urine test that a person let the product draw, so that nobody picks whom and when (R52)."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable
from .substance import PART_2

MOST_DAYS: Final = 62


class UrineDayDrawn(Body, frozen=True, kw_only=True, tag="urine_day_drawn"):
    """Drawn from `days`, the days on which the clinic is open in the window, by `seed`; whoever has both finds the same day."""

    word: ClassVar[CareWord] = "measures"
    born_labels = PART_2

    days: tuple[date, ...]
    seed: str
    note: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.days) <= MOST_DAYS:
            raise unreadable("A day is drawn from 1 to {most} days.", most=MOST_DAYS)
        if list(self.days) != sorted(set(self.days)):
            raise unreadable("The days of a draw stand in order, each once.")
        checks.name("Seed", self.seed)
        checks.short_enough("Note", self.note)

    @property
    def day(self) -> date:
        """The day that was drawn: SHA-256 of the seed, modulo the number of days."""
        number = int.from_bytes(hashlib.sha256(self.seed.encode()).digest(), "big")
        return self.days[number % len(self.days)]
