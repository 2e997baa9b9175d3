"""Medication: how it is with somebody after each step down, asked on days that the person who plans the taper chose."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from . import checks
from .body import CareWord, OfOrder

HOW_IT_IS: Final = ("better", "same", "worse", "much_worse")
WORSE: Final = frozenset({"worse", "much_worse"})


class TaperCheckinsPlanned(OfOrder, frozen=True, kw_only=True, tag="taper_checkins_planned"):
    """The client is asked `days_after` days after each step down. No source names that number: a person decides it.

    `watch_for`: what to look out for with this client, in words the client reads.
    """

    word: ClassVar[CareWord] = "medication"
    nature = "decision"

    days_after: int
    watch_for: str = ""

    def __post_init__(self) -> None:
        checks.within("Days after each step", self.days_after, 1, 60)
        checks.short_enough("What to look out for", self.watch_for)


class TaperCheckin(OfOrder, frozen=True, kw_only=True, tag="taper_checkin"):
    """How it is since the smaller dose that began on `since`, beside how it was before it.

    `danger`: a seizure, or confusion; what the escalation list opens at once for a sedative (ES22).
    """

    word: ClassVar[CareWord] = "medication"

    since: date
    how: str
    danger: bool = False
    words: str = ""

    def __post_init__(self) -> None:
        checks.one_of("How it is", self.how, frozenset(HOW_IT_IS))
        checks.short_enough("Words", self.words)
