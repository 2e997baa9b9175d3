"""Measures: what is ordered from a laboratory, in one signed order for one draw (R33)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

import msgspec

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable
from .quantity import Coding

MOST_TESTS: Final = 40


class OrderedTest(msgspec.Struct, frozen=True, kw_only=True):
    """One test; `rule` is the monitoring rule that asks for it, empty where a person does. `why` in words, for the paper."""

    what: Coding
    rule: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        checks.name("Test", self.what.text)
        checks.short_enough("Why", self.why)


class LabOrdered(Body, frozen=True, kw_only=True, tag="lab_ordered"):
    """Tests for the draw on `draw_on`, with results expected by `result_by`.

    `hours_after_dose`: how long after the last dose of `drug` (its name) the blood is drawn. `fasting`: nothing eaten before.
    """

    word: ClassVar[CareWord] = "measures"
    nature = "decision"
    stale_after = ("lab_ordered",)

    tests: tuple[OrderedTest, ...]
    draw_on: date
    result_by: date
    hours_after_dose: float | None = None
    drug: str = ""
    fasting: bool = False
    laboratory: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.tests) <= MOST_TESTS:
            raise unreadable("Between 1 and {most} tests can be ordered for one draw.", most=MOST_TESTS)
        names = [one.what.text.strip().casefold() for one in self.tests]
        if len(set(names)) != len(names):
            raise unreadable("The same test stands twice in this order: name it once.")
        if self.result_by < self.draw_on:
            raise unreadable(
                "Results cannot be expected by {by}, before the draw on {day}.",
                by=self.result_by,
                day=self.draw_on,
            )
        checks.within("Hours after the last dose", self.hours_after_dose, 0, 240)
        for field, text in (("Medicine", self.drug), ("Laboratory", self.laboratory), ("Note", self.note)):
            checks.short_enough(field, text)
