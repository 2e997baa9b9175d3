"""Which decision points of a pathway are reached: the guards of knowledge held against what the chart tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Protocol

import msgspec

from steadystep.chart import Words, say
from steadystep.knowledge import Condition, DecisionPoint, FactName

from . import pathway_course as course
from . import pathway_levels as levels
from . import pathway_scores as scores
from . import pathway_signs as signs
from . import pathway_standing as standing
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
    "levels_in_range": levels.levels_in_range,
    "unexpected_tests": signs.unexpected_tests,
    "absent_tests": signs.absent_tests,
    "days_since_effect": signs.days_since_effect,
    "efficient_weeks": signs.efficient_weeks,
    "highest_item": signs.highest_item,
    "days_off_medicine": signs.days_off_medicine,
    "weeks_in_phase": standing.weeks_in_phase,
    "open_crises": standing.open_crises,
    "goals_met": standing.goals_met,
    "off_track": standing.off_track,
    "milestone": standing.milestone,
}


class Guard(Protocol):
    """Every one of `every` must hold, and one of `any_of` where there are some."""

    @property
    def every(self) -> tuple[Condition, ...]: ...

    @property
    def any_of(self) -> tuple[Condition, ...]: ...


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

    def verdict(self, guard: Guard) -> bool | None:
        """Whether the guard holds; True where it asks nothing."""
        every = _all(self._each(guard.every, until=False))
        if every is False:
            return False
        return _all([every, _any(self._each(guard.any_of, until=True)) if guard.any_of else True])

    def answer(self, condition: Condition) -> tuple[bool | None, Told]:
        """Whether one condition holds, and what the chart tells of it."""
        told = self._ask(condition)
        return holds(condition, told, self.view), told

    def weighed(self, point: DecisionPoint) -> Reached:
        """Whether the guard of that point holds, whatever the phase."""
        verdict = self.verdict(point)
        if verdict is False:
            return Reached(point=point, holds=False)
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


def all_guards(view: AroundPathways) -> tuple[Guards, ...]:
    """One for every pathway that the client is on."""
    return tuple(Guards(view, one) for one in view.episodes)


def in_one(evidence: tuple[Words, ...]) -> Words | None:
    """Evidence as one sentence, each part translated on its own."""
    if not evidence:
        return None
    told = evidence[0]
    for one in evidence[1:]:
        told = say("{before}; {then}", before=told, then=one)
    return say("{evidence}.", evidence=told)


def _found(point: DecisionPoint, verdict: bool | None, told: list[Told]) -> Reached:
    return Reached(
        point=point, holds=verdict, because=tuple(dict.fromkeys(entry for one in told for entry in one.because)),
        evidence=each_once(words for one in told for words in (one.says, *one.beside)),
        missing=tuple(words for one in told for words in one.missing) if verdict is None else (),
    )  # fmt: skip


def each_once(said: Iterable[Words | None]) -> tuple[Words, ...]:
    """Each sentence once, in order."""
    found: list[Words] = []
    for words in said:
        if words is not None and words not in found:
            found.append(words)
    return tuple(found)


def _all(answers: Iterable[bool | None]) -> bool | None:
    given = list(answers)
    return False if False in given else None if None in given else True


def _any(answers: Iterable[bool | None]) -> bool | None:
    given = list(answers)
    return True if True in given else None if None in given else False
