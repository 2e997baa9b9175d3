"""Which entry serves which target, by what somebody said about it alone."""

from __future__ import annotations

from steadystep.chart import Chart
from steadystep.chart.plan_together import Aligned


def alignments(chart: Chart) -> dict[str, str]:
    """First id of what serves -> first id of its target; the latest word counts."""
    told = sorted(chart.of(Aligned), key=lambda one: one.seq)
    return {chart.origin(one.body.serves): chart.origin(one.body.target) for one in told}
