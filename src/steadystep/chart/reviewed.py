"""A look at the whole chart between visits: who looked, when, and how far the chart went then."""

from __future__ import annotations

from typing import ClassVar

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable


class ChartReviewed(Body, frozen=True, kw_only=True, tag="chart_reviewed"):
    """`seen` is the number of the last entry that the reader had before them; what came later was not looked at.

    `marked` false takes the mark off again: the latest one stands. `group` is where the client stood in the caseload.
    """

    word: ClassVar[CareWord] = "plan"

    seen: int
    marked: bool = True
    group: str = ""

    def __post_init__(self) -> None:
        checks.short_enough("Group", self.group)
        if self.seen < 0:
            raise unreadable("A chart has no entry number {seen}.", seen=self.seen)
