"""Offers: the wish for a medicine for opioid use and what came of it (R41); tests, vaccines and PrEP offered (R54)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable
from .substance import PART_2

WISH_STEPS: Final = ("wanted", "offered", "not_wanted")
OFFERED: Final = (
    "hiv_test", "hepatitis_b_test", "hepatitis_c_test", "prep", "hepatitis_a_vaccine", "hepatitis_b_vaccine",
)  # fmt: skip
OFFER_SAID: Final = ("agreed", "declined", "thinking", "has_it")


class TreatmentWish(Body, frozen=True, kw_only=True, tag="treatment_wish"):
    """The client wants a medicine for opioid use, one was offered, or they do not want it (any more)."""

    word: ClassVar[CareWord] = "plan"
    born_labels = PART_2

    step: str
    words: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Step", self.step, frozenset(WISH_STEPS))
        checks.short_enough("In their words", self.words)

    @property
    def code(self) -> str:
        return self.step


class CheckUpOffered(Body, frozen=True, kw_only=True, tag="checkup_offered"):
    """What was offered, and the client's answer; `agreed` is their consent before a test. `again_on`: ask again from this day."""

    word: ClassVar[CareWord] = "measures"

    what: tuple[str, ...]
    answer: str
    again_on: date | None = None
    words: str = ""

    def __post_init__(self) -> None:
        if not self.what:
            raise unreadable("Nothing is offered: choose at least one test, vaccine or PrEP.")
        for one in self.what:
            checks.one_of("What was offered", one, frozenset(OFFERED))
        checks.one_of("Answer", self.answer, frozenset(OFFER_SAID))
        checks.short_enough("In their words", self.words)
        if self.answer in ("declined", "thinking") and self.again_on is None:
            raise unreadable("From which day may it be offered again? Agree a day with the client.")
        if self.again_on is not None and self.again_on <= self.when.day:
            raise unreadable("It can only be offered again on a later day than {day}.", day=self.when.day)

    @property
    def code(self) -> str:
        return self.answer
