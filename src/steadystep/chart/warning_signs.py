"""The client's own early-warning signs, and whether they want to hear when their days look different from usual."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable

# Lines of the daily check-in that a sign may watch, with the least and most that can be said there; `own` is an own item.
WATCHED: Final[dict[str, tuple[float, float]]] = {
    "mood": (0, 10), "anxiety": (0, 10), "craving": (0, 10), "swing": (-3, 3), "energy": (-3, 3), "sleep_hours": (0, 24),
    "panic_attacks": (0, 200), "movement_minutes": (0, 1440), "medicines_missed": (1, 1), "own": (0, 10),
}  # fmt: skip
SIDES: Final = frozenset({"at_most", "at_least"})
MOST_DAYS = 14


class WarningSign(Body, frozen=True, kw_only=True, tag="warning_sign"):
    """A sign that a bad time may be coming, in the client's words, written together.

    It has come up when the line it `watches` (`item` names an own one) stands `at_most` or `at_least` at the threshold on
    `days` days in a row. Without a line, or without a threshold, people watch for it and no rule does ("manual only").
    `tell_client`: the client agreed to be shown it too. A sign is ended by one that supersedes it with `active` off.
    """

    word: ClassVar[CareWord] = "safety"
    nature = "decision"

    sign: str
    watches: str = ""
    item: str = ""
    side: str = "at_most"
    threshold: float | None = None
    days: int = 2
    what_helps: str = ""
    tell_client: bool = True
    active: bool = True

    def __post_init__(self) -> None:
        checks.name("Sign", self.sign)
        checks.one_of("Side", self.side, SIDES)
        checks.within("Days in a row", self.days, 1, MOST_DAYS)
        checks.short_enough("What helps", self.what_helps)
        if self.watches:
            checks.one_of("What it watches", self.watches, frozenset(WATCHED))
            checks.within("Threshold", self.threshold, *WATCHED[self.watches])
        elif self.threshold is not None:
            raise unreadable(
                "A threshold needs a line of the check-in: say what '{sign}' watches.", sign=self.sign
            )
        if (self.watches == "own") != bool(self.item.strip()):
            raise unreadable("Name the own item that '{sign}' watches, and only then.", sign=self.sign)

    @property
    def watchable(self) -> bool:
        """Whether a rule can watch it: a line and a threshold; a missed medicine is its own threshold."""
        return self.watches == "medicines_missed" or (bool(self.watches) and self.threshold is not None)

    def crossed_by(self, value: float) -> bool:
        """Whether a day's value lies on the wrong side of the threshold; never without one (see `watchable`)."""
        if self.watches == "medicines_missed":
            return bool(value)
        if self.threshold is None:
            return False
        return value <= self.threshold if self.side == "at_most" else value >= self.threshold


class ChangeWatch(Body, frozen=True, kw_only=True, tag="change_watch"):
    """Whether the client wants to be told, in plain words, when their check-ins look different from their usual."""

    word: ClassVar[CareWord] = "safety"

    tell_me: bool
    words: str = ""

    def __post_init__(self) -> None:
        checks.short_enough("In their words", self.words)
