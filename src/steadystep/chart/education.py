"""What was explained to the client about a medicine, and how they said it back."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept

CARD_OUTCOMES: Final = ("given", "later", "declined")
HEARERS: Final = frozenset({"client", "guardian", "caregiver"})
EDUCATION_WAYS: Final = frozenset({"in_person", "video", "phone", "paper"})


class EducationGiven(Body, frozen=True, kw_only=True, tag="education_given"):
    """What became of a medicine's card that was offered to the client. `card` is the version of what was shown.

    `outcome`: it was gone through, the client wants it another time, or does not want it. `language` is the one it was
    given in. `heard_by` is who was there to hear it. `teach_back` is what the client said in their own words; empty says that nobody asked yet.
    """

    word: ClassVar[CareWord] = "medication"

    drug: str
    name: str
    order: str | None = None
    outcome: str = "given"
    way: str = "in_person"
    card: str = ""
    language: str = "en"
    teach_back: str = ""
    heard_by: tuple[str, ...] = ("client",)

    def __post_init__(self) -> None:
        checks.name("Medicine", self.name)
        checks.one_of("What became of the card", self.outcome, frozenset(CARD_OUTCOMES))
        checks.short_enough("Language", self.language)
        checks.one_of("Way", self.way, EDUCATION_WAYS)
        checks.short_enough("Teach-back", self.teach_back)
        for who in self.heard_by:
            checks.one_of("Who heard it", who, HEARERS)

    @property
    def code(self) -> str:
        return self.drug

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.order)
