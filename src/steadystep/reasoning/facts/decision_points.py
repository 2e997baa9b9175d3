"""Which decision points of a pathway are reached: the guards of knowledge held against what the chart tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from steadystep.chart import Words
from steadystep.knowledge import Condition, DecisionPoint, FactName

from . import pathway_course as course
from . import pathway_scores as scores
from .episodes import Episode
from .pathway_told import AroundPathways, Told, holds

Teller = Callable[[AroundPathways, Episode, Condition], Told]
TELLERS: Final[dict[FactName, Teller]] = {
    "improvement": scores.improvement,
    "fall": scores.fall,
    "responded": scores.response_met,
    "responded_since": scores.responded_since,
    "remitted": scores.remitted,
    "relapse": scores.relapse,
    "worsened": scores.worsened,
    "total": scores.total,
    "low_weeks": scores.low_weeks,
    "function_low_days": scores.function_low_days,
    "sleep_efficiency": scores.sleep_efficiency,
    "weeks": course.weeks,
    "sessions": course.sessions,
    "trial": course.trial,
    "days_on": course.days_on,
    "failed_trials": course.failed_trials,
    "events_in_30_days": course.events_in_30_days,
    "days_since_event": course.days_since_event,
    "checkin_fall": course.checkin_fall,
    "days_without_opioids": course.days_without_opioids,
}


class Reached(msgspec.Struct, frozen=True, kw_only=True):
    """A decision point and whether its guard holds (None: nobody can tell), on what evidence, and what is missing."""

    point: DecisionPoint
    holds: bool | None
    because: tuple[str, ...] = ()
    evidence: tuple[Words, ...] = ()
    missing: tuple[Words, ...] = ()


class Guards:
    """The guards of one episode; what two of them ask is told once."""

    def __init__(self, view: AroundPathways, episode: Episode) -> None:
        self.view = view
        self.episode = episode
        self._told: dict[str, Told] = {}

    def reached(self) -> list[Reached]:
        """Every point of the pathway that belongs to the phase and whose guard holds or cannot be told."""
        points = self.view.knowledge.points_of(self.episode.pathway)
        mine = [one for one in points if not one.phases or self.episode.phase in one.phases]
        return [found for one in mine if (found := self.weighed(one)).holds is not False]

    def weighed(self, point: DecisionPoint) -> Reached:
        """Whether the guard of that point holds, whatever the phase."""
        every = _all(self._each(point.every, until=False))
        if every is False:
            return Reached(point=point, holds=False)
        one = _any(self._each(point.any_of, until=True)) if point.any_of else True
        verdict = _all([every, one])
        return _found(point, verdict, [self._ask(each) for each in (*point.every, *point.any_of)])

    def _each(self, conditions: Iterable[Condition], *, until: bool) -> Iterable[bool | None]:
        """The answers one by one, up to the first that decides."""
        for condition in conditions:
            answer = holds(condition, self._ask(condition), self.view)
            yield answer
            if answer is until:
                return

    def _ask(self, condition: Condition) -> Told:
        key = f"{condition.key}/{condition.under}"
        if key not in self._told:
            self._told[key] = TELLERS[condition.fact](self.view, self.episode, condition)
        return self._told[key]


def _found(point: DecisionPoint, verdict: bool | None, told: list[Told]) -> Reached:
    return Reached(
        point=point, holds=verdict, because=tuple(dict.fromkeys(entry for one in told for entry in one.because)),
        evidence=_said(told),
        missing=tuple(words for one in told for words in one.missing) if verdict is None else (),
    )  # fmt: skip


def _said(told: list[Told]) -> tuple[Words, ...]:
    """Each sentence once, in order."""
    found: list[Words] = []
    for words in (words for one in told for words in (one.says, *one.beside)):
        if words is not None and words not in found:
            found.append(words)
    return tuple(found)


def _all(answers: Iterable[bool | None]) -> bool | None:
    given = list(answers)
    return False if False in given else None if None in given else True


def _any(answers: Iterable[bool | None]) -> bool | None:
    given = list(answers)
    return True if True in given else None if None in given else False
