"""The plan over time: what changed, by whom and when, from the entries alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.corrections import Retracted
from steadystep.chart.medication import DoseChanged, Order, OrderStopped
from steadystep.chart.milestones import Milestone
from steadystep.chart.plan import Goal, Target
from steadystep.chart.plan_together import Aligned, PlanAnswered
from steadystep.chart.therapy import PracticeAssigned
from steadystep.chart.when import zone_named

CHANGING = (
    Goal,
    Target,
    Milestone,
    Aligned,
    PlanAnswered,
    PracticeAssigned,
    Order,
    DoseChanged,
    OrderStopped,
)
What = Literal["new", "changed", "taken_back"]


class PlanChange(msgspec.Struct, frozen=True, kw_only=True):
    """One entry and, where it changes or takes back another, what stood before it."""

    what: What
    entry: AnyEntry
    before: AnyEntry | None = None

    @property
    def why(self) -> str:
        body = self.entry.body
        return getattr(body, "why", "") or getattr(body, "reason", "")


class PlanVersion(msgspec.Struct, frozen=True, kw_only=True):
    """What one person changed on one day, counted from 1. `until` is when it stood: as of then the plan is this version."""

    number: int
    day: date
    author: str
    by_client: bool
    until: datetime
    changes: tuple[PlanChange, ...]


def plan_versions(chart: Chart, zone: str) -> tuple[PlanVersion, ...]:
    """Oldest first. `zone` is the client's: a day is theirs."""
    found: list[PlanVersion] = []
    for change in _changes(chart):
        entry = change.entry
        day = entry.recorded_at.astimezone(zone_named(zone)).date()
        last = found[-1] if found else None
        if last is not None and (last.author, last.day) == (entry.author, day):
            found[-1] = msgspec.structs.replace(
                last, changes=(*last.changes, change), until=entry.recorded_at
            )
        else:
            found.append(
                PlanVersion(
                    number=len(found) + 1, day=day, author=entry.author, by_client=entry.role == "client",
                    until=entry.recorded_at, changes=(change,),
                )
            )  # fmt: skip
    return tuple(found)


def _changes(chart: Chart) -> Iterator[PlanChange]:
    for entry in chart.entries:
        before = chart.entry(entry.supersedes) if entry.supersedes else None
        if isinstance(entry.body, CHANGING):
            yield PlanChange(what="changed" if before else "new", entry=entry, before=before)
        elif isinstance(entry.body, Retracted) and before and isinstance(before.body, CHANGING):
            yield PlanChange(what="taken_back", entry=entry, before=before)
