"""Monitoring: that something was watched for which no laboratory sends a result, and that a person looked at a result."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord

OUTCOMES: Final = frozenset({"done", "declined"})


class MonitoringDone(Body, frozen=True, kw_only=True, tag="monitoring_done"):
    """Somebody did what a monitoring rule asks (`rule` is its id, `part` one part of it; empty: all), or the client said no.

    `found` is what came of it, in words. `declined` settles it until it is next due.
    """

    word: ClassVar[CareWord] = "medication"

    rule: str
    part: str = ""
    outcome: str = "done"
    found: str = ""

    def __post_init__(self) -> None:
        checks.name("What was watched", self.rule)
        checks.one_of("Outcome", self.outcome, OUTCOMES)
        checks.short_enough("What was found", self.found)

    @property
    def code(self) -> str:
        return self.rule


class ResultReviewed(Body, frozen=True, kw_only=True, tag="result_reviewed"):
    """A named person has looked at a result, and says what follows from it."""

    word: ClassVar[CareWord] = "medication"

    result: str
    decision: str

    def __post_init__(self) -> None:
        checks.prose("What follows", self.decision)

    @property
    def code(self) -> str:
        return self.result

    def refers_to(self) -> tuple[str, ...]:
        return (self.result,)
