"""Figures of the demo clinic: how long it takes to invent, and how often it interrupts."""

from __future__ import annotations

import time

from steadystep import knowledge
from steadystep.chart import Chart, NewEntry
from steadystep.chart.measures import Answers, ItemAnswered
from steadystep.chart.medication import DoseChanged, Order
from steadystep.chart.safety import EventReported, Raised
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.waking import every_client
from steadystep.clinic.ledger import reading
from steadystep.faces.cli import simulator
from steadystep.reasoning import consider

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
    orders = interruptions = false_alarms = 0
    weeks = 0.0
    for client in every_client():
        chart = reading.read_chart(client)
        found = [
            _interrupts(chart, position)
            for position, entry in enumerate(chart.entries)
            if isinstance(entry.body, (Order, DoseChanged))
        ]
        orders, interruptions = orders + len(found), interruptions + sum(found)
        weeks += (chart.entries[-1].recorded_at - chart.entries[0].recorded_at).days / 7
        false_alarms += sum(not _asked_for(chart, entry.body) for entry in chart.of(Raised))
    return [
        Figure("alarms", "interruptive findings per 100 orders", 100 * interruptions / max(1, orders), "", "", f"{orders} orders and dose changes"),
        Figure("alarms", "false alarms per 100 client-weeks", 100 * false_alarms / max(1.0, weeks), "", "",
               f"events that no answered risk item explains, in {weeks:,.0f} simulated client-weeks"),
    ]  # fmt: skip


def _interrupts(chart: Chart, position: int) -> int:
    """How many interruptive findings the entry at `position` added at the door."""
    entry = chart.entries[position]
    before = Chart(chart.client, chart.entries[:position])
    new = NewEntry(id=entry.id, body=entry.body, labels=entry.labels, source=entry.source)
    added = consider(before, [new], knowledge.load(), clinic_value(), entry.recorded_at).adds
    return sum(finding.severity in ("contraindicated", "major") for finding in added)


def _asked_for(chart: Chart, raised: Raised) -> bool:
    """Whether the simulated person said it: an answer stands behind the event."""
    grounds = [chart.entry(one) for one in raised.because]
    return any(
        entry is not None and isinstance(entry.body, (ItemAnswered, Answers, EventReported))
        for entry in grounds
    )
