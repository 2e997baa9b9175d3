"""Figures of the demo clinic: how long it takes to invent, and how often it interrupts."""

from __future__ import annotations

import time

from steadystep import knowledge
from steadystep.chart import Chart, NewEntry
from steadystep.chart.medication import DoseChanged, Order
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.waking import every_client
from steadystep.clinic.ledger import reading
from steadystep.faces.cli import simulator
from steadystep.reasoning import consider

from .explained import Sorted
from .figure import Figure


def seed(_: int, __: dict[int, str]) -> list[Figure]:
    start = time.perf_counter()
    made = simulator.seed()
    took = time.perf_counter() - start
    return [
        Figure(
            "seed",
            f"demo clinic of {made.clients} clients, {made.entries:,} entries",
            took,
            "s",
            "within the 30 s of `up`",
            "two processes",
        )
    ]


def alarms(_: int, __: dict[int, str]) -> list[Figure]:
    """Interruptions are what stops a signature: findings of severity major or contraindicated that the order adds."""
    found: list[int] = []
    events, weeks = Sorted(), 0.0
    for client in every_client():
        chart = reading.read_chart(client)
        found += [
            _interrupts(chart, position)
            for position, entry in enumerate(chart.entries)
            if isinstance(entry.body, (Order, DoseChanged))
        ]
        weeks += (chart.entries[-1].recorded_at - chart.entries[0].recorded_at).days / 7
        events.add(chart)
    often = 100 * sum(found) / max(1, len(found))
    return [
        Figure("alarms", "interruptive findings per 100 orders", often, "", "", f"{len(found)} orders and dose changes"),
        *_false(events, max(1.0, weeks)),
    ]  # fmt: skip


def _false(events: Sorted, weeks: float) -> list[Figure]:
    """All rules together, then each with what the simulated life explains (`explained.py`)."""
    count = events.unexplained.total()
    note = f"safety events that nothing done to the simulated client explains: {count} in {weeks:,.0f} weeks"
    return [
        Figure("alarms", "false alarms per 100 client-weeks", 100 * count / weeks, "", "", note),
        *(
            Figure("alarms", f"of them by {rule}", 100 * events.unexplained[rule] / weeks, "", "",
                   f"{events.explained[rule]} explained, {events.unexplained[rule]} not")
            for rule in events.rules
        ),
    ]  # fmt: skip


def _interrupts(chart: Chart, position: int) -> int:
    """How many interruptive findings the entry at `position` added at the door."""
    entry = chart.entries[position]
    before = Chart(chart.client, chart.entries[:position])
    new = NewEntry(id=entry.id, body=entry.body, labels=entry.labels, source=entry.source)
    added = consider(before, [new], knowledge.load(), clinic_value(), entry.recorded_at).adds
    return sum(finding.severity in ("contraindicated", "major") for finding in added)
