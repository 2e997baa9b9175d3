"""The alarms that time and results raise in invented lives are answered by the people of the demo clinic, as they would be.

A life that answers its own alarm, and suicide risk, which every life tells itself, are left alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from steadystep import knowledge
from steadystep.chart import AnyEntry, Body, Chart, NewEntry, When
from steadystep.chart.safety import Acknowledged, Closed, ContactAttempted, EvidenceSaid
from steadystep.chart.team import TeamJoined
from steadystep.clinic.chartroom.history import Step
from steadystep.clinic.consent.actor import LICENSED_ROLES, Actor

from .cast import id_of
from .house import House

TOLD_BY_THE_LIFE: Final = frozenset({"ES01", "ES17", "ES32"})
_TAKEN_AFTER: Final = {"T0": 2, "T1": 12, "T2": 40, "T3": 90, "T4": 600}  # minutes
_CALLED_AFTER, _CLOSED_AFTER = timedelta(minutes=15), timedelta(hours=26)
_FOUND: Final = (
    "Reached by telephone and talked it through. What was behind it is cleared up; the plan goes on."
)
_WORDS: Final = "Talked through on the telephone."


def said_of(family: str, words: str = _WORDS) -> tuple[EvidenceSaid, ...]:
    """Every item of the family's evidence in words; what only an entry could show is said not to apply."""
    event = knowledge.load().safety_events[family]
    items = {one.item: one for variant in event.variants for one in variant.evidence}
    return tuple(EvidenceSaid(item=item, words=words, waived=not one.by_words) for item, one in items.items())


def answering(house: House) -> Callable[[Chart, AnyEntry], tuple[Step, ...]]:
    """What the clinic's people do about an event that was raised: taken on, called, closed the next day."""
    actors = {actor.id: actor for actor in house.people.values()}

    def answered(chart: Chart, raised: AnyEntry) -> tuple[Step, ...]:
        if raised.body.family in TOLD_BY_THE_LIFE:
            return ()
        who = _whose(chart, actors) or house.lead
        taken = raised.recorded_at + timedelta(minutes=_TAKEN_AFTER[raised.body.level])
        called = taken + _CALLED_AFTER
        zone = raised.body.when.zone or "UTC"
        contact = ContactAttempted(
            when=When.instant(called, zone), method="call", outcome="reached", raised=raised.id
        )
        closing = Closed(
            when=When.instant(called + _CLOSED_AFTER, zone), raised=raised.id, finding=_FOUND,
            said=said_of(raised.body.family),
        )  # fmt: skip
        return (
            _step(raised, taken, who, Acknowledged(when=When.instant(taken, zone), raised=raised.id)),
            _step(raised, called, who, contact),
            _step(raised, called + _CLOSED_AFTER, who, closing),
        )

    return answered


def _step(raised: AnyEntry, at: datetime, who: Actor, body: Body) -> Step:
    entry = NewEntry(id=id_of(raised.id, body.kind()), body=body, labels=raised.labels, source="staff")
    return Step(at=at, actor=who, new=(entry,))


def _whose(chart: Chart, actors: dict[str, Actor]) -> Actor | None:
    """Somebody of the client's own team who may close it."""
    people = [actors[one.body.person] for one in chart.of(TeamJoined) if one.body.person in actors]
    licensed = [one for one in people if one.roles & LICENSED_ROLES]
    return licensed[0] if licensed else None
