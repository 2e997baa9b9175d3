"""Medication: a payer that does not pay, or a price that cannot be paid, and what was done about it (R38)."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, OfOrder

COST_BARRIERS: Final = ("payer_rejected", "not_covered", "too_expensive", "other_cost")
COST_STEPS: Final = (
    "asked_payer_why", "appealed", "assistance_asked", "generic_asked", "prescriber_asked",
    "payer_pays", "generic_in_place", "assistance_granted", "alternative_in_place", "paid_another_way", "client_chose_without",
)  # fmt: skip
COST_ENDS: Final = frozenset(COST_STEPS[5:])


class CostBarrier(OfOrder, frozen=True, kw_only=True, tag="cost_barrier"):
    """An ordered medicine that is not paid for: `what` is one of `COST_BARRIERS`, `payer` who said no."""

    word: ClassVar[CareWord] = "medication"

    what: str
    payer: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("What is in the way", self.what, COST_BARRIERS)
        checks.short_enough("Payer", self.payer)
        checks.short_enough("Note", self.note)


class CostBarrierStep(Body, frozen=True, kw_only=True, tag="cost_barrier_step"):
    """What was done about it: `did` is one of `COST_STEPS`, those in `COST_ENDS` settle it."""

    word: ClassVar[CareWord] = "medication"

    barrier: str
    did: str
    with_whom: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("What was done", self.did, COST_STEPS)
        checks.short_enough("With whom", self.with_whom)
        checks.short_enough("Note", self.note)

    @property
    def code(self) -> str:
        return self.barrier

    def refers_to(self) -> tuple[str, ...]:
        return (self.barrier,)
