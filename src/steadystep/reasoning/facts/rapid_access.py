"""Who needs somebody the same or the next day (scope R82): why, since when, and whether they were reached and seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, Protocol

import msgspec

from steadystep.chart import Words, say
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.therapy import Session
from steadystep.chart.visits import VisitAttended

from .decision_points import Guards
from .pathway_told import AroundPathways
from .visits import VisitFact

Why = Literal["event", "worsened", "hospital", "opioid"]
EVENT_LEVELS = ("T0", "T1", "T2")
_OPIOID, _BEFORE_START = "opioid", ("assess", "engage")


class AroundNeed(AroundPathways, Protocol):
    """`reasoning.view.View` is one."""

    @property
    def visits(self) -> tuple[VisitFact, ...]: ...

    @property
    def guards(self) -> tuple[Guards, ...]: ...


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """One reason. `since` is when we learned it; `reached` and `seen`: the first time after that, None until then."""

    why: Why
    says: Words
    since: datetime
    because: tuple[str, ...]
    reached: datetime | None = None
    seen: datetime | None = None


def needs(view: AroundNeed) -> tuple[Need, ...]:
    """The newest reason of each kind, whatever came of it."""
    if not view.person.in_care:
        return ()
    found = (*_event(view), *_worsened(view), *_hospital(view), *_opioid(view))
    return tuple(_followed(view, one) for one in found)


def _event(view: AroundNeed) -> Iterator[Need]:
    mine = [one for one in view.events if one.raised.level in EVENT_LEVELS]
    if mine:
        last = mine[-1]
        told = say("A safety event, {event}.", event=last.raised.event)
        yield Need(why="event", says=told, since=last.raised.known_at, because=(last.entry,))


def _worsened(view: AroundNeed) -> Iterator[Need]:
    """Worse by more than chance, by the shared decision point of every pathway."""
    for guards in view.guards:
        for point in view.knowledge.points_of(guards.episode.pathway):
            if point.id != "worsened":
                continue
            found = guards.weighed(point)
            told = [entry for one in found.because if (entry := view.chart.entry(one))]
            if found.holds and told:
                last = max(told, key=lambda entry: entry.recorded_at)
                yield Need(
                    why="worsened", says=say(point.says), since=last.recorded_at, because=found.because
                )
                return


def _hospital(view: AroundNeed) -> Iterator[Need]:
    lists = [
        one
        for one in view.chart.of(MedicineListReceived)
        if one.body.source == "hospital" and not one.imported
    ]
    if lists:
        told = say("A list from a hospital came: they may be just out of it.")
        yield Need(why="hospital", says=told, since=lists[-1].recorded_at, because=(lists[-1].id,))


def _opioid(view: AroundNeed) -> Iterator[Need]:
    """Treatment for opioid use is wanted and no medicine for it runs yet."""
    wanted = set(view.knowledge.keeping_touch.high_risk.new_on_medicine.medicines)
    for episode in view.episodes:
        if not episode.pathway.id.startswith(_OPIOID) or episode.phase not in _BEFORE_START:
            continue
        if any(wanted & {one.drug, *_groups(view, one.drug)} for one in view.running):
            continue
        entry = view.chart.entry(episode.because[-1])
        if entry is not None:
            told = say("Treatment for opioid use is to begin.")
            yield Need(why="opioid", says=told, since=entry.recorded_at, because=(entry.id,))


def _groups(view: AroundNeed, drug_id: str) -> frozenset[str]:
    drug = view.knowledge.drugs.get(drug_id)
    return drug.groups if drug else frozenset()


def _followed(view: AroundNeed, need: Need) -> Need:
    came = [one.occurred for one in view.chart.among(VisitAttended, Session) if one.occurred >= need.since]
    talked = [
        one.occurred for one in view.chart.of(ContactAttempted)
        if one.body.outcome == "reached" and one.body.to_whom == "client" and one.occurred >= need.since
    ]  # fmt: skip
    return msgspec.structs.replace(
        need, seen=min(came, default=None), reached=min([*came, *talked], default=None)
    )
