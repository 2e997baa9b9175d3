"""Monitoring: that something was watched for which no laboratory sends a result, and that a person looked at a result."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable

OUTCOMES: Final = frozenset({"done", "declined"})
NOT_NEEDED: Final = ("taken_long_without", "done_elsewhere", "medicine_ending", "client_declines", "other")
TALKS: Final = frozenset({"", "gone_through", "no_talk_wanted"})


class MonitoringDone(Body, frozen=True, kw_only=True, tag="monitoring_done"):
    """Somebody did what a monitoring rule asks (`rule` is its id, `part` one part of it; empty: all), or the client said no.

    `found` is what came of it, in words. `declined` settles it until it is next due. `benefit`: whether the medicine still
    helps, weighed against what it does besides (R36); empty where nobody said.
    """

    word: ClassVar[CareWord] = "medication"

    rule: str
    part: str = ""
    outcome: str = "done"
    found: str = ""
    benefit: str = ""

    def __post_init__(self) -> None:
        checks.name("What was watched", self.rule)
        checks.one_of("Outcome", self.outcome, OUTCOMES)
        checks.short_enough("What was found", self.found)
        checks.short_enough("Whether it still helps", self.benefit)

    @property
    def code(self) -> str:
        return self.rule


class MonitoringLaidAside(Body, frozen=True, kw_only=True, tag="monitoring_laid_aside"):
    """What a rule asked for is not needed any more, decided by a prescriber or a nurse with a reason, never by time passing.

    It holds for what is open on that day and is looked at again at the next visit; what a later change asks for is due.
    """

    word: ClassVar[CareWord] = "medication"
    nature = "decision"

    rule: str
    part: str = ""
    drug: str = ""
    coded_reason: str
    note: str

    def __post_init__(self) -> None:
        checks.name("What was watched", self.rule)
        checks.one_of("Reason", self.coded_reason, frozenset(NOT_NEEDED))
        checks.prose("In words", self.note)

    @property
    def code(self) -> str:
        return self.rule


class ResultReviewed(Body, frozen=True, kw_only=True, tag="result_reviewed"):
    """A named person has looked at a result, and says what follows from it.

    `talk`: it was gone through together with the client, or the client does not want that; `they_said` is theirs (R52).
    """

    word: ClassVar[CareWord] = "medication"

    result: str
    decision: str
    talk: str = ""
    they_said: str = ""

    def __post_init__(self) -> None:
        checks.prose("What follows", self.decision)
        checks.one_of("Talk", self.talk, TALKS)
        checks.short_enough("What they said", self.they_said)
        if self.they_said and not self.talk:
            raise unreadable(
                "What the client said belongs to a talk: say that you went through the result together."
            )

    @property
    def code(self) -> str:
        return self.result

    def refers_to(self) -> tuple[str, ...]:
        return (self.result,)
