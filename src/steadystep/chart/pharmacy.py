"""Medication: the pharmacy a client goes to, and what stands between an order and the medicine in hand."""

from __future__ import annotations

import re
from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, OfOrder
from .mistakes import unreadable

TROUBLES: Final = ("stock_out", "prior_authorisation", "substitution", "not_arrived", "other_trouble")
STEPS: Final = (
    "called_pharmacy", "asked_payer", "authorised", "not_authorised", "other_pharmacy", "in_hand", "alternative_in_hand"
)  # fmt: skip
ENDS: Final = frozenset({"in_hand", "alternative_in_hand"})
WAYS_SENT: Final = ("electronically", "by_phone", "by_fax", "on_paper")
CAME_BACK: Final = ("accepted", "rejected", "in_hand")
STATE: Final = re.compile(r"[A-Z]{2}")


class PharmacyChosen(Body, frozen=True, kw_only=True, tag="pharmacy_chosen"):
    """The pharmacy the client prefers; the latest word counts. `state` has two letters, empty while nobody told it."""

    word: ClassVar[CareWord] = "medication"

    name: str
    phone: str = ""
    state: str = ""

    def __post_init__(self) -> None:
        checks.name("Pharmacy", self.name)
        checks.short_enough("Phone", self.phone)
        if self.state and not STATE.fullmatch(self.state):
            raise unreadable("“{state}” is no state: write its two letters, such as NY.", state=self.state)


class SupplyTrouble(OfOrder, frozen=True, kw_only=True, tag="supply_trouble"):
    """What keeps an ordered medicine from being in hand: `what` is one of `TROUBLES`."""

    word: ClassVar[CareWord] = "medication"

    what: str
    pharmacy: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("What is in the way", self.what, TROUBLES)
        checks.short_enough("Pharmacy", self.pharmacy)
        checks.short_enough("Note", self.note)


class SupplyTroubleStep(Body, frozen=True, kw_only=True, tag="supply_trouble_step"):
    """One call or answer about it, with whom: `did` is one of `STEPS`, those in `ENDS` settle it."""

    word: ClassVar[CareWord] = "medication"

    trouble: str
    did: str
    with_whom: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("What was done", self.did, STEPS)
        checks.short_enough("With whom", self.with_whom)
        checks.short_enough("Note", self.note)

    @property
    def code(self) -> str:
        return self.trouble

    def refers_to(self) -> tuple[str, ...]:
        return (self.trouble,)


class PrescriptionSent(OfOrder, frozen=True, kw_only=True, tag="prescription_sent"):
    """Somebody sent the prescription of an order (R29): `way` is one of `WAYS_SENT`, electronically by a program of the clinic's
    own. Nothing leaves from here. `pharmacy` may stay empty only for paper; `reference` is the number it was given."""

    word: ClassVar[CareWord] = "medication"

    way: str
    pharmacy: str = ""
    reference: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("How it was sent", self.way, WAYS_SENT)
        checks.short_enough("Pharmacy", self.pharmacy)
        checks.short_enough("Reference", self.reference)
        checks.short_enough("Note", self.note)
        if self.way != "on_paper" and not self.pharmacy.strip():
            raise unreadable("Name the pharmacy that it was sent to.")


class PrescriptionAnswered(Body, frozen=True, kw_only=True, tag="prescription_answered"):
    """What came back: `came` is one of `CAME_BACK`; `words` are the pharmacy's own, and needed where it was rejected."""

    word: ClassVar[CareWord] = "medication"

    sent: str
    came: str
    with_whom: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        checks.one_of("What came back", self.came, CAME_BACK)
        checks.short_enough("With whom", self.with_whom)
        checks.short_enough("What the pharmacy said", self.words)
        if self.came == "rejected" and not self.words.strip():
            raise unreadable("Write down what the pharmacy said.")

    @property
    def code(self) -> str:
        return self.sent

    def refers_to(self) -> tuple[str, ...]:
        return (self.sent,)
