"""Words that leave the clinic: referrals step by step, each disclosure with its ground, and what came back."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

import msgspec

from . import checks
from .body import Body, CareWord, kept
from .mistakes import unreadable
from .quantity import Dose
from .when import When

SERVICES: Final = frozenset(
    {
        "primary_care", "pain", "hiv_hcv", "obstetric", "neurology", "other_specialty", "higher_level_of_care", "peer_support",
        "mutual_help", "school", "legal", "housing", "food", "employment", "transport", "benefits", "other",
    }
)  # fmt: skip
REFERRAL_URGENCIES: Final = frozenset({"routine", "soon", "urgent"})
# In this order; `finished` and `failed` end a referral from any step.
REFERRAL_STEPS: Final = ("sent_out", "received", "scheduled", "seen", "report_received", "finished", "failed")
GROUNDS: Final = frozenset({"consent", "emergency", "law"})
ANSWERS_TO_LETTERS: Final = frozenset({"acknowledged_letter", "replied", "came_back"})


class ReferralMade(Body, frozen=True, kw_only=True, tag="referral_made"):
    """Somebody else is to help, and why: a draft until a step says that it was sent. `owner` (a person's id) sees it through."""

    word: ClassVar[CareWord] = "plan"

    service: str
    to_whom: str
    reason: str
    urgency: str = "routine"
    owner: str

    def __post_init__(self) -> None:
        checks.one_of("Service", self.service, SERVICES)
        checks.name("To whom", self.to_whom)
        checks.prose("Reason", self.reason)
        checks.one_of("Urgency", self.urgency, REFERRAL_URGENCIES)
        checks.name("Who sees it through", self.owner)

    @property
    def code(self) -> str:
        return self.service


class ReferralMoved(Body, frozen=True, kw_only=True, tag="referral_moved"):
    """A step of a referral. `disclosed` names what went out with it: nothing is sent without a disclosure on record."""

    word: ClassVar[CareWord] = "plan"

    referral: str
    step: str
    note: str = ""
    disclosed: str | None = None
    on: When | None = None

    def __post_init__(self) -> None:
        checks.one_of("Step", self.step, frozenset(REFERRAL_STEPS))
        checks.short_enough("Note", self.note)
        if (self.step == "sent_out") != bool(self.disclosed):
            raise unreadable("What was sent is kept as a disclosure: send it from the referrals page.")

    @property
    def code(self) -> str:
        return self.referral

    def refers_to(self) -> tuple[str, ...]:
        return (self.referral, *kept(self.disclosed))


class PartDose(msgspec.Struct, frozen=True):
    """One dose and the part of the day at which it is taken."""

    part: str
    amount: Dose


class SentDoses(msgspec.Struct, frozen=True, kw_only=True):
    """Of one order on a calendar that went out: these doses from `first` to `last`, on every
    `every`th day; none at all where `doses` is empty (paused). `strengths` are those that the order named."""

    order: str
    first: date
    last: date
    every: int = 1
    doses: tuple[PartDose, ...]
    strengths: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if self.last < self.first or self.every < 1:
            raise unreadable("Doses on a calendar need their days, from the first to the last.")


class Disclosed(Body, frozen=True, kw_only=True, tag="disclosed"):
    """Words about this client went out: to whom, which parts, what for, the exact text and notice, and on which ground.

    `ground` consent: `consent` is the entry. Emergency: `emergency` says what, `to_person` is who received it there.
    Law: `law` is a code of knowledge/team/working_together. `again_of`: an earlier one is sent once more.
    `calendar`: the doses it holds day by day up to `calendar_until`, so that it is known when they are others (R22).
    """

    word: ClassVar[CareWord] = "team"
    nature = "decision"
    stale_after = ("consent_given", "consent_revoked")

    recipient: str
    recipient_name: str
    purpose: str
    parts: tuple[str, ...]
    text: str
    ground: str
    consent: str | None = None
    emergency: str = ""
    to_person: str = ""
    law: str = ""
    notice: str = ""
    about: str | None = None
    again_of: str | None = None
    calendar: tuple[SentDoses, ...] = ()
    calendar_until: date | None = None

    def __post_init__(self) -> None:
        checks.name("Recipient", self.recipient_name)
        checks.prose("What for", self.purpose)
        checks.prose("Text", self.text)
        checks.one_of("Ground", self.ground, GROUNDS)
        held = {"consent": self.consent or "", "emergency": self.emergency, "law": self.law}
        if not held[self.ground].strip() or any(text for name, text in held.items() if name != self.ground):
            raise unreadable(
                "A disclosure rests on one ground: a consent, an emergency in words, or a law by its code."
            )
        if self.ground == "emergency":
            checks.name("Who received it, and where", self.to_person)

    @property
    def code(self) -> str:
        return self.recipient

    def refers_to(self) -> tuple[str, ...]:
        return (*kept(self.consent, self.about, self.again_of), *self.orders)

    @property
    def orders(self) -> tuple[str, ...]:
        """Those whose doses are in it."""
        return tuple(dict.fromkeys(one.order for one in self.calendar))


class DisclosureAnswered(Body, frozen=True, kw_only=True, tag="disclosure_answered"):
    """What came back to a letter: that it arrived, an answer in words, or the letter itself."""

    word: ClassVar[CareWord] = "team"

    disclosed: str
    how: str
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("How", self.how, ANSWERS_TO_LETTERS)
        checks.short_enough("Note", self.note)

    @property
    def code(self) -> str:
        return self.disclosed

    def refers_to(self) -> tuple[str, ...]:
        return (self.disclosed,)
