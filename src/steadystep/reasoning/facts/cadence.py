"""How often somebody is to be seen, by the policy of knowledge: in which state they are, since when, and what was agreed.

What the policy looks at is in `_STATES`: phase, decision points, safety events, doses. Visits missed and substances used
are not asked: nobody is seen less because they slipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final, Literal, Protocol

import msgspec

from steadystep.chart import Entry, Words, say
from steadystep.chart.cadence import CadenceAgreed
from steadystep.knowledge import DecisionPoint
from steadystep.knowledge.cadence import CadenceRow, VisitKind
from steadystep.reasoning.clock import midnight

from .decision_points import Guards, Reached
from .episodes import Episode
from .pathway_told import AroundPathways
from .visits import VisitFact

Change = Literal["agree", "closer", "wider", ""]
KINDS: Final[tuple[VisitKind, ...]] = ("therapy", "prescriber")
_GIVER: Final = {"therapy": "therapist", "prescriber": "prescriber"}


class AroundCadence(AroundPathways, Protocol):
    """`reasoning.view.View` is one."""

    @property
    def visits(self) -> tuple[VisitFact, ...]: ...

    @property
    def guards(self) -> tuple[Guards, ...]: ...


class _State(msgspec.Struct, frozen=True, kw_only=True):
    """That a row holds: since which day, until which instant if time alone ends it, because of these entries."""

    since: date
    until: datetime | None = None
    because: tuple[str, ...]
    says: Words | None = None


class Cadence(msgspec.Struct, frozen=True, kw_only=True):
    """Of one kind of visit: the row of the policy that speaks (None: none does), and what was agreed last.

    `since` the state holds; `until`: when time alone ends it. `evidence` tells what shows the state.
    """

    of: VisitKind
    row: CadenceRow | None
    since: date | None = None
    until: datetime | None = None
    because: tuple[str, ...] = ()
    evidence: Words | None = None
    agreed: Entry[CadenceAgreed] | None = None

    @property
    def change(self) -> Change:
        """What the policy offers: to agree on a rhythm at all, closer visits, visits further apart, or nothing."""
        if self.row is None:
            return ""
        if self.agreed is None:
            return "agree"
        days = self.agreed.body.every_days
        return "closer" if days > self.row.most else "wider" if days < self.row.least else ""

    @property
    def every_days(self) -> int | None:
        """What holds: as agreed, else as the policy usually says; None where neither speaks."""
        if self.agreed is not None:
            return self.agreed.body.every_days
        return self.row.usual if self.row else None


def cadences(view: AroundCadence) -> tuple[Cadence, ...]:
    """One for each kind of visit this client has somebody for, or has had."""
    if not view.person.in_care:
        return ()
    states = _States(view)
    return tuple(states.cadence(kind) for kind in KINDS if _has(view, kind))


def _has(view: AroundCadence, kind: VisitKind) -> bool:
    roles = {member.role for member in view.person.members}
    return _GIVER[kind] in roles or any(visit.purpose == kind for visit in view.visits)


class _States:
    """The states of one chart; what several rows ask is worked out once."""

    def __init__(self, view: AroundCadence) -> None:
        self.view = view
        self.on = view.episodes
        self._reached: dict[tuple[str, str], _State | None] = {}
        self._guards = {one.episode.pathway.id: one for one in view.guards}

    def cadence(self, kind: VisitKind) -> Cadence:
        agreed = [entry for entry in self.view.chart.of(CadenceAgreed) if entry.body.of == kind]
        last = agreed[-1] if agreed else None
        for row in self.view.knowledge.cadence.rows_of(kind):
            if state := self._state(row):
                return Cadence(
                    of=kind, row=row, since=state.since, until=state.until, because=state.because,
                    evidence=state.says, agreed=last,
                )  # fmt: skip
        return Cadence(of=kind, row=None, agreed=last)

    def _state(self, row: CadenceRow) -> _State | None:
        if row.events:
            return self._event(row)
        if row.dose_days is not None:
            return self._dose(row.dose_days)
        fitting = (one for one in self.on if row.is_for(one.pathway.id, one.phase))
        if row.points:
            return next((state for one in fitting for state in self._points(one, row)), None)
        return next((_in_phase(one) for one in fitting), None)

    def _event(self, row: CadenceRow) -> _State | None:
        """The latest event of these variants, for as long as it counts."""
        for event in reversed(self.view.events):
            if event.raised.event not in row.events:
                continue
            known, until = event.raised.known_at, event.raised.known_at + timedelta(days=row.within_days)
            if self.view.clock.reached(until):
                continue
            told = say("Safety event {event}", event=event.raised.event)
            return _State(since=known.date(), until=until, because=(event.entry,), says=told)
        return None

    def _dose(self, between: tuple[int, int]) -> _State | None:
        if self._last_change is None:
            return None
        day, name, because = self._last_change
        zone, (first, after) = self.view.person.zone, between
        until = midnight(day + timedelta(days=after), zone)
        if not self.view.clock.reached(midnight(day + timedelta(days=first), zone)):
            return None
        if self.view.clock.reached(until):
            return None
        told = say("{name}: the dose began or changed on {day}", name=name, day=day)
        return _State(since=day, until=until, because=because, says=told)

    @cached_property
    def _last_change(self) -> tuple[date, str, tuple[str, ...]] | None:
        """The latest day on which a dose ordered here began or became another, of medicines taken now."""
        found = [
            (day, course.name, course.because)
            for course in self.view.running if course.ordered_here
            for day in course.changes() if self.view.clock.reached(midnight(day, self.view.person.zone))
        ]  # fmt: skip
        return max(found, key=lambda one: one[0], default=None)

    def _points(self, episode: Episode, row: CadenceRow) -> Iterator[_State]:
        for point in self.view.knowledge.points_of(episode.pathway):
            if point.id in row.points and (not point.phases or episode.phase in point.phases):
                state = self._weighed(episode, point)
                if state:
                    yield state

    def _weighed(self, episode: Episode, point: DecisionPoint) -> _State | None:
        key = (episode.pathway.id, point.id)
        if key not in self._reached:
            found = self._guards[episode.pathway.id].weighed(point)
            self._reached[key] = self._shown(episode, found) if found.holds else None
        return self._reached[key]

    def _shown(self, episode: Episode, found: Reached) -> _State:
        days = [entry.body.when.day for one in found.because if (entry := self.view.chart.entry(one))]
        return _State(
            since=max(days, default=episode.in_phase_since), because=found.because, says=say(found.point.says)
        )


def _in_phase(episode: Episode) -> _State:
    told = say("{pathway}, {phase}", pathway=say(episode.pathway.title), phase=say(episode.phase))
    return _State(since=episode.in_phase_since, because=episode.because, says=told)
