"""Safety events: each `Raised` with what has happened to it since."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.safety import LEVELS, Acknowledged, Closed, ContactAttempted, HandedOver, Raised

MERGE_WITHIN = timedelta(hours=24)  # R77: the same event raised again within a day is one event


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A time in which the event waits to be acknowledged: from `since`, until `acknowledged` (None: it still waits).

    `began` is the hand-over that began it, None for the first. Hand-overs before anybody acknowledged it change who
    owns it and not its clock: they are in `passed_on`.
    """

    since: datetime
    began: AnyEntry | None = None
    passed_on: tuple[AnyEntry, ...] = ()
    acknowledged: AnyEntry | None = None


class SafetyEventFact(msgspec.Struct, frozen=True, kw_only=True):
    """`acknowledged` and `handed_over` are the latest such entries; after a hand-over the new owner acknowledges anew.

    `acts` is everything people did about it. `stretches` are never empty: the last one says whether, and since when, it waits.
    """

    entry: str
    raised: Raised
    acknowledged: AnyEntry | None
    handed_over: AnyEntry | None
    closed: AnyEntry | None
    attempts: tuple[AnyEntry, ...]
    stretches: tuple[Stretch, ...]
    ground_corrected: bool
    acts: tuple[AnyEntry, ...] = ()

    @property
    def open(self) -> bool:
        return self.closed is None

    def open_at(self, instant: datetime) -> bool:
        return self.closed is None or self.closed.recorded_at > instant


def safety_events(chart: Chart) -> tuple[SafetyEventFact, ...]:
    """Every event ever raised, oldest first."""
    return tuple(_event(chart, entry) for entry in chart.of(Raised))


def family_of(event: str) -> str:
    """The family of a variant: ES01 of ES01-2."""
    return event.partition("-")[0]


def already_raised(
    chart: Chart,
    events: tuple[SafetyEventFact, ...],
    entry: AnyEntry,
    family: str,
    level: str,
    known_at: datetime,
) -> bool:
    """Whether what `entry` tells stands raised: for it, for what it corrects, or within a day and at least as urgently.

    `known_at` is when it could be known: an event that was closed by then does not speak for it.
    """
    for event in events:
        raised = event.raised
        if raised.family != family:
            continue
        as_urgent = LEVELS.index(raised.level) <= LEVELS.index(level)
        # A correction is the same telling: it raises anew only if it says more than what was raised for it.
        if raised.anchor == entry.id or (as_urgent and raised.anchor in chart.versions(entry)):
            return True
        close = abs(known_at - raised.known_at) < MERGE_WITHIN
        if close and as_urgent and event.open_at(known_at):
            return True
    return False


def _event(chart: Chart, entry: AnyEntry) -> SafetyEventFact:
    mine = [one for one in chart.among(Acknowledged, HandedOver, Closed, ContactAttempted)
            if one.body.code == entry.id]  # fmt: skip
    handed = _last(mine, HandedOver)
    acknowledged = _last(mine, Acknowledged)
    if handed and acknowledged and acknowledged.seq < handed.seq:
        acknowledged = None
    return SafetyEventFact(
        entry=entry.id, raised=entry.body, acknowledged=acknowledged, handed_over=handed, closed=_last(mine, Closed),
        attempts=tuple(one for one in mine if isinstance(one.body, ContactAttempted)),
        stretches=_stretches(entry.body.known_at, sorted(mine, key=lambda one: one.seq)),
        acts=tuple(mine), ground_corrected=any(chart.corrected(ground) for ground in entry.body.because),
    )  # fmt: skip


def _stretches(known_at: datetime, mine: list[AnyEntry]) -> tuple[Stretch, ...]:
    done: list[Stretch] = []
    now = Stretch(since=known_at)
    for entry in mine:
        if isinstance(entry.body, Acknowledged) and now.acknowledged is None:
            now = msgspec.structs.replace(now, acknowledged=entry)
        elif isinstance(entry.body, HandedOver) and now.acknowledged is not None:
            done.append(now)
            now = Stretch(since=entry.recorded_at, began=entry)
        elif isinstance(entry.body, HandedOver):
            now = msgspec.structs.replace(now, passed_on=(*now.passed_on, entry))
    return (*done, now)


def _last(entries: list[AnyEntry], kind: type) -> AnyEntry | None:
    found = [one for one in entries if isinstance(one.body, kind)]
    return max(found, key=lambda one: one.seq) if found else None
