"""Safety: the plan that keeps a person safe between visits, and the life of a safety event."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final

import msgspec

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable
from .when import When
from .words import Words

LEVELS: Final = ("T0", "T1", "T2", "T3", "T4")
METHODS: Final = frozenset({"call", "text", "video", "in_person", "caregiver", "letter", "welfare_check"})
TOLD_BY: Final = frozenset({"seen_myself", "client", "caregiver", "other_clinician", "somebody_else"})
OVERDOSE_SECTIONS: Final = ("naloxone_where", "naloxone_trained", "never_alone", "tolerance", "overdose")
PLAN_SECTIONS: Final = (
    "warning_signs", "my_steps", "people_and_places", "who_to_ask", "professionals", "making_safer", "reasons_for_living",
    *OVERDOSE_SECTIONS, "caregiver_steps",
)  # fmt: skip
OUTCOMES: Final = frozenset({"reached", "not_reached", "message_left", "wrong_number"})
CONTACTED: Final = frozenset({"client", "guardian", "contact_person", "emergency_contact", "other_clinic"})
REASONS: Final = frozenset({"missed_visit", "drift", "supply_ends", "safety_event", "result", "other"})


class SafetyPlan(Body, frozen=True, kw_only=True, tag="safety_plan"):
    """Written together, in the client's words; each version replaces the last. Empty sections are shown as empty.

    The overdose part is `naloxone_where`, `naloxone_trained`, `never_alone`, `tolerance` and, for all else, `overdose`.
    `caregiver_steps` is what somebody who cares for the client does.
    """

    word: ClassVar[CareWord] = "safety"
    nature = "decision"
    stale_after = ("safety_plan",)

    warning_signs: tuple[str, ...] = ()
    my_steps: tuple[str, ...] = ()
    people_and_places: tuple[str, ...] = ()
    who_to_ask: tuple[str, ...] = ()
    professionals: tuple[str, ...] = ()
    making_safer: tuple[str, ...] = ()
    reasons_for_living: tuple[str, ...] = ()
    naloxone_where: tuple[str, ...] = ()
    naloxone_trained: tuple[str, ...] = ()
    never_alone: tuple[str, ...] = ()
    tolerance: tuple[str, ...] = ()
    overdose: tuple[str, ...] = ()
    caregiver_steps: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        lines = [line for section in self.sections().values() for line in section]
        if not lines:
            raise unreadable("A safety plan needs at least one line in one section.")
        for line in lines:
            checks.name("Line of the safety plan", line)

    def sections(self) -> dict[str, tuple[str, ...]]:
        """Section name to its lines, in the order they are read on a bad day."""
        return {name: getattr(self, name) for name in PLAN_SECTIONS}


class Raised(Body, frozen=True, kw_only=True, tag="raised"):
    """A safety signal, written once by the software in the transaction that first found it.

    Unique by client, `family` and `anchor` (the entry, or form, that showed it). `known_at` is time zero of
    its clock: when we learned of it. Only closing evidence closes it.
    """

    word: ClassVar[CareWord] = "safety"

    event: str
    family: str
    anchor: str
    level: str
    rule: str
    says: Words
    because: tuple[str, ...]
    owner_role: str
    known_at: datetime
    due: datetime
    knowledge: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Level", self.level, frozenset(LEVELS))
        if self.due < self.known_at:
            raise unreadable("{event} would be due before it was known.", event=self.event)

    @property
    def code(self) -> str:
        return self.event


class EventReported(Body, frozen=True, kw_only=True, tag="event_reported"):
    """Somebody saw or was told that a safety event happens or happened: `event` is its variant, such as ES02-B.

    `danger` is the sign that makes it more urgent, where the variant names one; `place` is where the client is now.
    """

    word: ClassVar[CareWord] = "safety"

    event: str
    says: str
    danger: bool = False
    told_by: str = "seen_myself"
    place: str = ""

    def __post_init__(self) -> None:
        checks.name("Safety event", self.event)
        checks.prose("What happened", self.says)
        checks.one_of("Told by", self.told_by, TOLD_BY)
        checks.short_enough("Where the client is", self.place)

    @property
    def code(self) -> str:
        return self.event


class Acknowledged(Body, frozen=True, kw_only=True, tag="acknowledged"):
    """A named person has seen the event and takes it on."""

    word: ClassVar[CareWord] = "safety"

    raised: str
    note: str = ""

    def __post_init__(self) -> None:
        checks.short_enough("Note", self.note)

    @property
    def code(self) -> str:
        return self.raised

    def refers_to(self) -> tuple[str, ...]:
        return (self.raised,)


class ContactAttempted(Body, frozen=True, kw_only=True, tag="contact_attempted"):
    """A try to reach the person: how, whom, what for, what came of it, and what comes next by which day."""

    word: ClassVar[CareWord] = "safety"

    method: str
    outcome: str
    raised: str | None = None
    note: str = ""
    to_whom: str = "client"
    reason: str = ""
    next_step: str = ""
    next_by: When | None = None

    def __post_init__(self) -> None:
        checks.one_of("Method", self.method, METHODS)
        checks.one_of("Outcome", self.outcome, OUTCOMES)
        checks.short_enough("Note", self.note)
        checks.one_of("To whom", self.to_whom, CONTACTED)
        if self.reason:
            checks.one_of("Reason", self.reason, REASONS)
        checks.short_enough("Next step", self.next_step)

    @property
    def code(self) -> str:
        return self.raised or ""

    def refers_to(self) -> tuple[str, ...]:
        return (self.raised,) if self.raised else ()


class HandedOver(Body, frozen=True, kw_only=True, tag="handed_over"):
    """The event has another owner from now on; the one before stays next in line until it is acknowledged."""

    word: ClassVar[CareWord] = "safety"
    nature = "decision"
    stale_after = ("handed_over", "closed")

    raised: str
    to_person: str
    reason: str

    def __post_init__(self) -> None:
        checks.name("To whom", self.to_person)
        checks.prose("Reason", self.reason)

    @property
    def code(self) -> str:
        return self.raised

    def refers_to(self) -> tuple[str, ...]:
        return (self.raised,)


class EvidenceSaid(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the closing evidence in the closer's own words; `waived`: the words say why it does not apply here."""

    item: str
    words: str
    waived: bool = False

    def __post_init__(self) -> None:
        checks.name("Evidence", self.item)
        checks.prose("What shows it", self.words)


class Closed(Body, frozen=True, kw_only=True, tag="closed"):
    """A licensed clinician closes the event: what was found, which entries show it, when the next contact is.

    `said` are the items of the evidence that no entry shows, each in words.
    """

    word: ClassVar[CareWord] = "safety"
    nature = "decision"
    stale_after = ("handed_over", "closed")

    raised: str
    finding: str
    evidence: tuple[str, ...] = ()
    next_contact: When | None = None
    said: tuple[EvidenceSaid, ...] = ()

    def __post_init__(self) -> None:
        checks.prose("What was found", self.finding)

    @property
    def code(self) -> str:
        return self.raised

    def refers_to(self) -> tuple[str, ...]:
        return (self.raised, *self.evidence)
