"""Whether somebody looked the chart through since anything new came, and what took the mark off."""

from __future__ import annotations

from datetime import datetime

import msgspec

from steadystep.chart import AnyEntry, Chart, Words, say
from steadystep.chart.reviewed import ChartReviewed


class LookedAt(msgspec.Struct, frozen=True, kw_only=True):
    """The latest mark. `off` says what took it off, None while it stands; `kind` is that of the first new entry."""

    by: str
    at: datetime
    off: Words | None = None
    kind: str = ""


def looked_at(chart: Chart, group: str, worse_first: tuple[str, ...]) -> LookedAt | None:
    """None when nobody ever set a mark, or somebody took it off by hand.

    `group` is where the client stands now, one of `worse_first`: a worse place than at the mark takes it off too, since
    time alone can bring that about.
    """
    mark = chart.latest(ChartReviewed)
    if mark is None or not mark.body.marked:
        return None
    fresh = _after(chart, mark)
    if fresh is not None:
        return LookedAt(
            by=mark.author, at=mark.occurred, off=say("New entries came since."),
            kind="" if chart.labels_of(fresh) | fresh.body.born_labels else fresh.body.kind(),
        )  # fmt: skip
    then = mark.body.group
    if then in worse_first and worse_first.index(group) < worse_first.index(then):
        return LookedAt(by=mark.author, at=mark.occurred, off=say("Time has passed, and more is to be done."))
    return LookedAt(by=mark.author, at=mark.occurred)


def _after(chart: Chart, mark: AnyEntry) -> AnyEntry | None:
    """The first entry that the reader had not before them; marks themselves are nothing new."""
    for entry in reversed(chart.entries):
        if entry.seq <= min(mark.body.seen, mark.seq):
            return None
        if not isinstance(entry.body, ChartReviewed):
            return entry
    return None
