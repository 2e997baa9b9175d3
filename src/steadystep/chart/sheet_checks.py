"""A sheet whose way of being answered raised a question: what somebody found when they asked (R75)."""

from __future__ import annotations

from typing import ClassVar

from . import checks
from .body import Body, CareWord


class SheetChecked(Body, frozen=True, kw_only=True, tag="sheet_checked"):
    """`sheet` is the id of the answers. `counts`: they are meant as they stand, and rules go by them from now on.

    Otherwise they stay on every page and in no trend and no rule. The latest check stands, so either can be undone.
    """

    word: ClassVar[CareWord] = "measures"

    sheet: str
    instrument: str
    counts: bool
    words: str

    def __post_init__(self) -> None:
        checks.name("Sheet", self.sheet)
        checks.name("Instrument", self.instrument)
        checks.prose("In words", self.words)

    @property
    def code(self) -> str:
        return self.instrument
