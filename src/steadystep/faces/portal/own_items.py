"""The client's own items of the check-in, by the names they gave them."""

from __future__ import annotations

from steadystep.chart.measures import DailyCheckin
from steadystep.faces.portal.own import Own

OWN_ITEMS = 6


def own_items(own: Own) -> tuple[str, ...]:
    """The client's own items: those of their latest check-ins, the newest first."""
    names: dict[str, None] = {}
    for entry in reversed(own.chart.of(DailyCheckin)[-14:]):
        names |= dict.fromkeys(entry.body.own)
    return tuple(names)[:OWN_ITEMS]
