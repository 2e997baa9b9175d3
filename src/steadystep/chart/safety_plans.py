"""What happens to a safety plan after it is written: it is gone through again, and copies of it are in people's hands."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable

PLAN_COPIES: Final = frozenset({"paper", "wallet_card", "phone", "caregiver", "somebody_else"})


class SafetyPlanReviewed(Body, frozen=True, kw_only=True, tag="safety_plan_reviewed"):
    """Client and staff went through this version together and left it as it is (R76)."""

    word: ClassVar[CareWord] = "safety"

    plan: str
    note: str = ""

    def __post_init__(self) -> None:
        checks.name("Safety plan", self.plan)
        checks.short_enough("Note", self.note)

    @property
    def code(self) -> str:
        return self.plan

    def refers_to(self) -> tuple[str, ...]:
        return (self.plan,)


class SafetyPlanGiven(Body, frozen=True, kw_only=True, tag="safety_plan_given"):
    """A copy of this version came into somebody's hands, or, with `back`, is no longer there.

    `holder` names who has it; empty is the client. How and holder together are one copy: a later one takes its place.
    """

    word: ClassVar[CareWord] = "safety"

    plan: str
    how: str
    holder: str = ""
    back: bool = False

    def __post_init__(self) -> None:
        checks.name("Safety plan", self.plan)
        checks.one_of("How it was given", self.how, PLAN_COPIES)
        checks.short_enough("Who has it", self.holder)
        if self.how in ("caregiver", "somebody_else") and not self.holder:
            raise unreadable("Say who has this copy of the safety plan.")

    @property
    def code(self) -> str:
        return self.plan

    def refers_to(self) -> tuple[str, ...]:
        return (self.plan,)
