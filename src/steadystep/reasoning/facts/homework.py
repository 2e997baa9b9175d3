"""Practice between sessions: what is agreed, how often it was done, what got in the way, and what has rested for weeks (R67)."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Final

import msgspec

from steadystep.chart import AnyEntry, Chart, Entry
from steadystep.chart.therapy import PracticeAssigned, PracticeTried
from steadystep.chart.worksheets import Worksheet

from .around_therapy import AroundTherapy

UNDONE_AFTER: Final = timedelta(weeks=3)  # R67: three undone weeks


class PracticeFact(msgspec.Struct, frozen=True, kw_only=True):
    """A practice that is running. `entry` is its first id; `told` what was said of it, oldest first; `since` when it last moved.

    `barriers` are the client's words for what got in the way, the latest last.
    """

    entry: str
    assigned: Entry[PracticeAssigned]
    told: tuple[AnyEntry, ...]
    since: datetime

    @property
    def done(self) -> tuple[AnyEntry, ...]:
        return tuple(one for one in self.told if was_done(one))

    @property
    def barriers(self) -> tuple[str, ...]:
        return tuple(one.body.barrier for one in self.told if isinstance(one.body, PracticeTried) and one.body.barrier)  # fmt: skip

    def done_since(self, instant: datetime) -> int:
        return sum(one.occurred >= instant for one in self.done)


def was_done(told: AnyEntry) -> bool:
    """All of it or a part; a sheet filled in is done."""
    return isinstance(told.body, Worksheet) or told.body.done in ("done", "partly")


def practices(chart: Chart) -> tuple[PracticeFact, ...]:
    """What is practised now, in the order in which it was agreed."""
    running = [one for one in chart.of(PracticeAssigned) if not one.body.ended]
    if not running:
        return ()
    told: dict[str, list[AnyEntry]] = defaultdict(list)
    for one in chart.among(PracticeTried, Worksheet):
        if one.body.assigned:
            told[chart.origin(one.body.assigned)].append(one)
    return tuple(_fact(chart, one, told[chart.origin(one.id)]) for one in running)


def _fact(chart: Chart, entry: Entry[PracticeAssigned], told: list[AnyEntry]) -> PracticeFact:
    done = [one.occurred for one in told if was_done(one)]
    return PracticeFact(
        entry=chart.origin(entry.id), assigned=entry, since=max([entry.recorded_at, *done]),
        told=tuple(sorted(told, key=lambda one: (one.occurred, one.seq))),
    )  # fmt: skip


def undone_for_weeks(view: AroundTherapy, practice: PracticeFact) -> bool:
    """Whether nothing of it was done for three weeks. Agreeing it anew, in whatever form, begins a new count."""
    return view.clock.reached(practice.since + UNDONE_AFTER)
