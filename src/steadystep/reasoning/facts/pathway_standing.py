"""Conditions of guards that where a person stands tells: time in the phase, safety events that are open, goals met."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from steadystep.chart import say
from steadystep.chart.plan import Goal, LifeEvent
from steadystep.knowledge import Condition

from .checkpoints import off_track_in_a_row
from .episodes import Episode
from .milestones import milestones
from .pathway_told import AroundPathways, Told

LATELY: Final = timedelta(days=28)  # clinic rule: a milestone speaks for four weeks
CRISES: Final = frozenset({"T0", "T1"})  # pathways.md 0: CRISIS (any ES T0/T1)


def weeks_in_phase(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    since = episode.in_phase_since
    return Told(
        since=since, unit=7, because=episode.because[-1:], says=say("In this phase since {day}", day=since)
    )


def open_crises(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Safety events of level T0 or T1 that nobody has closed."""
    waiting = [one for one in view.events if one.open and one.raised.level in CRISES]
    says = say("{count} safety events of the highest levels are open", count=len(waiting))
    return Told(
        value=len(waiting), because=tuple(one.entry for one in waiting),
        says=says if waiting else say("No safety event of the highest levels is open"),
    )  # fmt: skip


def goals_met(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Since the day on which the last of the client's goals was met; 0 while one is open; nobody can tell without any."""
    goals = [entry for entry in view.chart.of(Goal) if entry.body.agreed and entry.body.status != "set_aside"]
    if not goals:
        return Told(missing=(say("Goals in the client's words, agreed."),))
    unmet = [entry for entry in goals if entry.body.status != "met"]
    if unmet:
        return Told(
            value=0,
            because=tuple(entry.id for entry in unmet),
            says=say("{count} goals are open", count=len(unmet)),
        )
    last = max(goals, key=lambda entry: entry.body.when.day)
    return Told(
        since=last.body.when.day, because=tuple(entry.id for entry in goals),
        says=say("All goals met since {day}", day=last.body.when.day),
    )  # fmt: skip


def off_track(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """How many of the last checkpoints in a row did not go as hoped."""
    found = off_track_in_a_row(view.chart, episode.pathway.id)
    return Told(
        value=len(found), because=tuple(one.id for one in found),
        says=say("{count} checkpoints in a row did not go as hoped", count=len(found)) if found else None,
    )  # fmt: skip


def milestone(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """Milestones of the last four weeks: those that staff wrote down, and those the client chose and reached."""
    told = [(one, one.body.text) for one in view.chart.of(LifeEvent) if one.body.milestone]
    told += [(one.reached, one.head.body.text) for one in milestones(view.chart) if one.reached is not None]
    found = sorted(
        ((one, text) for one, text in told if not view.clock.reached(one.recorded_at + LATELY)), key=lambda each: each[0].seq
    )  # fmt: skip
    return Told(
        value=len(found), because=tuple(one.id for one, _text in found),
        says=say("Milestone: {what}", what=found[-1][1]) if found else None,
    )  # fmt: skip
