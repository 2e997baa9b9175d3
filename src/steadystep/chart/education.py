"""What was explained to the client about a medicine, and how they said it back."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept

EDUCATION_WAYS: Final = frozenset({"in_person", "video", "phone", "paper"})


class EducationGiven(Body, frozen=True, kw_only=True, tag="education_given"):
    """A medicine's card was gone through with the client. `card` is the version of what was shown.

    `teach_back` is what the client said in their own words; empty says that nobody asked yet.
    """

    word: ClassVar[CareWord] = "medication"

    drug: str
    name: str
    order: str | None = None
    way: str = "in_person"
    card: str = ""
    language: str = "en"
    teach_back: str = ""

    def __post_init__(self) -> None:
        checks.name("Medicine", self.name)
        checks.one_of("Way", self.way, EDUCATION_WAYS)
        checks.short_enough("Teach-back", self.teach_back)

    @property
    def code(self) -> str:
        return self.drug

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.order)
