"""What the chart tells for each condition of a decision point: a value, or since which day, with its ground and in words."""

from __future__ import annotations

from datetime import date
from typing import Protocol

import msgspec

from steadystep.chart import Words, say
from steadystep.knowledge import Condition
from steadystep.reasoning.clock import midnight

from .episodes import Episode
from .events import SafetyEventFact
from .substance_use import Use
from .trials import AroundTrials
from .trials_failed import FailedTrial
from .urine import Panel


class AroundPathways(AroundTrials, Protocol):
    """What decision points rest on: a view."""

    @property
    def events(self) -> tuple[SafetyEventFact, ...]: ...

    @property
    def uses(self) -> tuple[Use, ...]: ...

    @property
    def panels(self) -> tuple[Panel, ...]: ...

    @property
    def failed_trials(self) -> dict[str, tuple[FailedTrial, ...]]: ...


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """`value` as it stands, or `since` the day from which days (times `unit`) are counted; both None: nobody can tell.

    `says` is the evidence in words, `beside` more of it, `missing` what would be needed.
    """

    value: float | str | None = None
    since: date | None = None
    unit: int = 1
    because: tuple[str, ...] = ()
    says: Words | None = None
    beside: tuple[Words, ...] = ()
    missing: tuple[Words, ...] = ()


def holds(condition: Condition, told: Told, view: AroundPathways) -> bool | None:
    """Whether the condition holds now; None where nobody can tell. What depends on the day is asked of the clock."""
    if told.since is None:
        return condition.holds(told.value)
    if condition.at_least is None and condition.below is None:
        return True
    low, high = condition.at_least, condition.below
    return (low is None or _reached(view, told, low)) and (high is None or not _reached(view, told, high))


def _reached(view: AroundPathways, told: Told, count: float) -> bool:
    since = told.since or date.min
    day = date.fromordinal(since.toordinal() + round(count * told.unit))
    return view.clock.reached(midnight(day, view.person.zone))


def better(name: str, percent: float) -> Words:
    """How far a measure has come since the baseline; a rise is said as one."""
    if percent == 0:
        return say("{name} as at the start", name=name)
    if percent < 0:
        return say("{name} {percent}% worse than at the start", name=name, percent=abs(percent))
    return say("{name} {percent}% better than at the start", name=name, percent=percent)


def measured_in(episode: Episode, condition: Condition, view: AroundPathways) -> str:
    """The instrument that a condition is about: the one it names, else the first of the pathway that has a score."""
    if condition.of:
        return condition.of
    measures = episode.pathway.measures
    return next((name for name in measures if view.scores.get(name)), measures[0] if measures else "")
