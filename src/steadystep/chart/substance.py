"""Substance use and its medicines: what was used and when, doses given in the clinic, what keeps a person alive.

Every entry here is a substance use record (42 CFR Part 2) from birth.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept
from .medication import ROUTES
from .mistakes import unreadable
from .quantity import Dose

PART_2: Final = frozenset({"part2"})
SUBSTANCES: Final = (
    "fentanyl", "heroin", "methadone", "buprenorphine", "other_opioid", "alcohol", "cocaine", "methamphetamine",
    "benzodiazepine", "cannabis", "other",
)  # fmt: skip
USED_BY: Final = frozenset({"", "injected", "smoked", "snorted", "swallowed", "other"})
SURE: Final = frozenset({"sure", "about", "not_known"})
OPTIONS: Final = frozenset(
    {
        "buprenorphine",
        "buprenorphine_weekly",
        "buprenorphine_monthly",
        "methadone_referral",
        "naltrexone_xr",
        "naltrexone_oral",
        "acamprosate",
        "no_medicine",
    }
)
CHALLENGES: Final = frozenset({"negative", "positive"})
PDMP_DECISIONS: Final = frozenset({"as_expected", "talk_first", "smaller_supply", "not_now"})
LAPSE_TOLD_BY: Final = frozenset({"client", "staff", "test"})


class LastUse(Body, frozen=True, kw_only=True, tag="last_use"):
    """When a substance was last used, as the person tells it: `when` is the use itself, not the telling."""

    word: ClassVar[CareWord] = "medication"
    born_labels = PART_2

    substance: str
    route: str = ""
    sure: str = "sure"
    amount: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Substance", self.substance, frozenset(SUBSTANCES))
        checks.one_of("Route", self.route, USED_BY)
        checks.one_of("How sure", self.sure, SURE)
        checks.short_enough("Amount", self.amount)

    @property
    def code(self) -> str:
        return self.substance


class OptionChosen(Body, frozen=True, kw_only=True, tag="option_chosen"):
    """Which way the client chose, with or without a medicine, and why: R42."""

    word: ClassVar[CareWord] = "plan"
    born_labels = PART_2

    option: str
    why: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Option", self.option, OPTIONS)
        checks.short_enough("Why", self.why)

    @property
    def code(self) -> str:
        return self.option


class DoseGiven(Body, frozen=True, kw_only=True, tag="dose_given"):
    """A dose given under the eyes of staff at this time. `drug` is the knowledge id, empty when the name fits none."""

    word: ClassVar[CareWord] = "medication"
    born_labels = PART_2

    name: str
    amount: Dose
    drug: str = ""
    route: str = "sublingual"
    order: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checks.name("Medicine", self.name)
        checks.one_of("Route", self.route, ROUTES)
        checks.short_enough("Note", self.note)

    @property
    def code(self) -> str:
        return self.drug

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.order)


class NaloxoneChallenge(Body, frozen=True, kw_only=True, tag="naloxone_challenge"):
    """A small dose of naloxone to prove that no opioid is left: COWS before and after, and what the clinician read of it.

    `retry_from` is the first day on which the prescriber wants it tried again after a positive one.
    """

    word: ClassVar[CareWord] = "medication"
    born_labels = PART_2

    before: int
    after: int
    outcome: str
    retry_from: date | None = None

    def __post_init__(self) -> None:
        checks.within("COWS before", self.before, 0, 48)
        checks.within("COWS after", self.after, 0, 48)
        checks.one_of("Outcome", self.outcome, CHALLENGES)
        if self.outcome == "negative" and self.after > self.before:
            raise unreadable(
                "COWS rose from {before} to {after}: that is no negative challenge. Choose positive, or correct the numbers.",
                before=self.before, after=self.after,
            )  # fmt: skip

    @property
    def code(self) -> str:
        return self.outcome


class NaloxoneSupplied(Body, frozen=True, kw_only=True, tag="naloxone_supplied"):
    """Naloxone handed out: how many kits, which product, until when they are good, who was shown how to use them."""

    word: ClassVar[CareWord] = "medication"
    born_labels = PART_2

    kits: int
    product: str = "naloxone nasal 4 mg"
    expires: date | None = None
    trained: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks.within("Kits", self.kits, 1, 100)
        checks.name("Product", self.product)
        for one in self.trained:
            checks.name("Who was shown how", one)


class PdmpChecked(Body, frozen=True, kw_only=True, tag="pdmp_checked"):
    """The prescription monitoring programme was asked: what it showed, and what was decided from it. Never exported."""

    word: ClassVar[CareWord] = "medication"
    born_labels = PART_2

    summary: str
    decision: str = "as_expected"

    def __post_init__(self) -> None:
        checks.prose("What it showed", self.summary)
        checks.one_of("Decision", self.decision, PDMP_DECISIONS)


class LapseReported(Body, frozen=True, kw_only=True, tag="lapse_reported"):
    """Use after a time without it; `when` is the last use. Told by the client, staff, or seen in a test."""

    word: ClassVar[CareWord] = "medication"
    born_labels = PART_2

    substance: str
    first: date | None = None
    told_by: str = "client"
    words: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Substance", self.substance, frozenset(SUBSTANCES))
        checks.one_of("Told by", self.told_by, LAPSE_TOLD_BY)
        checks.short_enough("In their words", self.words)
        if self.first is not None and self.first > self.when.day:
            raise unreadable(
                "The first day ({first}) cannot lie after the last use ({last}).", first=self.first, last=self.when.day
            )  # fmt: skip

    @property
    def code(self) -> str:
        return self.substance


class SupportPlanned(Body, frozen=True, kw_only=True, tag="support_planned"):
    """What is added after a lapse (R50), in the client's view too. The supply interval is never shortened by it."""

    word: ClassVar[CareWord] = "plan"
    nature = "decision"
    born_labels = PART_2

    lapse: str
    more_contact: str
    client_view: str
    dose_talk: str = ""
    counselling: str = ""
    naloxone_again: bool = False

    def __post_init__(self) -> None:
        checks.prose("More contact", self.more_contact)
        checks.prose("The client's view", self.client_view)
        checks.short_enough("Dose", self.dose_talk)
        checks.short_enough("Counselling", self.counselling)

    @property
    def code(self) -> str:
        return self.lapse

    def refers_to(self) -> tuple[str, ...]:
        return (self.lapse,)
