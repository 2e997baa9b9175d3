"""What lies ahead and must not surprise the treatment: a trip, an operation, a result that has to reach its person."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable
from .substance import PART_2

FOLLOWED: Final = frozenset({"explained", "treatment_linked"})


class TravelPlanned(Body, frozen=True, kw_only=True, tag="travel_planned"):
    """A trip, both days included, and where to."""

    word: ClassVar[CareWord] = "plan"

    first: date
    last: date
    where: str

    def __post_init__(self) -> None:
        checks.name("Where", self.where)
        if self.last < self.first:
            raise unreadable(
                "A trip cannot end ({last}) before it begins ({first}).", last=self.last, first=self.first
            )


class ProcedurePlanned(Body, frozen=True, kw_only=True, tag="procedure_planned"):
    """An operation or procedure on a day, and who does it."""

    word: ClassVar[CareWord] = "plan"

    what: str
    day: date
    by_whom: str = ""

    def __post_init__(self) -> None:
        checks.name("What", self.what)
        checks.short_enough("By whom", self.by_whom)


class PlanAhead(Body, frozen=True, kw_only=True, tag="plan_ahead"):
    """How the treatment goes on through the trip or procedure it is about (R55)."""

    word: ClassVar[CareWord] = "plan"
    nature = "decision"
    born_labels = PART_2

    about: str
    text: str

    def __post_init__(self) -> None:
        checks.prose("The plan", self.text)

    @property
    def code(self) -> str:
        return self.about

    def refers_to(self) -> tuple[str, ...]:
        return (self.about,)


class LetterSent(Body, frozen=True, kw_only=True, tag="letter_sent"):
    """A letter about this client went out under a consent, with the notice that must go with it (42 CFR Part 2)."""

    word: ClassVar[CareWord] = "team"
    nature = "decision"
    born_labels = PART_2

    about: str
    consent: str
    text: str
    notice: str

    def __post_init__(self) -> None:
        checks.prose("Letter", self.text)
        checks.prose("Notice", self.notice)

    @property
    def code(self) -> str:
        return self.consent

    def refers_to(self) -> tuple[str, ...]:
        return (self.consent, self.about)


class ResultFollowed(Body, frozen=True, kw_only=True, tag="result_followed"):
    """A result reached its person (`explained`, by a human being), or its treatment was begun elsewhere or here.

    `same_person`: name and birth date on the report were held against the client's before. `told_unchecked`: it was told,
    and nobody had checked; what has happened is written, and settles nothing.
    """

    word: ClassVar[CareWord] = "measures"
    born_labels = PART_2

    result: str
    step: str
    where: str = ""
    same_person: bool = False
    told_unchecked: bool = False

    def __post_init__(self) -> None:
        checks.one_of("Step", self.step, FOLLOWED)
        checks.short_enough("Where", self.where)
        if self.same_person and self.told_unchecked:
            raise unreadable(
                "Either it was checked whose result it is, or it was told unchecked: choose one."
            )

    @property
    def code(self) -> str:
        return self.result

    def refers_to(self) -> tuple[str, ...]:
        return (self.result,)
