"""Team: who cares for the client, what they say to each other, and who may see what."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable
from .when import When

ROLES: Final = frozenset(
    {"prescriber", "therapist", "case_manager", "peer", "nurse", "front_desk", "lead", "admin", "client", "caregiver", "external", "software"}
)  # fmt: skip
SIGNERS: Final = frozenset({"client", "guardian", "client_and_guardian"})
RECIPIENTS: Final = frozenset({"caregiver", "external", "proceedings"})
LABELS: Final = frozenset(
    {
        "part2",
        "psychotherapy_note",
        "sud_counselling_note",
        "adolescent_private",
        "guardian_only",
        "withheld",
        "locked",
    }
)


class TeamJoined(Body, frozen=True, kw_only=True, tag="team_joined"):
    """A team takes the client, or a person joins the client's care in a role. `person` empty: the whole team."""

    word: ClassVar[CareWord] = "team"
    nature = "decision"

    team: str
    person: str = ""
    role: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        checks.name("Team", self.team)
        if self.person:
            checks.one_of("Role", self.role, ROLES)


class TeamLeft(Body, frozen=True, kw_only=True, tag="team_left"):
    """The membership named ends."""

    word: ClassVar[CareWord] = "team"
    nature = "decision"

    joined: str
    reason: str = ""

    def refers_to(self) -> tuple[str, ...]:
        return (self.joined,)


class Message(Body, frozen=True, kw_only=True, tag="message"):
    """Words from one person to another about this client. `to` is 'client', 'team', a role or a person's id.

    `thread` names the conversation that it goes on (the first message's id); `answer_by`: the sender asks for an answer.
    """

    word: ClassVar[CareWord] = "team"

    to: str
    text: str
    thread: str = ""
    from_caregiver: bool = False
    answer_by: When | None = None

    def __post_init__(self) -> None:
        checks.name("To whom", self.to)
        checks.prose("Message", self.text)

    @property
    def code(self) -> str:
        return self.to


class ConsentGiven(Body, frozen=True, kw_only=True, tag="consent_given"):
    """Someone is let see or do something: whom, which scopes or items, which labels, until when, what for, and who signed.

    `signed_by` a guardian alone holds only while the client is a minor, and never for substance use care (42 CFR 2.14).
    """

    word: ClassVar[CareWord] = "team"
    nature = "decision"
    stale_after = ("consent_given", "consent_revoked")

    recipient_kind: str
    recipient: str
    recipient_name: str
    purpose: str
    scopes: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    until: When | None = None
    signed_by: str = "client"

    def __post_init__(self) -> None:
        checks.one_of("Recipient", self.recipient_kind, RECIPIENTS)
        checks.one_of("Signed by", self.signed_by, SIGNERS)
        checks.name("Recipient", self.recipient)
        checks.prose("Purpose", self.purpose)
        if not set(self.labels) <= LABELS:
            raise unreadable(
                "Consent names an unknown label: use {labels}.", labels=", ".join(sorted(LABELS))
            )

    @property
    def code(self) -> str:
        return self.recipient


class ConsentRevoked(Body, frozen=True, kw_only=True, tag="consent_revoked"):
    """The client takes a consent back; from this instant nothing more is shown by it."""

    word: ClassVar[CareWord] = "team"
    nature = "decision"

    consent: str
    reason: str = ""

    @property
    def code(self) -> str:
        return self.consent

    def refers_to(self) -> tuple[str, ...]:
        return (self.consent,)


class AccessOpened(Body, frozen=True, kw_only=True, tag="access_opened"):
    """Someone outside the client's team broke the glass: why, and until when. The client can see it."""

    word: ClassVar[CareWord] = "team"

    person: str
    reason: str
    until: datetime

    def __post_init__(self) -> None:
        checks.prose("Reason", self.reason)

    @property
    def code(self) -> str:
        return self.person


class Relabelled(Body, frozen=True, kw_only=True, tag="relabelled"):
    """Labels of another entry change from here on; the entry itself stays as it was written."""

    word: ClassVar[CareWord] = "team"
    nature = "decision"

    entry: str
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    reason: str

    def __post_init__(self) -> None:
        checks.prose("Reason", self.reason)
        if not (self.add or self.remove) or not set(self.add + self.remove) <= LABELS:
            raise unreadable(
                "Name the labels to add or remove, out of {labels}.", labels=", ".join(sorted(LABELS))
            )

    @property
    def code(self) -> str:
        return self.entry

    def refers_to(self) -> tuple[str, ...]:
        return (self.entry,)
