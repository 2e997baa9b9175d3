"""Too little data to speak of a trend, said above the story, unless the reader does not see every score."""

from __future__ import annotations

from steadystep.chart.corrections import Unseen
from steadystep.reasoning.facts.low_data import LowData, low_data
from steadystep.reasoning.view import View

_SCORED = frozenset({"answers", "score_total"})


def low_data_of(view: View) -> tuple[LowData, ...]:
    """Nothing where scores stand in the chart that this reader may not see: they would be told a wrong count."""
    if any(entry.body.of in _SCORED for entry in view.chart.of(Unseen)):
        return ()
    return low_data(view)
