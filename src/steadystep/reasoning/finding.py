"""What reasoning says: findings, duties, offers, and signals for the chartroom to write down. None of them does anything."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from steadystep.chart import Body, Words
from steadystep.knowledge import Basis, Provenance, Source

Urgency = Literal["urgent", "attention", "note"]
State = Literal["fires", "cannot_tell", "broken"]
OfferKind = Literal["order", "task", "message", "booking", "measure", "entry"]
Severity = Literal["", "contraindicated", "major", "moderate", "minor"]
URGENCIES: tuple[Urgency, ...] = ("urgent", "attention", "note")


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """By which source, and whether a licensed clinician has checked what we took from it."""

    sources: tuple[Source, ...] = ()
    why: str = ""
    verification: str = "not_applicable"
    checker: str = "unchecked"


CLINIC_RULE = Ground(
    sources=(Source(document="Clinic rule"),), why="A policy value of this clinic, not a published figure."
)


def ground(provenance: Provenance) -> Ground:
    return Ground(
        sources=provenance.sources,
        why=provenance.why,
        verification=provenance.verification,
        checker=provenance.checker,
    )


def rests_on(basis: Basis, why: str) -> Ground:
    """The ground of one part of a file."""
    return Ground(sources=basis.sources, why=why, verification=basis.verification)


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person may take up, change or decline. `drafts` is what it would become, if it becomes an entry."""

    key: str
    says: Words
    kind: OfferKind
    for_role: str = ""
    drafts: Body | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The reason somebody gave to an alert when signing `entry`, when, and until when it stands if nothing changes."""

    entry: str
    by: str
    at: datetime
    until: datetime
    reason: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something noticed. `because` are entry ids; `missing` is what would be needed to tell.

    `severity` is for findings that weigh on an order; `about` names the entries (or proposals) they weigh on. `rows` are
    the rows of knowledge it rests on, such as IX08 and MR16. `answer`: it was answered before and nothing changed since,
    so it is a note and asks for no other reason. `reasons`: where only these words answer it, such as `emergency`.
    `asks`: the finding interrupts nobody, and still the decision is signed only with one of these codes and words of one's own.
    """

    rule: str
    says: Words
    because: tuple[str, ...] = ()
    ground: Ground = CLINIC_RULE
    urgency: Urgency = "note"
    state: State = "fires"
    why: Words | None = None
    do: Words | None = None
    missing: tuple[Words, ...] = ()
    offers: tuple[Offer, ...] = ()
    severity: Severity = ""
    about: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    answer: Answer | None = None

    @property
    def needs_reason(self) -> bool:
        """Whether the door asks the signer of what brings it for a reason."""
        return self.severity == "major" or bool(self.asks)

    @property
    def key(self) -> str:
        """The same thing said twice has one key."""
        return "/".join((self.rule, *sorted(self.about or self.because)))


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A rung of the ladder that has been reached: this person is to know, since then. `person` empty: nobody holds the role."""

    rung: int
    role: str
    person: str
    since: datetime
    by_phone: bool = False


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """The last thing somebody did about a safety event: the kind of entry, who, when; of a contact how and what came of it."""

    kind: str
    by: str
    at: datetime
    method: str = ""
    outcome: str = ""


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """Someone must do something by a time, until something happens.

    `level` is T0 to T4; `raised` is the entry that stands for it when it is a safety duty. `person` is who owns it now;
    `steps` is what its source says to do, in order. Of a safety duty `next_up` is who is next in line and from when.
    """

    key: str
    rule: str
    says: Words
    level: str
    owner_role: str
    person: str
    known_at: datetime
    due: datetime
    closes_by: Words
    steps: tuple[Words, ...] = ()
    because: tuple[str, ...] = ()
    ground: Ground = CLINIC_RULE
    raised: str = ""
    acknowledged_by: str = ""
    overdue: bool = False
    remarks: tuple[Words, ...] = ()
    told: tuple[Told, ...] = ()
    next_up: Told | None = None
    last_act: Act | None = None
    offers: tuple[Offer, ...] = ()

    @property
    def safety(self) -> bool:
        return bool(self.raised)


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """A safety event to be written once as `Raised`, in the transaction that first finds it."""

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


class Reminder(msgspec.Struct, frozen=True, kw_only=True):
    """Something the client planned or asked to be reminded of, once for each `key`. It says nothing clinical.

    `at` is the moment it is about: its own time, or the start of the visit it calls to mind.
    """

    key: str
    at: datetime


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer: most urgent first. It holds from the instant asked until before `next_look`."""

    findings: tuple[Finding, ...] = ()
    duties: tuple[Duty, ...] = ()
    signals: tuple[Signal, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    next_look: datetime

    @property
    def offers(self) -> tuple[Offer, ...]:
        return tuple(offer for offers in self._offered() for offer in offers)

    def _offered(self) -> list[tuple[Offer, ...]]:
        return [duty.offers for duty in self.duties] + [finding.offers for finding in self.findings]

    @property
    def broken(self) -> bool:
        return any(finding.state == "broken" for finding in self.findings)
