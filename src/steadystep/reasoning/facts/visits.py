"""Visits: what was booked and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from steadystep.chart import Chart
from steadystep.chart.visits import VisitAttended, VisitBooked, VisitCancelled, VisitMissed

Outcome = Literal["booked", "attended", "missed", "cancelled"]


class VisitFact(msgspec.Struct, frozen=True, kw_only=True):
    """A booked visit and its outcome; `booked` until somebody says what came of it."""

    entry: str
    starts: datetime
    minutes: int
    purpose: str
    place: str
    with_person: str
    outcome: Outcome


def visits(chart: Chart) -> tuple[VisitFact, ...]:
    """Every booked visit, earliest first."""
    outcomes: dict[str, Outcome] = {}
    outcomes.update({entry.body.visit or "": "attended" for entry in chart.of(VisitAttended)})
    outcomes.update({entry.body.visit: "missed" for entry in chart.of(VisitMissed)})
    outcomes.update({entry.body.visit: "cancelled" for entry in chart.of(VisitCancelled)})
    found = []
    for entry in chart.of(VisitBooked):
        origin, body = chart.first(entry).id, entry.body
        found.append(
            VisitFact(
                entry=origin, starts=entry.occurred, minutes=body.minutes, purpose=body.purpose, place=body.place,
                with_person=body.with_person, outcome=outcomes.get(origin, "booked"),
            )
        )  # fmt: skip
    return tuple(found)
