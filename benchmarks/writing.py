"""One write with its review and projections, as a person waits for it."""

from __future__ import annotations

import uuid
from itertools import cycle

from steadystep.chart import Coding, NewEntry, Quantity, When
from steadystep.chart.measures import DailyCheckin, Observation
from steadystep.clinic.chartroom import lists
from steadystep.clinic.chartroom.writing import write as write_entries
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.cli.simulator.house import house

from .figure import Figure, percentile, times

COUNT = 300


def write(size: int, _: dict[int, str]) -> list[Figure]:
    """Check-ins by clients and weights by the nurse, over many charts of about thirty entries."""
    nurse = house().people["ivy"]
    clients = cycle([row.client for row in lists.caseload(nurse, "team", limit=150)])
    written = times(lambda: _one(next(clients), nurse), COUNT)
    note = f"{size:,} clients, {COUNT} writes"
    return [
        Figure("write", "one write, median", percentile(written, 0.5), "ms", "", note),
        Figure("write", "one write, p95", percentile(written, 0.95), "ms", "15 or less", note),
    ]


def _one(client: str, nurse: Actor) -> None:
    now = clock.now()
    entry_id = str(uuid.uuid4())
    if int(entry_id[0], 16) % 2:
        me = Actor(id=client, kind="client", name="client", client=client)
        body = DailyCheckin(when=When.instant(now), day=now.date(), mood=6, sleep_hours=7.0)
        write_entries(me, client, [NewEntry(id=entry_id, body=body, source="portal")])
    else:
        weight = Observation(
            when=When.instant(now), what=Coding("Body weight"), category="vital", quantity=Quantity(71, "kg")
        )
        write_entries(nurse, client, [NewEntry(id=entry_id, body=weight)])
