"""What helps somebody take a medicine: injections given, side effects asked for and answered, reminders they chose."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept
from .mistakes import unreadable
from .quantity import Dose
from .when import When

SITES: Final = frozenset(
    {"left_arm", "right_arm", "left_buttock", "right_buttock", "left_abdomen", "right_abdomen", "left_thigh",
     "right_thigh", "other"}
)  # fmt: skip
ANSWERS: Final = frozenset({"wait", "tweak", "treat", "stop"})
MOST_TIMES: Final = 6


class InjectionGiven(Body, frozen=True, kw_only=True, tag="injection_given"):
    """A long-acting injection was given; who gave it is the entry's author.

    `regimen` is the id in knowledge/medication/late_injections.csv: weekly and monthly products share one drug.
    `number` is which one of the series it is (1: the first ever); None: as many as this chart holds.
    `given_before_its_day`: it has happened already, earlier than the label allows; it is kept as an error.
    """

    word: ClassVar[CareWord] = "medication"

    name: str
    drug: str
    regimen: str = ""
    order: str | None = None
    dose: Dose
    site: str
    lot: str = ""
    expiry: When | None = None
    number: int | None = None
    note: str = ""
    given_before_its_day: bool = False

    def __post_init__(self) -> None:
        checks.name("Medicine", self.name)
        checks.one_of("Site", self.site, SITES)
        checks.within("Number in the series", self.number, 1, 1000)
        checks.short_enough("Note", self.note)
        if len(self.lot) > checks.LONGEST_NAME:
            raise unreadable("The lot is {length} characters: write only its number.", length=len(self.lot))

    @property
    def code(self) -> str:
        return self.drug

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.order)


class EffectsChecked(Body, frozen=True, kw_only=True, tag="effects_checked"):
    """Somebody asked about side effects. What was noticed stands in side effect entries; `noticed` says how many."""

    word: ClassVar[CareWord] = "medication"

    noticed: int = 0
    note: str = ""

    def __post_init__(self) -> None:
        checks.within("Noticed", self.noticed, 0, 100)
        checks.short_enough("Note", self.note)


class EffectAnswered(Body, frozen=True, kw_only=True, tag="effect_answered"):
    """What is done about a side effect: wait, tweak, treat or stop (R25). A change of dose is an entry of its own."""

    word: ClassVar[CareWord] = "medication"

    effect: str
    answer: str
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Answer", self.answer, ANSWERS)
        checks.short_enough("Note", self.note)

    @property
    def code(self) -> str:
        return self.effect

    def refers_to(self) -> tuple[str, ...]:
        return (self.effect,)


class ReminderChosen(Body, frozen=True, kw_only=True, tag="reminder_chosen"):
    """When the client wants a reminder, in words of their own that name no medicine; no times: none any more.

    `again` is the moment to which they put the last one off (once: the times of the day hold as before). `caregivers`, as their
    consents name them, are reminded at the same moments: each only while a consent names the topic.
    """

    word: ClassVar[CareWord] = "medication"

    times: tuple[str, ...] = ()
    words: str = ""
    again: When | None = None
    caregivers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks.within("Reminders a day", len(self.times), 0, MOST_TIMES)
        for one in self.times:
            checks.time_of_day(one)
        if len(self.words) > checks.LONGEST_NAME:
            raise unreadable(
                "The reminder is {length} characters: keep it to one line.", length=len(self.words)
            )
