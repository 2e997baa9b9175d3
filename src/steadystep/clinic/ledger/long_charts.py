"""Charts of some length stay in memory between two openings: reading 500 entries anew takes 3 ms, the last row a tenth.

Rows never change, so a kept chart can only be behind: `reading` compares its last entry with the ledger's each time.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from steadystep.chart import Chart

LONG = 100  # entries from which a chart is kept: below, reading it anew takes less than a ms
MOST = 60_000  # entries of all kept charts together, about 70 MB


class _Memory:
    """The charts read last, and how many entries they hold together."""

    def __init__(self) -> None:
        self._charts: OrderedDict[str, Chart] = OrderedDict()
        self._entries = 0
        self._one_at_a_time = Lock()

    def get(self, client: str) -> Chart | None:
        with self._one_at_a_time:
            return self._charts.get(client)

    def put(self, chart: Chart) -> None:
        with self._one_at_a_time:
            before = self._charts.pop(chart.client, None)
            self._charts[chart.client] = chart
            self._entries += len(chart.entries) - (len(before.entries) if before else 0)
            while self._entries > MOST:
                _client, oldest = self._charts.popitem(last=False)
                self._entries -= len(oldest.entries)

    def clear(self) -> None:
        with self._one_at_a_time:
            self._charts.clear()
            self._entries = 0


_memory = _Memory()


def kept(client: str) -> Chart | None:
    """The chart as it was read last, if it is kept."""
    return _memory.get(client)


def keep(chart: Chart) -> None:
    """Keep it if it is long; those read longest ago make room."""
    if len(chart.entries) >= LONG:
        _memory.put(chart)


def forget() -> None:
    """Keep none."""
    _memory.clear()
