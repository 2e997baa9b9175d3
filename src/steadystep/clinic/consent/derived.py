"""What anything derived inherits: findings, duties, notices, letters, rows of lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from steadystep.chart import Chart

from .items import item_of_entry
from .labels import labels_for_sight


@dataclass(frozen=True, slots=True)
class Grounds:
    """Labels and matrix items of all that something rests on: what `Sight.may_see_finding` asks."""

    labels: frozenset[str]
    items: frozenset[str]


def grounds(chart_now: Chart, because: Iterable[str]) -> Grounds:
    """The union over the entries named and over what stands for them now; ids that are not in the chart add nothing."""
    labels: set[str] = set()
    items: set[str] = set()
    for named in because:
        for entry in {
            found.id: found for found in (chart_now.entry(named), chart_now.head(named)) if found
        }.values():
            own = labels_for_sight(entry, chart_now)
            labels |= own
            items.add(item_of_entry(entry, chart_now, own))
    return Grounds(frozenset(labels), frozenset(items))
