"""Visits: what was booked and what came of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from steadystep.chart import Chart
from steadystep.chart.visits import VisitAttended, VisitBooked, VisitCancelled, VisitMissed

Outcome = Literal["booked", "attended", "missed", "cancelled"]


class VisitFact(msgspec.Struct, frozen=True, kw_only=True):
    """A booked visit and its outcome; `booked` until somebody says what came of it.

    `day` is the day it begins where the client lives. It covers the client until `covers_until`: its start, or when it
    was cancelled, and never before we knew of it. `history`: another system held it, and it was over when it came here.
    """

    entry: str
    starts: datetime
    day: date
    covers_until: datetime
    history: bool
    minutes: int
    purpose: str
    place: str
    with_person: str
    outcome: Outcome
    series: str = ""


def visits(chart: Chart) -> tuple[VisitFact, ...]:
    """Every booked visit, earliest first."""
    outcomes: dict[str, Outcome] = {}
    outcomes.update({chart.origin(entry.body.code): "attended" for entry in chart.of(VisitAttended)})
    outcomes.update({chart.origin(entry.body.code): "missed" for entry in chart.of(VisitMissed)})
    cancelled = {chart.origin(entry.body.code): entry.recorded_at for entry in chart.of(VisitCancelled)}
    outcomes.update(dict.fromkeys(cancelled, "cancelled"))
    found = []
    for entry in chart.of(VisitBooked):
        origin, body, until = chart.first(entry).id, entry.body, entry.occurred
        if origin in cancelled:
            until = min(until, cancelled[origin])
        found.append(
            VisitFact(
                entry=origin, starts=entry.occurred, day=body.when.day, history=entry.occurred < entry.recorded_at and entry.imported,
                covers_until=max(until, entry.recorded_at), minutes=body.minutes, purpose=body.purpose, place=body.place,
                with_person=body.with_person, series=body.series, outcome=outcomes.get(origin, "booked"),
            )
        )  # fmt: skip
    return tuple(found)
