"""A visit by video or telephone begins: where the client is, and how to reach them when the line breaks."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord

AWAY: Final = frozenset({"video", "phone"})
IN_PERSON_FOR: Final = frozenset(
    {"vital_signs", "blood_or_urine", "withdrawal_scale", "injection_here", "physical_look"}
)


class VisitStarted(Body, frozen=True, kw_only=True, tag="visit_started"):
    """The visit begins now. `location` is where the client is, street and town; empty: they did not say.

    `backup_phone` is the number to call when the line breaks, `emergency_contact` who is near them and may be called,
    `place` how they meet after all. `agreed`: they agree to meet this way. `in_person_for`: what this way cannot do and
    somebody must see them for.
    """

    word: ClassVar[CareWord] = "visits"
    nature = "decision"
    stale_after = ("visit_cancelled",)

    visit: str
    place: str = "video"
    location: str = ""
    backup_phone: str = ""
    emergency_contact: str = ""
    agreed: bool = False
    in_person_for: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks.one_of("Place", self.place, AWAY)
        checks.short_enough("Location", self.location)
        checks.short_enough("Telephone", self.backup_phone)
        checks.short_enough("Who is near", self.emergency_contact)
        for one in self.in_person_for:
            checks.one_of("What somebody must see them for", one, IN_PERSON_FOR)

    @property
    def code(self) -> str:
        return self.visit

    def refers_to(self) -> tuple[str, ...]:
        return (self.visit,)
