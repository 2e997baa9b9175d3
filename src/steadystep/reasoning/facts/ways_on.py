"""Where a person stands on a pathway, and every way on: which guards hold, which do not, and what nobody can tell yet."""

from __future__ import annotations

import msgspec

from steadystep.chart import Words
from steadystep.knowledge import BEFORE, Condition, Phase, Transition

from .decision_points import Guards, each_once, in_one
from .episodes import Episode
from .pathway_told import Told


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One condition of a guard: whether it holds (None: nobody can tell), what the chart tells of it, and what is missing.

    `one_of` lines are alternatives: one of them is enough.
    """

    condition: Condition
    holds: bool | None
    evidence: tuple[Words, ...] = ()
    missing: tuple[Words, ...] = ()
    because: tuple[str, ...] = ()
    one_of: bool = False


class WayOn(msgspec.Struct, frozen=True, kw_only=True):
    """A transition out of the present phase. `holds` is of what the chart can tell; `asks` of it only people can judge."""

    transition: Transition
    to: Phase | None
    holds: bool | None
    lines: tuple[Line, ...]

    @property
    def open(self) -> bool:
        """Whether the chart says that it may be taken: never where only people can judge."""
        return self.transition.computed and self.holds is True

    @property
    def evidence(self) -> Words | None:
        """What the chart tells of it, as one sentence; each part once."""
        return in_one(each_once(words for line in self.lines for words in line.evidence))

    @property
    def because(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entry for line in self.lines for entry in line.because))


def ways_on(guards: Guards) -> tuple[WayOn, ...]:
    """Every transition out of the phase that was signed last, in the order of the file."""
    route = guards.view.knowledge.route_of(guards.episode.pathway)
    return tuple(_way(guards, one) for one in route.out_of(guards.episode.phase))


def open_ways(guards: Guards) -> tuple[WayOn, ...]:
    """Those of which the chart says that they may be taken."""
    route = guards.view.knowledge.route_of(guards.episode.pathway)
    return tuple(
        _way(guards, one)
        for one in route.out_of(guards.episode.phase)
        if one.computed and guards.verdict(one)
    )


def _way(guards: Guards, transition: Transition) -> WayOn:
    route = guards.view.knowledge.route_of(guards.episode.pathway)
    lines = (
        *(_line(guards, one) for one in transition.every), *(_line(guards, one, one_of=True) for one in transition.any_of),
    )  # fmt: skip
    return WayOn(
        transition=transition, to=route.phase(destination(guards.episode, transition)), holds=guards.verdict(transition),
        lines=lines,
    )  # fmt: skip


def destination(episode: Episode, transition: Transition) -> str:
    """The phase it leads to; from an aside, the phase before it."""
    return transition.to if transition.to != BEFORE else episode.phase_before


def _line(guards: Guards, condition: Condition, *, one_of: bool = False) -> Line:
    holds, told = guards.answer(condition)
    return Line(
        condition=condition, holds=holds, evidence=_said(told), missing=told.missing if holds is None else (),
        because=told.because, one_of=one_of,
    )  # fmt: skip


def _said(told: Told) -> tuple[Words, ...]:
    return tuple(words for words in (told.says, *told.beside) if words is not None)
