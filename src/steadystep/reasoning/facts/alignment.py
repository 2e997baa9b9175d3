"""What of the treatment serves which target, and what serves none (R11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.plan import Target
from steadystep.chart.therapy import PracticeAssigned, PracticeTried, Session
from steadystep.reasoning.clock import Clock

from .aligned import alignments
from .medicines import Course

Part = Literal["medicine", "practice", "therapy"]
# Clinic rule: what nobody held, agreed or tried for so long is no longer going on.
GOING_ON = timedelta(weeks=8)
# Kinds of work that are contact and coordination, and no therapy with an aim of its own.
NO_THERAPY = frozenset({"medication", "case_management", "peer", "other"})


class AroundPlan(Protocol):
    """The part of the view that a plan is made from."""

    @property
    def chart(self) -> Chart: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def running(self) -> tuple[Course, ...]: ...


class Unaligned(msgspec.Struct, frozen=True, kw_only=True):
    """A medicine, practice or therapy that goes on and serves no target. `entry` is what an alignment would name."""

    part: Part
    entry: str
    name: str
    because: tuple[str, ...]


class Practice(msgspec.Struct, frozen=True, kw_only=True):
    """A practice that was agreed, and its tries, oldest first. `entry` is its first id."""

    entry: str
    assigned: AnyEntry
    target: str
    tries: tuple[AnyEntry, ...]

    @property
    def last(self) -> datetime:
        """When it was last agreed or tried."""
        return max(one.occurred for one in (self.assigned, *self.tries))


def targets(chart: Chart) -> dict[str, AnyEntry]:
    """Active targets by the id of their first version, in the order they were written."""
    return {chart.first(one).id: one for one in chart.of(Target) if one.body.status == "active"}


def aimed(chart: Chart) -> frozenset[str]:
    """First ids of targets that were not set aside: what keeps a target that was met still serves it."""
    return frozenset(chart.first(one).id for one in chart.of(Target) if one.body.status != "set_aside")


def practices(chart: Chart) -> tuple[Practice, ...]:
    """Every practice that was agreed, oldest first."""
    aligned = alignments(chart)
    tries: dict[str, list[AnyEntry]] = {}
    for one in chart.of(PracticeTried):
        tries.setdefault(chart.origin(one.body.assigned or ""), []).append(one)
    found = []
    for entry in chart.of(PracticeAssigned):
        first = chart.first(entry).id
        target = aligned.get(first) or chart.origin(entry.body.target or "")
        found.append(Practice(entry=first, assigned=entry, target=target, tries=tuple(tries.get(first, ()))))
    return tuple(found)


def going_on(view: AroundPlan) -> tuple[Practice, ...]:
    """Practices agreed or tried lately."""
    return tuple(one for one in practices(view.chart) if not view.clock.reached(one.last + GOING_ON))


def therapies(view: AroundPlan) -> dict[str, tuple[AnyEntry, ...]]:
    """Kind of work -> its sessions, for those of which one was held lately."""
    held: dict[str, list[AnyEntry]] = {}
    for entry in view.chart.of(Session):
        if entry.body.modality not in NO_THERAPY:
            held.setdefault(entry.body.modality, []).append(entry)
    return {
        name: tuple(sessions)
        for name, sessions in held.items()
        if not view.clock.reached(sessions[-1].occurred + GOING_ON)
    }


def target_of_therapy(chart: Chart, modality: str, sessions: tuple[AnyEntry, ...]) -> str:
    """The target that names this kind of work, or to which one of its sessions was aligned; '' when none."""
    standing, aligned = targets(chart), alignments(chart)
    told = [aligned[first] for one in sessions if (first := chart.first(one).id) in aligned]
    named = [first for first, entry in standing.items() if entry.body.therapy == modality]
    return next((one for one in (*reversed(told), *named) if one in standing), "")


def unserved(view: AroundPlan) -> dict[str, AnyEntry]:
    """Active targets that no running medicine, practice or therapy serves. Where a target has a focus in words alone, any
    therapy that goes on may mean it."""
    chart, held = view.chart, therapies(view)
    served = {chart.origin(one.target or "") for one in view.running} | {one.target for one in going_on(view)}
    served |= {target_of_therapy(chart, name, sessions) for name, sessions in held.items()}
    return {
        first: one for first, one in targets(chart).items()
        if first not in served and not (held and one.body.therapy_focus and not one.body.therapy)
        and one.body.therapy not in held
    }  # fmt: skip


def unaligned(view: AroundPlan) -> Iterator[Unaligned]:
    """What goes on and serves no active target. A target with a focus in words alone may mean any therapy: not said then."""
    chart, standing = view.chart, aimed(view.chart)
    for course in view.running:
        if course.ordered_here and chart.origin(course.target or "") not in standing:
            yield Unaligned(part="medicine", entry=course.entry, name=course.name, because=course.because)
    for practice in going_on(view):
        if practice.target not in standing:
            body: Any = practice.assigned.body
            yield Unaligned(
                part="practice", entry=practice.entry, name=body.name, because=(practice.assigned.id,)
            )
    if any(one.body.therapy_focus and not one.body.therapy for one in targets(chart).values()):
        return
    for modality, sessions in therapies(view).items():
        if not target_of_therapy(chart, modality, sessions):
            last = sessions[-1]
            yield Unaligned(part="therapy", entry=chart.first(last).id, name=modality, because=(last.id,))
