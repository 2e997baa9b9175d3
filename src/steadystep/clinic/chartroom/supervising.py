"""What a supervisor looks at: notes that wait for a talk, safety events near those they supervise. Never a note kept apart."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

import msgspec

from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock, reading
from steadystep.clinic.ledger.models import EntryRow

from .lists import DutyItem, duties, lines_of
from .models import CareRow

# Kinds by name, so that a psychotherapy note, whose kind is another, can never stand on this list.
NOTES: Final = ("progress_note", "session")
LOOKS_BACK: Final = timedelta(days=30)
MOST: Final = 60


class NoteWaiting(msgspec.Struct, frozen=True, kw_only=True):
    """A note of `author` that their supervisor has not talked about yet; its text stays behind the chart's door."""

    client: str
    called: str
    entry: str
    kind: str
    author: str
    at: datetime


def notes_waiting(actor: Actor, supervisees: Collection[str]) -> list[NoteWaiting]:
    """Notes of the last 30 days by these people in charts of `actor`'s teams, oldest first, without those already talked about."""
    since = clock.now() - LOOKS_BACK
    rows = EntryRow.objects.filter(
        kind__in=NOTES, author__in=supervisees, recorded_at__gte=clock.microseconds(since), sealed=False
    ).order_by("recorded_at")
    found = list(rows.values_list("client", "id", "kind", "author", "recorded_at")[: MOST * 2])
    done = _talked_about(actor, since) | _corrected([entry for _, entry, *_rest in found])
    lines = lines_of(actor, {client for client, *_rest in found})
    return [
        NoteWaiting(client=client, called=lines[client].called, entry=entry, kind=kind, author=author, at=clock.instant(at))
        for client, entry, kind, author, at in found if client in lines and entry not in done
    ][:MOST]  # fmt: skip


def safety_near(actor: Actor, supervisees: Collection[str]) -> list[DutyItem]:
    """Open safety duties of clients whom these people care for by name, as far as `actor`'s teams have them."""
    near = set(CareRow.objects.filter(person__in=supervisees).values_list("client", flat=True))
    return [one for one in duties(actor, "team", MOST, safety=True) if one.client in near]


def _talked_about(actor: Actor, since: datetime) -> set[str]:
    """Entries that a supervision note of `actor` names."""
    notes = reading.read_of_kind("supervision_noted", since)
    return {str(one.body.about) for one in notes if one.author == actor.id and hasattr(one.body, "about")}


def _corrected(entries: Collection[str]) -> set[str]:
    """Those that a later entry stands in the place of: the correction waits, not they."""
    rows = EntryRow.objects.filter(supersedes__in=entries).values_list("supersedes", flat=True)
    return {one for one in rows if one}
