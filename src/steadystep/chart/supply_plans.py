"""Medication: how much medicine is at home at a time and who keeps it, while a risk to life stands (R37)."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept
from .mistakes import unreadable

HOLDERS: Final = ("client", "caregiver", "clinic", "pharmacy")
MOST_DAYS: Final = 90


class SupplyPlanned(Body, frozen=True, kw_only=True, tag="supply_planned"):
    """What was agreed; the latest one counts, and `over` takes it back.

    `days_per_fill`: at most so many days are handed out at once. `holder` is one of `HOLDERS`; a caregiver holds it under
    a `consent` that lets them help with the pill box. `less_toxic` is what was offered instead, in words.
    """

    word: ClassVar[CareWord] = "medication"
    nature = "decision"

    days_per_fill: int
    blister: bool = False
    locked: bool = False
    holder: str = "client"
    consent: str | None = None
    less_toxic: str = ""
    note: str = ""
    over: bool = False

    def __post_init__(self) -> None:
        checks.within("Days a fill", self.days_per_fill, 1, MOST_DAYS)
        checks.one_of("Who keeps it", self.holder, HOLDERS)
        checks.short_enough("Less toxic choices", self.less_toxic)
        checks.short_enough("Note", self.note)
        if self.holder == "caregiver" and self.consent is None:
            raise unreadable(
                "A caregiver keeps the medicine only where the client agreed: choose the consent."
            )

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.consent)
