"""Waiting for a place: since when, for what, why it matters, and how it ended."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .visits import PURPOSES

NEEDS: Final = frozenset(
    {
        "pregnant_or_newborn",
        "new_episode",
        "no_other_support",
        "getting_worse",
        "out_of_hospital",
        "child_or_young",
    }
)
WAITING_ENDINGS: Final = frozenset({"place_found", "care_elsewhere", "no_longer_wanted", "not_reached"})


class WaitingBegan(Body, frozen=True, kw_only=True, tag="waiting_began"):
    """The client waits for a place for `purpose`. `needs` are what makes it more pressing, as somebody was told.

    What the chart shows itself (a safety event, a score that rose) is not repeated here. `safe_waiting`: they were told
    what to do while they wait, and whom to call.
    """

    word: ClassVar[CareWord] = "visits"

    purpose: str = "therapy"
    needs: tuple[str, ...] = ()
    can_come: str = ""
    safe_waiting: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Purpose", self.purpose, PURPOSES)
        for need in self.needs:
            checks.one_of("Need", need, NEEDS)
        checks.short_enough("When they can come", self.can_come)
        checks.short_enough("Note", self.note)

    @property
    def code(self) -> str:
        return self.purpose


class WaitingEnded(Body, frozen=True, kw_only=True, tag="waiting_ended"):
    """The wait is over, and how."""

    word: ClassVar[CareWord] = "visits"

    waiting: str
    outcome: str
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Outcome", self.outcome, WAITING_ENDINGS)
        checks.short_enough("Note", self.note)

    @property
    def code(self) -> str:
        return self.waiting

    def refers_to(self) -> tuple[str, ...]:
        return (self.waiting,)
