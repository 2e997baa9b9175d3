"""From stored rows to findings, on one core."""

from __future__ import annotations

import time

from steadystep import knowledge
from steadystep.chart import Chart
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.ledger import clock, reading
from steadystep.faces.cli.simulator.house import house
from steadystep.reasoning import review

from .figure import Figure, percentile, times


def charts(_: int, long: dict[int, str]) -> list[Figure]:
    client, facts, clinic, at = long[300], knowledge.load(), clinic_value(), clock.now()
    # Rows each time: `read_chart` would find the chart in memory.
    whole = times(lambda: review(Chart(client, reading.read_entries(client)), facts, clinic, at), 400)
    chart = reading.read_chart(client)
    alone = times(lambda: review(chart, facts, clinic, at), 400)
    return [
        Figure(
            "charts",
            f"rows to findings, chart of {chart.seq} entries",
            1000 / percentile(whole, 0.5),
            "charts/s",
            "500 or more",
        ),
        Figure(
            "charts",
            "reasoning alone, median",
            percentile(alone, 0.5),
            "ms",
            "0.5 or less",
            f"{len(review(chart, facts, clinic, at).findings)} findings",
        ),
    ]


def open9000(_: int, long: dict[int, str]) -> list[Figure]:
    client, actor = long[9000], house().people["amara"]
    start = time.perf_counter()
    opened = open_chart(actor, client, "benchmark")
    first = (time.perf_counter() - start) * 1000
    again = times(lambda: open_chart(actor, client, "benchmark"), 20)
    return [
        Figure(
            "open9000",
            f"open a chart of {opened.seq} entries, median",
            percentile(again, 0.5),
            "ms",
            "60 or less",
            f"the first time {first:.0f} ms",
        ),
    ]
