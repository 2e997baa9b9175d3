"""Medication: what is left was counted, and a talk about what gets in the way of taking it (R26)."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import CareWord, OfOrder, kept
from .mistakes import unreadable

COUNTED_BY: Final = ("nurse", "pharmacist", "case_manager", "client")
BARRIERS: Final = ("forgot", "cost", "side_effects", "beliefs", "access", "stigma", "other_barrier")
HELP: Final = ("pillbox_plan", "reminders", "family_help", "once_daily", "injection_talk", "other_help")
FAMILY: Final = "family_help"
MOST_LEFT: Final = 100_000


class PillCount(OfOrder, frozen=True, kw_only=True, tag="pill_count"):
    """So many pieces (tablets, films ...) were left at `when`. `fill`: since which supply; None: the latest before.

    `counted_by` is one of `COUNTED_BY`; who wrote it down is the entry's author.
    """

    word: ClassVar[CareWord] = "medication"

    left: float
    counted_by: str
    fill: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checks.within("How many are left", self.left, 0, MOST_LEFT)
        checks.one_of("Who counted", self.counted_by, COUNTED_BY)
        checks.short_enough("Note", self.note)

    def refers_to(self) -> tuple[str, ...]:
        return (self.order, *kept(self.fill))


class AdherenceTalk(OfOrder, frozen=True, kw_only=True, tag="adherence_talk"):
    """What gets in the way (`barrier`, one of `BARRIERS`) and what was agreed (`did`, one of `HELP`; empty: nothing yet).

    Family helps under a `consent` of the client that lets them help with the pill box. What is `other` is said in `note`.
    """

    word: ClassVar[CareWord] = "medication"

    barrier: str
    did: str = ""
    consent: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("What gets in the way", self.barrier, BARRIERS)
        if self.did:
            checks.one_of("What was agreed", self.did, HELP)
        checks.short_enough("Note", self.note)
        if self.did == FAMILY and self.consent is None:
            raise unreadable("Family helps only where the client agreed: choose the consent.")
        if not self.note and {self.barrier, self.did} & {"other_barrier", "other_help"}:
            raise unreadable("Say in the note what else it is.")

    def refers_to(self) -> tuple[str, ...]:
        return (self.order, *kept(self.consent))
