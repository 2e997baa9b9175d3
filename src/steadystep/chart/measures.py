"""Measures: answers as they were given, results as they came, the one-minute check-in. Scores are never stored."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

import msgspec

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable
from .quantity import Coding, Quantity

WAYS: Final = frozenset({"self", "clinician", "kiosk", "phone", "paper", "import"})
CATEGORIES: Final = frozenset({"lab", "vital", "toxicology", "survey", "social", "exam", "other"})
MEDICINES_TAKEN: Final = frozenset({"", "all", "some", "none"})
# R43: "COWS >=11 with objective signs"; what whoever scored says of them.
OBJECTIVE_SIGNS: Final = ("signs_seen", "signs_not_seen", "signs_not_looked")
MOST_ITEMS = 120


class ItemAnswered(Body, frozen=True, kw_only=True, tag="item_answered"):
    """One item of a form, kept the moment it was answered: what a risk item becomes before the form is sent."""

    word: ClassVar[CareWord] = "measures"

    instrument: str
    form: str
    item: int
    value: int | None
    version: str = ""
    language: str = "en"

    def __post_init__(self) -> None:
        checks.name("Instrument", self.instrument)
        checks.name("Form", self.form)
        checks.within("Item number", self.item, 1, MOST_ITEMS)

    @property
    def code(self) -> str:
        return self.instrument


class Answers(Body, frozen=True, kw_only=True, tag="answers"):
    """A form as it was handed in: `items` in order, None where nothing was answered. `form` is the sheet's own id.

    `request` names the asking it answers (`chart/asking.py`); '' when nobody had asked.
    """

    word: ClassVar[CareWord] = "measures"

    instrument: str
    form: str
    items: tuple[int | None, ...]
    version: str = ""
    language: str = "en"
    way: str = "self"
    request: str = ""

    def __post_init__(self) -> None:
        checks.name("Instrument", self.instrument)
        checks.name("Form", self.form)
        checks.one_of("Way", self.way, WAYS)
        if not 0 < len(self.items) <= MOST_ITEMS:
            raise unreadable(
                "{instrument} has {count} answers: it needs at least one.",
                instrument=self.instrument,
                count=len(self.items),
            )

    @property
    def code(self) -> str:
        return self.instrument


class ScoreTotal(Body, frozen=True, kw_only=True, tag="score_total"):
    """A typed total of an instrument whose wording we may not show, with the permission it was asked under.

    `objective_signs`, of withdrawal: whether whoever scored saw signs of it, one of `OBJECTIVE_SIGNS`; empty, nobody said.
    """

    word: ClassVar[CareWord] = "measures"

    instrument: str
    total: float
    permission: str = ""
    version: str = ""
    language: str = "en"
    note: str = ""
    request: str = ""
    objective_signs: str = ""

    def __post_init__(self) -> None:
        checks.name("Instrument", self.instrument)
        checks.within("Total", self.total, -1000, 1000)
        if self.objective_signs:
            checks.one_of("Signs one can see", self.objective_signs, OBJECTIVE_SIGNS)

    @property
    def code(self) -> str:
        return self.instrument


class Component(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a panel: systolic, a drug class of a urine test."""

    what: Coding
    quantity: Quantity | None = None
    text: str = ""

    def __post_init__(self) -> None:
        if self.quantity is None and not self.text.strip():
            raise unreadable("'{what}' has neither a number with its unit nor words.", what=self.what.text)


class Observation(Body, frozen=True, kw_only=True, tag="observation"):
    """A result: lab, vital sign, urine toxicology, or anything observed. `when` is when the sample was taken.

    `hours_after_dose` is how long after the last dose of the medicine it concerns, where that was written down.
    """

    word: ClassVar[CareWord] = "measures"

    what: Coding
    category: str = "other"
    quantity: Quantity | None = None
    text: str = ""
    components: tuple[Component, ...] = ()
    hours_after_dose: float | None = None
    reference: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Category", self.category, CATEGORIES)
        checks.within("Hours after the dose", self.hours_after_dose, 0, 240)
        checks.short_enough("Result", self.text)
        if self.quantity is None and not self.text.strip() and not self.components:
            raise unreadable(
                "'{what}' has no result: give a number with its unit, or words.", what=self.what.text
            )

    @property
    def code(self) -> str:
        return self.what.code


_SCALES: Final = (
    ("mood", "Mood", 0, 10), ("anxiety", "Anxiety", 0, 10), ("craving", "Craving", 0, 10), ("swing", "Swing", -3, 3),
    ("energy", "Energy", -3, 3), ("sleep_hours", "Sleep", 0, 24), ("panic_attacks", "Panic attacks", 0, 200),
    ("movement_minutes", "Movement", 0, 1440),
)  # fmt: skip


class DailyCheckin(Body, frozen=True, kw_only=True, tag="daily_checkin"):
    """One minute a day; everything may be left out, and what is left out is unknown.

    Scales: mood, anxiety and craving 0 to 10; swing and energy -3 (very low) to 3 (very high); sleep in hours;
    movement in minutes. `own` holds the client's own items, 0 to 10.
    """

    word: ClassVar[CareWord] = "measures"

    day: date
    mood: int | None = None
    anxiety: int | None = None
    craving: int | None = None
    swing: int | None = None
    energy: int | None = None
    sleep_hours: float | None = None
    medicines: str = ""
    panic_attacks: int | None = None
    movement_minutes: int | None = None
    own: dict[str, int] = {}
    words: str = ""

    def __post_init__(self) -> None:
        # The commonest entry of all, read by the thousand: most of its scales are left out, and cost nothing.
        for field, name, low, high in _SCALES:
            value = getattr(self, field)
            if value is not None:
                checks.within(name, value, low, high)
        checks.one_of("Medicines", self.medicines, MEDICINES_TAKEN)
        checks.short_enough("Words", self.words)
