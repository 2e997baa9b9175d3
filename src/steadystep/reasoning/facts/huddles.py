"""What the team agreed about a client: what is still to be done, by whom and by when, and what a note settled."""

from __future__ import annotations

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.teamwork import HuddleDone, HuddleNoted


def open_items(chart: Chart) -> tuple[AnyEntry, ...]:
    """Notes of huddles that nobody said are done, the earliest date first."""
    done = {chart.origin(one.body.item) for one in chart.of(HuddleDone)}
    waiting = (one for one in chart.of(HuddleNoted) if chart.first(one).id not in done)
    return tuple(sorted(waiting, key=lambda one: one.body.by.end))


def settled_by(chart: Chart, key: str) -> AnyEntry | None:
    """The latest huddle note that answers the finding of that key."""
    return next((one for one in reversed(chart.of(HuddleNoted)) if one.body.settles == key), None)
