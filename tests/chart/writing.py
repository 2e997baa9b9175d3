"""Entries by hand: short enough for a truth table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from steadystep.chart import AnyEntry, Body, Chart, Entry, NewEntry, When

CLIENT = "rosa"
W = When("2026-03-17")
START = datetime(2026, 3, 17, 12, tzinfo=UTC)


def entry(
    seq: int, body: Body, *, supersedes: str | None = None, labels: tuple[str, ...] = (), **more: Any
) -> AnyEntry:
    """Entry number `seq`; its id is `e` and the number."""
    return Entry(
        id=f"e{seq}", client=CLIENT, seq=seq, occurred=body.when.earliest, recorded_at=START + timedelta(minutes=seq),
        author="Tess", role="therapist", body=body, labels=frozenset(labels), supersedes=supersedes, **more,
    )  # fmt: skip


def chart(*bodies: Body | AnyEntry) -> Chart:
    made = [one if isinstance(one, Entry) else entry(seq, one) for seq, one in enumerate(bodies, start=1)]
    return Chart(CLIENT, made)


def new(body: Body, *, supersedes: str | None = None, entry_id: str = "new") -> NewEntry:
    return NewEntry(id=entry_id, body=body, supersedes=supersedes)
