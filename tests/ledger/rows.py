"""Rows for the ledger, by the road the chartroom takes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import transaction

from steadystep.chart import AnyEntry, Body, Entry, When
from steadystep.chart.plan import Goal
from steadystep.chart.therapy import PsychotherapyNote
from steadystep.clinic.ledger import appending

NOW = datetime(2026, 3, 17, 12, 0, 0, 123456, tzinfo=UTC)
GOAL = Goal(when=When("2026-03-17"), text="Shop alone.")
NOTE = PsychotherapyNote(when=When("2026-03-17"), text="Talked of the accident by the river.")


def entry(client: str, seq: int, body: Body = GOAL, *, at: datetime = NOW, entry_id: str = "") -> AnyEntry:
    return Entry(
        id=entry_id or f"{client}-{seq}", client=client, seq=seq, occurred=body.when.earliest,
        recorded_at=at + timedelta(minutes=seq), author="tess", role="therapist", body=body, labels=body.born_labels,
    )  # fmt: skip


def append(*entries: AnyEntry) -> None:
    with transaction.atomic():
        appending.append(appending.lock_head(entries[0].client), entries)
