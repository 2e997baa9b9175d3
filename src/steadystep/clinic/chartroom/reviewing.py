"""The review of a chart as it stands, worked out again only where it could differ.

A review is equal everywhere from the instant asked until before its `next_look` (tests/reasoning/test_next_look.py). So
for a chart that the ledger keeps in memory it is kept as well, until an entry is written (the chart is then another),
the clinic or the clock moves on. It is what the software knows, before anybody's sight is asked: `opening` cuts it for
each reader.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from threading import Lock

import msgspec

from steadystep.chart import Chart
from steadystep.clinic.ledger import long_charts
from steadystep.knowledge import Knowledge
from steadystep.reasoning import Clinic, Review, review

from .knowing import known

MOST = 300  # reviews kept, some tens of kB each


class _Kept(msgspec.Struct, frozen=True):
    chart: Chart
    clinic: str
    facts: Knowledge
    at: datetime
    said: Review

    def holds(self, chart: Chart, clinic: Clinic, facts: Knowledge, at: datetime) -> bool:
        same = self.chart is chart and self.clinic == clinic.version and self.facts is facts
        return same and self.at <= at < self.said.next_look


_kept: OrderedDict[str, _Kept] = OrderedDict()
_one_at_a_time = Lock()


def reviewed(chart: Chart, clinic: Clinic, at: datetime) -> Review:
    """What `review` says of this chart at `at`; raises what it raises."""
    facts = known()
    with _one_at_a_time:
        kept = _kept.get(chart.client)
    if kept is not None and kept.holds(chart, clinic, facts, at):
        return kept.said
    said = review(chart, facts, clinic, at)
    if clinic.version and not said.broken and long_charts.kept(chart.client) is chart:
        _keep(_Kept(chart, clinic.version, facts, at, said))
    return said


def _keep(kept: _Kept) -> None:
    with _one_at_a_time:
        _kept.pop(kept.chart.client, None)
        _kept[kept.chart.client] = kept
        while len(_kept) > MOST:
            _kept.popitem(last=False)


def forget() -> None:
    """Keep none."""
    with _one_at_a_time:
        _kept.clear()
