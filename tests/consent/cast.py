"""The fixed cast, and a four-line way to make a chart."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from steadystep.chart import AnyEntry, Body, Chart, Entry, NewEntry, When
from steadystep.chart.team import ConsentGiven, TeamJoined
from steadystep.clinic.consent.actor import Actor

NOW = datetime(2026, 3, 17, 12, tzinfo=UTC)
WRITTEN = NOW - timedelta(days=10)
DAY = When("2026-03-01")
CLIENT = "client-rosa"


def staff(who: str, *roles: str, licensed: bool = False, **places: frozenset[str]) -> Actor:
    return Actor(who, "staff", who.title(), roles=frozenset(roles), licensed=licensed, **places)


BLUE: dict[str, Any] = {"teams": frozenset({"blue"})}
PRESCRIBER = staff("ada", "prescriber", licensed=True, **BLUE)
THERAPIST = staff("ben", "therapist", licensed=True, **BLUE)
CASE_MANAGER = staff("cleo", "case_manager", **BLUE)
PEER = staff("dan", "peer", **BLUE)
NURSE = staff("fay", "nurse", licensed=True, **BLUE)
FRONT_DESK = staff("gus", "front_desk", **BLUE)
LEAD = staff("hal", "lead", **BLUE)
ADMIN = staff("ida", "admin")
ROSA = Actor("rosa", "client", "Rosa", client=CLIENT)
SISTER = Actor("sue", "caregiver", "Sue")
GP = Actor("gp", "external", "Green Street Practice")
TEAM = (PRESCRIBER, THERAPIST, CASE_MANAGER, PEER, NURSE, FRONT_DESK, LEAD)


class Book:
    """A chart being written: `add` returns the id."""

    def __init__(self, *, team: bool = True) -> None:
        self.entries: list[AnyEntry] = []
        if team:
            self.add(TeamJoined(when=DAY, team="blue"), author="hal", id="blue-joined")

    def add(
        self, body: Body, *, author: str = "somebody", id: str = "", labels: Iterable[str] = (),  # noqa: A002
        supersedes: str | None = None, at: datetime = WRITTEN, role: str = "therapist",
    ) -> str:  # fmt: skip
        seq = len(self.entries) + 1
        entry: AnyEntry = Entry(
            id=id or f"e{seq}", client=CLIENT, seq=seq, occurred=body.when.earliest, recorded_at=at, author=author,
            role=role, body=body, labels=frozenset(labels), supersedes=supersedes,
        )  # fmt: skip
        self.entries.append(entry)
        return entry.id

    @property
    def chart(self) -> Chart:
        return Chart(CLIENT, self.entries)


def agree(
    recipient: Actor, *scopes: int, labels: tuple[str, ...] = (), until: When | None = None, when: When = DAY
) -> ConsentGiven:
    return ConsentGiven(
        when=when, recipient_kind=recipient.kind, recipient=recipient.id, recipient_name=recipient.name,
        purpose="Support.", scopes=scopes, labels=labels, until=until,
    )  # fmt: skip


def new(
    body: Body, *, labels: Iterable[str] = (), supersedes: str | None = None, source: str = "staff"
) -> NewEntry:
    return NewEntry(
        id="new-1",
        body=body,
        labels=frozenset(labels) | body.born_labels,
        supersedes=supersedes,
        source=source,
    )
