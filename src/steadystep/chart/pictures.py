"""Measures: a picture of a paper result, sent by the client or taken in by staff, and what came of looking at it (R33).

No machine reads it. The entry says what it shows; the picture itself is kept beside the entries, under a key of its own.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable

SHOWN: Final = ("blood", "urine", "drug_test", "heart_tracing", "other", "not_sure")
OUTCOMES: Final = ("typed", "not_readable", "not_this_client", "no_result", "already_here")
MOST_BYTES: Final = 8 * 1024 * 1024
MOST_RESULTS: Final = 60
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_A_DAY_AHEAD: Final = timedelta(days=1)  # the client's day may have begun before ours


class ResultPictured(Body, frozen=True, kw_only=True, tag="result_pictured"):
    """A picture of a result on paper: what it shows, in the sender's words, and how to know the picture again.

    `day_on_paper` is the day that the paper gives, where the sender saw one. Size, width and height are of the picture as kept.
    """

    word: ClassVar[CareWord] = "measures"

    shows: str
    words: str = ""
    day_on_paper: date | None = None
    media_type: str
    size: int
    width: int
    height: int
    sha256: str

    def __post_init__(self) -> None:
        checks.one_of("What it shows", self.shows, SHOWN)
        checks.short_enough("In words", self.words)
        checks.one_of("Kind of picture", self.media_type, frozenset({"image/jpeg"}))
        checks.within("Size", self.size, 1, MOST_BYTES)
        checks.within("Width", self.width, 1, 20_000)
        checks.within("Height", self.height, 1, 20_000)
        if not _SHA256.fullmatch(self.sha256):
            raise unreadable("A picture is kept with its SHA-256: 64 letters and digits.")
        if self.day_on_paper and self.day_on_paper > self.when.day + _A_DAY_AHEAD:
            raise unreadable("The day on the paper is still to come: {day}.", day=self.day_on_paper)

    @property
    def code(self) -> str:
        return self.shows


class PictureRead(Body, frozen=True, kw_only=True, tag="picture_read"):
    """A named person has looked at the picture: `results` are the entries typed from it; else why there are none."""

    word: ClassVar[CareWord] = "measures"

    picture: str
    outcome: str
    results: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("What came of it", self.outcome, frozenset(OUTCOMES))
        checks.short_enough("Note", self.note)
        if (self.outcome == "typed") != bool(self.results):
            raise unreadable(
                "A picture that was typed in names its results, and one that was not names none."
            )
        if len(self.results) > MOST_RESULTS:
            raise unreadable(
                "{most} results from one picture is the most: take another picture.", most=MOST_RESULTS
            )

    @property
    def code(self) -> str:
        return self.picture

    def refers_to(self) -> tuple[str, ...]:
        return (self.picture, *self.results)
