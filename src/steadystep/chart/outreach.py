"""Reaching out: how it ended, what a person decided about a welfare check, and a way to reach somebody that does not work."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept
from .when import When

ENDINGS: Final = frozenset(
    {"reached", "visit_booked", "back_later", "care_elsewhere", "no_contact_wanted", "door_left_open"}
)
WAYS: Final = frozenset({"mail", "sms"})


class OutreachEnded(Body, frozen=True, kw_only=True, tag="outreach_ended"):
    """Reaching out came to an end, this way; `look_again` is the day on which somebody looks anew, if one was agreed."""

    word: ClassVar[CareWord] = "safety"

    outcome: str
    barrier: str = ""
    note: str = ""
    look_again: When | None = None

    def __post_init__(self) -> None:
        checks.one_of("Outcome", self.outcome, ENDINGS)
        checks.short_enough("What got in the way", self.barrier)
        checks.short_enough("Note", self.note)


class WelfareCheckDecided(Body, frozen=True, kw_only=True, tag="welfare_check_decided"):
    """A licensed clinician decided whether somebody goes to look after the client; nothing else ever sends anybody."""

    word: ClassVar[CareWord] = "safety"
    nature = "decision"

    needed: bool
    reason: str
    raised: str | None = None

    def __post_init__(self) -> None:
        checks.prose("Reason", self.reason)

    @property
    def code(self) -> str:
        return self.raised or ""

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.raised)


class ContactBounced(Body, frozen=True, kw_only=True, tag="contact_bounced"):
    """What was sent to the client by `way` can not arrive: the address or number does not work. Written by the software."""

    word: ClassVar[CareWord] = "intake"

    way: str
    fault: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Way", self.way, WAYS)
        checks.short_enough("Fault", self.fault)

    @property
    def code(self) -> str:
        return self.way
