"""Medication: a medicine that rests, and how it goes on. Nobody asks to be allowed to pause; going on is weighed."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from . import checks
from .body import CareWord, OfOrder
from .medication import WEIGHED_WITH, DoseStep, ReasonGiven, one_after_another
from .mistakes import unreadable


class DoseHeld(OfOrder, frozen=True, kw_only=True, tag="dose_held"):
    """No dose is taken from `first` on. `last_taken` is the day of the last dose, None when nobody knows.

    `decide_by`: the day by which somebody said it would be settled.
    """

    word: ClassVar[CareWord] = "medication"

    first: date
    reason: str
    last_taken: date | None = None
    decide_by: date | None = None

    def __post_init__(self) -> None:
        checks.prose("Reason", self.reason)
        if self.last_taken is not None and self.last_taken > self.first:
            raise unreadable(
                "The last dose ({last}) lies after the first day without one ({first}).",
                last=self.last_taken, first=self.first,
            )  # fmt: skip


class DoseResumed(OfOrder, frozen=True, kw_only=True, tag="dose_resumed"):
    """Taken again from `first`: as the order stands, or in new `steps` that replace its own from their first day on."""

    word: ClassVar[CareWord] = "medication"
    nature = "decision"
    stale_after = WEIGHED_WITH

    first: date
    why: str
    steps: tuple[DoseStep, ...] = ()
    schedule: str = ""
    reasons: tuple[ReasonGiven, ...] = ()
    shown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks.prose("Why", self.why)
        if not self.steps:
            return
        one_after_another(self.steps)
        if self.steps[0].first != self.first:
            raise unreadable(
                "The first step begins on {step}, and it is taken again from {first}: make them the same day.",
                step=self.steps[0].first, first=self.first,
            )  # fmt: skip
