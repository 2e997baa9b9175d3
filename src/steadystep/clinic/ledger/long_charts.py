"""Long charts stay in memory between two openings: opening one of 9,000 entries anew takes 100 ms, its last row one.

Rows never change, so a kept chart can only be behind: `reading` compares its last entry with the ledger's each time.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from steadystep.chart import Chart

LONG = 1_000  # entries from which a chart is kept: below, reading it anew takes a few ms
MOST = 60_000  # entries of all kept charts together, about 70 MB

_kept: OrderedDict[str, Chart] = OrderedDict()
_one_at_a_time = Lock()


def kept(client: str) -> Chart | None:
    """The chart as it was read last, if it is kept."""
    with _one_at_a_time:
        return _kept.get(client)


def keep(chart: Chart) -> None:
    """Keep it if it is long; those read longest ago make room."""
    if len(chart.entries) < LONG:
        return
    with _one_at_a_time:
        _kept.pop(chart.client, None)
        _kept[chart.client] = chart
        while sum(len(each.entries) for each in _kept.values()) > MOST:
            _kept.popitem(last=False)


def forget() -> None:
    """Keep none."""
    with _one_at_a_time:
        _kept.clear()
