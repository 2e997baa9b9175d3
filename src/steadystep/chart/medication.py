"""Medication: what was ordered, what was swallowed, what it did, what was supplied."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

import msgspec

from . import checks
from .body import Body, CareWord, OfOrder, kept
from .doses import DAY_TIMES as DAY_TIMES
from .doses import DoseStep as DoseStep
from .doses import TimedDose as TimedDose
from .doses import one_after_another as one_after_another
from .mistakes import unreadable
from .quantity import Coding, Dose
from .when import When

ROUTES: Final = frozenset(
    {"oral", "sublingual", "buccal", "intramuscular", "subcutaneous", "transdermal", "intranasal", "other"}
)
TAKEN: Final = frozenset({"taken", "partly", "missed"})
# What a dose is weighed with: a later one of these, and the signer has not seen all.
WEIGHED_WITH: Final = (
    "order", "dose_changed", "dose_held", "dose_resumed", "order_stopped", "medicine_reported", "allergy"
)  # fmt: skip
LIST_STATES: Final = frozenset({"active", "stopped", "unknown"})


class ReasonGiven(msgspec.Struct, frozen=True, kw_only=True):
    """Why the signer went on although a finding asked for a reason: in words, with a `code` where that finding has codes."""

    rule: str
    reason: str
    code: str = ""

    def __post_init__(self) -> None:
        checks.prose("Reason", self.reason)
        checks.short_enough("Coded reason", self.code)


class Order(Body, frozen=True, kw_only=True, tag="order"):
    """A medicine prescribed here: what for, judged by which measure, in which dose steps.

    `drug` is the knowledge id, empty when the name matched none (then it cannot be checked, and says so).
    `shown` keeps the findings the signer was shown, as rule ids. `schedule` is the knowledge id of what the steps follow,
    `strengths` what a tablet of the supply holds (mg each), `halves` whether tablets may be halved. `nurse_steps` are the
    later steps that a nurse may sign one by one, none before its first day (R19): until then the last of `steps` goes on.
    """

    word: ClassVar[CareWord] = "medication"
    nature = "decision"
    stale_after = WEIGHED_WITH

    name: str
    drug: str = ""
    indication: str
    target: str | None = None
    measure: str = ""
    route: str = "oral"
    steps: tuple[DoseStep, ...]
    schedule: str = ""
    strengths: tuple[float, ...] = ()
    halves: bool = False
    instruction: str = ""
    nurse_steps: tuple[DoseStep, ...] = ()
    reasons: tuple[ReasonGiven, ...] = ()
    shown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks.name("Medicine", self.name)
        checks.prose("Indication", self.indication)
        checks.one_of("Route", self.route, ROUTES)
        for strength in self.strengths:
            checks.within("Strength in mg", strength, 0.001, 10_000)
        one_after_another(self.steps)
        if self.nurse_steps and self.steps[-1].last is not None:
            raise unreadable(
                "Before the steps that a nurse signs, the dose goes on until then: leave its last day empty."
            )
        if self.nurse_steps:
            one_after_another((self.steps[-1], *self.nurse_steps))

    @property
    def code(self) -> str:
        return self.drug

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.target)


class DoseChanged(OfOrder, frozen=True, kw_only=True, tag="dose_changed"):
    """New steps for an order; they replace every step of it that starts on or after the first new day.

    `by_protocol`: the next of the order's `nurse_steps`, signed by a nurse.
    """

    word: ClassVar[CareWord] = "medication"
    nature = "decision"
    stale_after = WEIGHED_WITH

    steps: tuple[DoseStep, ...]
    schedule: str = ""
    by_protocol: bool = False
    why: str
    reasons: tuple[ReasonGiven, ...] = ()
    shown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks.prose("Why", self.why)
        one_after_another(self.steps)


class OrderStopped(OfOrder, frozen=True, kw_only=True, tag="order_stopped"):
    """The order ends; `last_day` is the last day a dose is taken.

    `second_reviewer` is the staff id of another prescriber who looked at the stop, where two must (R57).
    """

    word: ClassVar[CareWord] = "medication"
    nature = "decision"
    stale_after = ("dose_changed", "order_stopped")

    last_day: date
    why: str
    reasons: tuple[ReasonGiven, ...] = ()
    shown: tuple[str, ...] = ()
    second_reviewer: str = ""

    def __post_init__(self) -> None:
        checks.prose("Why", self.why)
        checks.short_enough("Second reviewer", self.second_reviewer)


class DoseReport(OfOrder, frozen=True, kw_only=True, tag="dose_report"):
    """What the client says of one day's doses of an order. A missing day is not a missed dose."""

    word: ClassVar[CareWord] = "medication"

    day: date
    outcome: str
    reason: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Outcome", self.outcome, TAKEN)
        checks.short_enough("Reason", self.reason)


class SideEffect(Body, frozen=True, kw_only=True, tag="side_effect"):
    """Something the person notices, how much it burdens them (0 to 10), and of which order they think it is.

    `known` is the id in knowledge/medication/side_effects.csv, empty for words of their own. `red_flag`: what that row
    says to call about is happening.
    """

    word: ClassVar[CareWord] = "medication"

    effect: str
    burden: int | None = None
    order: str | None = None
    gone: bool = False
    note: str = ""
    known: str = ""
    red_flag: bool = False

    def __post_init__(self) -> None:
        checks.name("Side effect", self.effect)
        checks.within("Burden", self.burden, 0, 10)

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.order)


class Fill(Body, frozen=True, kw_only=True, tag="fill"):
    """A pharmacy or the clinic handed out a supply; `days` is how long it lasts as prescribed."""

    word: ClassVar[CareWord] = "medication"

    name: str
    order: str | None = None
    drug: str = ""
    quantity: float | None = None
    days: int | None = None

    def __post_init__(self) -> None:
        checks.name("Medicine", self.name)
        checks.within("Quantity", self.quantity, 0, 100_000)
        checks.within("Days", self.days, 0, 366)

    @property
    def code(self) -> str:
        return self.drug

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.order)


class MedicineReported(Body, frozen=True, kw_only=True, tag="medicine_reported"):
    """A medicine from elsewhere (another prescriber, the counter, a friend), as far as it was told.

    `drug` is the knowledge id or empty: an unmatched medicine is kept and asked about, never dropped. `amount` each time and
    `times_a_day` where somebody told the dose in figures; the words they used stay in `dose_text`.
    """

    word: ClassVar[CareWord] = "medication"

    medicine: Coding
    drug: str = ""
    told_by: str = "client"
    status: str = "active"
    started: When | None = None
    stopped: When | None = None
    dose_text: str = ""
    amount: Dose | None = None
    times_a_day: float | None = None

    def __post_init__(self) -> None:
        checks.one_of("Status", self.status, LIST_STATES)
        checks.short_enough("Dose", self.dose_text)
        if self.times_a_day is not None:
            checks.within("Times a day", self.times_a_day, 0.01, 24)
        if self.times_a_day is not None and self.amount is None:
            raise unreadable(
                "How often it is taken is told, and not how much: write the amount each time, or leave both empty."
            )

    @property
    def code(self) -> str:
        return self.drug or self.medicine.code
