"""Medication: what was ordered, what was swallowed, what it did, what was supplied."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import ClassVar, Final

import msgspec

from . import checks
from .body import Body, CareWord, OfOrder, kept
from .mistakes import unreadable
from .quantity import Coding, Dose
from .when import When

ROUTES: Final = frozenset(
    {"oral", "sublingual", "buccal", "intramuscular", "subcutaneous", "transdermal", "intranasal", "other"}
)
TAKEN: Final = frozenset({"taken", "partly", "missed"})
DAY_TIMES: Final = ("morning", "noon", "evening", "night")
# What a dose is weighed with: a later one of these, and the signer has not seen all.
WEIGHED_WITH: Final = (
    "order", "dose_changed", "dose_held", "dose_resumed", "order_stopped", "medicine_reported", "allergy"
)  # fmt: skip
LIST_STATES: Final = frozenset({"active", "stopped", "unknown"})


def _place(at: str) -> int:
    return DAY_TIMES.index(at) if at in DAY_TIMES else len(DAY_TIMES)


class TimedDose(msgspec.Struct, frozen=True):
    """One dose of a day and when it is taken: one of `DAY_TIMES`."""

    at: str
    amount: Dose

    def __post_init__(self) -> None:
        checks.one_of("Time of day", self.at, frozenset(DAY_TIMES))


class DoseStep(msgspec.Struct, frozen=True, kw_only=True):
    """From `first` to `last` (both days included; None: until changed), `amount` at each of `times_a_day`.

    `times_a_day` 0.5 means every other day; `as_needed` makes it the most a day, not a plan. `parts` say when each dose of
    the day is taken and may differ (make such a step with `by_time`); `amount` is then the first of them and `times_a_day`
    their number. Reckon with `milligrams_a_day`, `units_a_day` and `doses`, never with amount times times.
    """

    first: date
    amount: Dose
    times_a_day: float = 1
    last: date | None = None
    as_needed: bool = False
    parts: tuple[TimedDose, ...] = ()

    @classmethod
    def by_time(
        cls, first: date, amounts: dict[str, Dose], last: date | None = None, *, as_needed: bool = False
    ) -> DoseStep:
        """A step with its amounts by time of day, such as 300 mg in the morning and 600 mg at night."""
        parts = tuple(TimedDose(at, amounts[at]) for at in sorted(amounts, key=_place))
        if not parts:
            raise unreadable("A step needs at least one dose of the day.")
        return cls(
            first=first, last=last, amount=parts[0].amount, times_a_day=len(parts), as_needed=as_needed, parts=parts
        )  # fmt: skip

    def __post_init__(self) -> None:
        self._check_parts()
        if not 0 < self.times_a_day <= 24:
            raise unreadable(
                "{times} times a day cannot be planned: use a number up to 24.", times=self.times_a_day
            )
        if self.last is not None and self.last < self.first:
            raise unreadable(
                "A step cannot end ({last}) before it starts ({first}).", last=self.last, first=self.first
            )

    def _check_parts(self) -> None:
        if not self.parts:
            return
        if self.amount != self.parts[0].amount or self.times_a_day != len(self.parts):
            raise unreadable("A step by time of day names its first dose and the number of its doses.")
        if len({part.at for part in self.parts}) < len(self.parts):
            raise unreadable("A time of day comes twice in one step: give one amount for each.")
        if len({part.amount.unit for part in self.parts}) > 1:
            raise unreadable("The doses of one day need one unit.")

    @property
    def doses(self) -> tuple[tuple[str, Dose], ...]:
        """Every dose of a day with its time (empty where none is planned); one dose where it is not taken every day."""
        if self.parts:
            return tuple((part.at, part.amount) for part in self.parts)
        return (("", self.amount),) * max(1, int(self.times_a_day))

    @property
    def units_a_day(self) -> float:
        """Total a day in the step's own unit, on the average where it is not taken every day."""
        if self.parts:
            return round(sum(part.amount.value for part in self.parts), 6)
        return round(self.amount.value * self.times_a_day, 6)

    @property
    def milligrams_a_day(self) -> float | None:
        """Total mg a day, or None when the unit does not tell."""
        if self.parts:
            each = [part.amount.milligrams for part in self.parts]
            return round(sum(one for one in each if one is not None), 6) if None not in each else None
        one = self.amount.milligrams
        return None if one is None else round(one * self.times_a_day, 6)


class ReasonGiven(msgspec.Struct, frozen=True, kw_only=True):
    """Why the signer went on although a finding asked for a reason."""

    rule: str
    reason: str

    def __post_init__(self) -> None:
        checks.prose("Reason", self.reason)


def one_after_another(steps: tuple[DoseStep, ...]) -> None:
    """Raise `Unreadable` unless there is a step and none overlaps the next."""
    if not steps:
        raise unreadable("An order needs at least one step: a dose, how often, from which day.")
    for before, after in pairwise(steps):
        if after.first <= (before.last or before.first):
            raise unreadable(
                "The step from {after} overlaps the one from {before}: steps follow one another.",
                after=after.first, before=before.first,
            )  # fmt: skip


class Order(Body, frozen=True, kw_only=True, tag="order"):
    """A medicine prescribed here: what for, judged by which measure, in which dose steps.

    `drug` is the knowledge id, empty when the name matched none (then it cannot be checked, and says so).
    `shown` keeps the findings the signer was shown, as rule ids. `schedule` is the knowledge id of what the steps follow,
    `strengths` what a tablet of the supply holds (mg each), `halves` whether tablets may be halved.
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
    reasons: tuple[ReasonGiven, ...] = ()
    shown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks.name("Medicine", self.name)
        checks.prose("Indication", self.indication)
        checks.one_of("Route", self.route, ROUTES)
        for strength in self.strengths:
            checks.within("Strength in mg", strength, 0.001, 10_000)
        one_after_another(self.steps)

    @property
    def code(self) -> str:
        return self.drug

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.target)


class DoseChanged(OfOrder, frozen=True, kw_only=True, tag="dose_changed"):
    """New steps for an order; they replace every step of it that starts on or after the first new day."""

    word: ClassVar[CareWord] = "medication"
    nature = "decision"
    stale_after = WEIGHED_WITH

    steps: tuple[DoseStep, ...]
    schedule: str = ""
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

    `drug` is the knowledge id or empty: an unmatched medicine is kept and asked about, never dropped.
    """

    word: ClassVar[CareWord] = "medication"

    medicine: Coding
    drug: str = ""
    told_by: str = "client"
    status: str = "active"
    started: When | None = None
    stopped: When | None = None
    dose_text: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Status", self.status, LIST_STATES)
        checks.short_enough("Dose", self.dose_text)

    @property
    def code(self) -> str:
        return self.drug or self.medicine.code
