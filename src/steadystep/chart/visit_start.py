"""A visit by video or telephone begins: where the client is, and how to reach them when the line breaks."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord

AWAY: Final = frozenset({"video", "phone"})


class VisitStarted(Body, frozen=True, kw_only=True, tag="visit_started"):
    """The visit begins now. `location` is where the client is, street and town; empty: they did not say.

    `backup_phone` is the number to call when the line breaks, `place` how they meet after all.
    """

    word: ClassVar[CareWord] = "visits"
    nature = "decision"
    stale_after = ("visit_cancelled",)

    visit: str
    place: str = "video"
    location: str = ""
    backup_phone: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Place", self.place, AWAY)
        checks.short_enough("Location", self.location)
        checks.short_enough("Telephone", self.backup_phone)

    @property
    def code(self) -> str:
        return self.visit

    def refers_to(self) -> tuple[str, ...]:
        return (self.visit,)
