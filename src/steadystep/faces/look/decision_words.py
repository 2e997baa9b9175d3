"""Wishes, what matters and what was decided together, put into words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from steadystep.chart import Chart
from steadystep.chart.trials import OptionsWeighed, WhatMatters
from steadystep.faces.look.names import name_of
from steadystep.faces.look.option_words import Compared, compared
from steadystep.reasoning.facts.wishes import standing_wishes


@dataclass(frozen=True, slots=True)
class Wish:
    """`against` tells a wish against from one for."""

    entry: str
    name: str
    against: bool
    why: str
    day: date


@dataclass(frozen=True, slots=True)
class Matters:
    ranked: tuple[str, ...]
    words: str
    day: date


@dataclass(frozen=True, slots=True)
class Option:
    name: str
    speaks_for: str
    speaks_against: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """`by` is who decided, as people say it; `compared` the options side by side, where two of them are medicines we know."""

    entry: str
    reason: str
    day: date
    options: tuple[Option, ...]
    chosen: str
    by: str
    why: str
    unsure: str
    compared: Compared | None
    pace: str = ""


def wishes(chart: Chart) -> tuple[Wish, ...]:
    return tuple(
        Wish(one.id, one.body.name, one.body.wish == "against", one.body.why, one.body.when.day)
        for one in standing_wishes(chart)
    )


def what_matters(chart: Chart) -> Matters | None:
    """The latest word; None when nobody has asked."""
    told = chart.latest(WhatMatters)
    if told is None:
        return None
    return Matters(tuple(name_of(one) for one in told.body.ranked), told.body.words, told.body.when.day)


def decisions(chart: Chart) -> tuple[Decision, ...]:
    """The latest first."""
    return tuple(_decisions(chart))


def _decisions(chart: Chart) -> Iterator[Decision]:
    for entry in reversed(chart.of(OptionsWeighed)):
        body = entry.body
        options = tuple(
            Option(one.name, one.speaks_for, one.speaks_against, one.name == body.chosen)
            for one in body.options
        )
        yield Decision(
            entry.id,
            body.reason,
            body.when.day,
            options,
            body.chosen,
            name_of(body.decided_by),
            body.why,
            body.unsure,
            compared(one.name for one in body.options),
            name_of(body.pace) if body.pace else "",
        )
