"""Checkpoints of a pathway: which days they are due, which were held, and how far the last ones were on track."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Protocol

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.checkpoints import CheckpointHeld
from steadystep.chart.discharge import StepDownPlan
from steadystep.knowledge import Checkpoints, Knowledge
from steadystep.reasoning.clock import Clock, midnight

from .episodes import Episode
from .person import Person

MOST: Final = 60  # fifteen years of quarters: nobody looks further ahead


class AroundCheckpoints(Protocol):
    @property
    def chart(self) -> Chart: ...

    @property
    def knowledge(self) -> Knowledge: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def person(self) -> Person: ...


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """`due` is its day; `held` the entry that answers it. It asks from its day on, until the next one takes its place."""

    due: date
    week: int
    held: AnyEntry | None = None


def days_of(plan: Checkpoints, began: date) -> Iterator[Checkpoint]:
    """The days of the file, one after the other."""
    weeks = [*plan.weeks]
    while len(weeks) < MOST:
        weeks.append(weeks[-1] + plan.then_every_weeks)
    for week in weeks:
        yield Checkpoint(due=began + timedelta(weeks=week), week=week)


def checkpoint_now(view: AroundCheckpoints, episode: Episode) -> Checkpoint | None:
    """The latest checkpoint whose day has come: one that was skipped makes way for the next. None before the first."""
    latest: Checkpoint | None = None
    for one in _all(view, episode):
        if not view.clock.reached(midnight(one.due, view.person.zone)):
            break
        latest = one
    if latest is None:
        return None
    return msgspec.structs.replace(latest, held=_held(view, episode, latest))


def _all(view: AroundCheckpoints, episode: Episode) -> Iterator[Checkpoint]:
    """Those of the pathway; once care steps down, those that were agreed for it come in their place."""
    route = view.knowledge.route_of(episode.pathway)
    agreed = view.chart.latest(StepDownPlan)
    if agreed is not None and agreed.body.checkpoints and episode.phase in ("stepdown", "followup"):
        return iter([
            Checkpoint(due=day, week=(day - episode.began).days // 7) for day in agreed.body.checkpoints
        ])  # fmt: skip
    return days_of(route.checkpoints, episode.began) if route.checkpoints else iter(())


def _held(view: AroundCheckpoints, episode: Episode, point: Checkpoint) -> AnyEntry | None:
    """Held for that day, or on any day since."""
    mine = [one for one in view.chart.of(CheckpointHeld) if one.body.pathway == episode.pathway.id]
    return next((one for one in reversed(mine) if one.body.due >= point.due), None)


def off_track_in_a_row(chart: Chart, pathway: str) -> tuple[AnyEntry, ...]:
    """The last checkpoints that did not go as hoped, newest first."""
    found: list[AnyEntry] = []
    for entry in reversed(chart.of(CheckpointHeld)):
        if entry.body.pathway == pathway:
            if not entry.body.off_track:
                break
            found.append(entry)
    return tuple(found)
