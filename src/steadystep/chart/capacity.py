"""Whether the person can decide about treatment: said once when a kind of treatment begins, not at every order (R18)."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept
from .mistakes import unreadable

ABILITIES: Final = ("decides", "with_support", "cannot_now")
CARES: Final = ("any_medicine", "substance_use_medicine", "long_acting_injection")


class CapacityStated(Body, frozen=True, kw_only=True, tag="capacity_stated"):
    """A clinician's word on whether the person can decide about `care`, one of `CARES`.

    `by_whom` says who supports the decision, or who decides as long as the person cannot. `order` is the order it was
    said with, empty where it was said on its own; that somebody cannot decide now holds for that order alone.
    """

    word: ClassVar[CareWord] = "medication"
    nature = "decision"

    ability: str
    care: str = "any_medicine"
    by_whom: str = ""
    order: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Can decide", self.ability, frozenset(ABILITIES))
        checks.one_of("Kind of treatment", self.care, frozenset(CARES))
        checks.short_enough("By whom", self.by_whom)
        checks.short_enough("In words", self.words)
        if self.ability != "decides" and not self.by_whom.strip():
            raise unreadable(
                "Say who supports the decision, or who decides for now: a name and what they are to the person."
            )

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.order)
