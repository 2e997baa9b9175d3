"""Worksheets of therapy: thought records, diary cards, chains, values and the like, as one kind of entry.

What is asked stands in the knowledge (knowledge/therapy); what was answered carries its own scale, so that it reads and
checks itself when the knowledge has changed since.
"""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec

from . import checks
from .body import Body, CareWord, kept
from .mistakes import unreadable

TOPS: Final = (1, 5, 10, 100)
MOST_COUNTED: Final = 1000
MOST_LINES: Final = 60


class Rated(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """A number on a scale from 0 to `top`; with `top` 0 it is a count. `of` is the field's id, `asked` its words then."""

    of: str
    value: int
    top: int = 100
    asked: str = ""

    def __post_init__(self) -> None:
        checks.name("What was rated", self.of)
        if self.top and self.top not in TOPS:
            raise unreadable("A scale ends at 1, 5, 10 or 100, not at {top}.", top=self.top)
        checks.within(self.asked or self.of, self.value, 0, self.top or MOST_COUNTED)


class Told(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """Words in answer to one field."""

    of: str
    text: str
    asked: str = ""

    def __post_init__(self) -> None:
        checks.name("What was told", self.of)
        checks.prose(self.asked or self.of, self.text)


class Worksheet(Body, frozen=True, kw_only=True, tag="worksheet"):
    """A worksheet filled in, by the client or together. What was left open is left out: blank is blank, never zero.

    `exercise` is an id of the knowledge; `when` is the day it is about where that matters (a diary card).
    """

    word: ClassVar[CareWord] = "therapy"

    exercise: str
    rated: tuple[Rated, ...] = ()
    told: tuple[Told, ...] = ()
    skills: tuple[str, ...] = ()
    assigned: str | None = None

    def __post_init__(self) -> None:
        checks.name("Exercise", self.exercise)
        if not (self.rated or self.told or self.skills):
            raise unreadable("Nothing was filled in: an empty sheet is not kept.")
        if len(self.rated) + len(self.told) + len(self.skills) > MOST_LINES:
            raise unreadable("A sheet holds at most {most} answers: split it.", most=MOST_LINES)
        ids = [one.of for one in self.rated] + [one.of for one in self.told]
        if len(set(ids)) < len(ids):
            raise unreadable("One question was answered twice on this sheet: keep one of the answers.")

    @property
    def code(self) -> str:
        return self.exercise

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.assigned)

    def rating(self, field: str) -> int | None:
        """What was rated there; None where it was left open."""
        return next((one.value for one in self.rated if one.of == field), None)

    def words(self, field: str) -> str:
        return next((one.text for one in self.told if one.of == field), "")
