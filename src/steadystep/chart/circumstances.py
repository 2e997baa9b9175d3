"""Circumstances: what holds for this person that no result and no diagnosis tells, said by somebody on a day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable
from .when import When


class CircumstanceTold(Body, frozen=True, kw_only=True, tag="circumstance_told"):
    """That a circumstance holds, or does not. `circumstance` is its knowledge id (`pregnancy_possible`, `smoker`).

    `since` is when it began, or the day on which an event happened. `until` is the last day on which it can hold: for
    a pregnancy the due date. What nobody told is unknown, never "no".
    """

    word: ClassVar[CareWord] = "intake"

    circumstance: str
    holds: bool
    since: When | None = None
    until: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checks.name("Circumstance", self.circumstance)
        checks.short_enough("Note", self.note)
        if self.until is not None and not self.holds:
            raise unreadable("What does not hold has no last day: leave it out.")

    @property
    def code(self) -> str:
        return self.circumstance
