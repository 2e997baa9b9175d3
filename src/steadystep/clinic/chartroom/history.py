"""Many steps of one client's life, written in one go as if each had been written at its own time.

For the demo's simulator, the benchmarks and the tests only: it needs `clock.simulated`, which production refuses.
Every step passes the same checks as `write`; the ladder's notices fall when they would have fallen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final

import msgspec
from django.db import transaction

from steadystep.chart import AnyEntry, Chart, NewEntry
from steadystep.chart.medication import Fill
from steadystep.chart.safety import Raised
from steadystep.chart.supply import InjectionGiven
from steadystep.chart.visits import VisitBooked, VisitCancelled
from steadystep.clinic.calendar import claiming
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import appending, clock, reading
from steadystep.clinic.notices.noting import note
from steadystep.reasoning import Clinic, Duty, Review, review, with_proposals

from .clinic_value import clinic_value
from .knowing import known
from .projecting import project
from .relating import signed_role
from .thinking import MOST_STEPS, raised_by, think
from .writing import check_step

KEPT_IN_CALENDAR: Final = timedelta(days=1)  # older visits are history: nobody can take their time any more


Answering = Callable[[Chart, AnyEntry], "tuple[Step, ...]"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """At `at`, `actor` wrote these."""

    at: datetime
    actor: Actor
    new: tuple[NewEntry, ...]


def write_history(client: str, steps: Iterable[Step], answering: Answering | None = None) -> Chart:
    """Write all steps, oldest first, in one transaction; the chart as it then stands is returned.

    `answering` says what people do about each safety event that is raised on the way; what would come after now does not.
    """
    chart, clinic = reading.read_chart(client), clinic_value()
    start, said = chart.seq, None
    told, waiting = _ToldOnce(), _Waiting(steps, answering, chart.seq)
    while True:
        waiting.answer(chart)
        step = waiting.next_step()
        before, (chart, said) = (
            chart,
            _wake(chart, said, clinic, told, until=step.at if step else clock.now()),
        )
        if chart is not before:
            continue  # what was raised meanwhile is answered first
        if step is None:
            break
        waiting.taken()
        with clock.simulated(step.at):
            at = clock.now()  # in UTC, as it is read back: what is computed of either must be the same
            chart, said = _stepped(chart, step, clinic, at)
        told.add(at, said)
    return _commit(chart, start, clinic, told)


class _Waiting:
    """Steps still to be taken, oldest first, and the answers to what is raised on the way."""

    def __init__(self, steps: Iterable[Step], answering: Answering | None, seen: int) -> None:
        self._left = sorted(steps, key=lambda one: one.at, reverse=True)
        self._named = {one for step in self._left for new in step.new for one in new.body.refers_to()}
        self._answering, self._seen = answering, seen

    def next_step(self) -> Step | None:
        return self._left[-1] if self._left else None

    def taken(self) -> None:
        self._left.pop()

    def answer(self, chart: Chart) -> None:
        """What people do about events that are new waits among the other steps."""
        raised = [
            one
            for one in chart.entries[self._seen :]
            if isinstance(one.body, Raised) and one.id not in self._named
        ]
        self._seen = chart.seq
        acts = [
            act
            for one in raised
            if self._answering
            for act in self._answering(chart, one)
            if act.at <= clock.now()
        ]
        if acts:
            self._left = sorted([*self._left, *acts], key=lambda one: one.at, reverse=True)


def _commit(chart: Chart, start: int, clinic: Clinic, told: _ToldOnce) -> Chart:
    thought = think(chart, clinic, clock.now())
    chart = thought.chart
    with transaction.atomic():
        head = appending.lock_head(chart.client)
        if head.seq != start:
            raise appending.Moved
        fresh = chart.entries[start:] if start else chart.entries
        appending.append(head, fresh)
        _hold_times(chart, fresh)
        for at, duty in told.first:
            note(chart.client, [duty], at)
        project(thought)
    return chart


def _hold_times(chart: Chart, fresh: Iterable[AnyEntry]) -> None:
    """Visits of today and later hold their time in the calendar, as they would have if booked one by one."""
    since = clock.now() - KEPT_IN_CALENDAR
    cancelled = {entry.body.visit for entry in chart.of(VisitCancelled)}
    for entry in fresh:
        body = entry.body
        if (
            not isinstance(body, VisitBooked)
            or not body.booking
            or entry.occurred < since
            or entry.id in cancelled
        ):
            continue
        time = claiming.Time(person=body.with_person, starts=entry.occurred, minutes=body.minutes)
        claiming.claim(
            claiming.booking_id(entry.id),
            time,
            client=chart.client,
            entry=entry.id,
            purpose=body.purpose,
            place=body.place,
        )


class _ToldOnce:
    """Each rung of each duty, at the instant it was first reached: what becomes a notice."""

    def __init__(self) -> None:
        self.first: list[tuple[datetime, Duty]] = []
        self._known: set[tuple[str, int, str]] = set()

    def add(self, at: datetime, said: Review) -> None:
        for duty in said.duties:
            fresh = [one for one in duty.told if (duty.key, one.rung, one.person) not in self._known]
            self._known.update((duty.key, one.rung, one.person) for one in fresh)
            if fresh:
                self.first.append((at, msgspec.structs.replace(duty, told=tuple(fresh))))


def _stepped(chart: Chart, step: Step, clinic: Clinic, at: datetime) -> tuple[Chart, Review]:
    fresh = check_step(step.actor, chart, step.new, clinic, at)
    chart = with_proposals(chart, fresh, at, author=step.actor.id, role=signed_role(step.actor, chart))
    return _raised_too(chart, clinic, at)


def _raised_too(chart: Chart, clinic: Clinic, at: datetime) -> tuple[Chart, Review]:
    """The chart with what is to be raised at that instant, and what is then said of it."""
    said = review(chart, known(), clinic, at)
    for _ in range(MOST_STEPS):
        raised = raised_by(chart, said, at)
        if not raised:
            break
        chart = chart.plus(raised)
        said = review(chart, known(), clinic, at)
    return chart, said


def _wake(
    chart: Chart, said: Review | None, clinic: Clinic, told: _ToldOnce, *, until: datetime
) -> tuple[Chart, Review | None]:
    """What the worker would have found between two steps: only open safety events climb their ladder meanwhile. It stops
    where something more is raised."""
    while said is not None and any(duty.safety for duty in said.duties) and said.next_look < until:
        at, before = said.next_look, chart
        chart, said = _raised_too(chart, clinic, at)
        told.add(at, said)
        if chart is not before:
            return chart, said
    return _missed_meanwhile(chart, said, clinic, told, until)


def _missed_meanwhile(
    chart: Chart, said: Review | None, clinic: Clinic, told: _ToldOnce, until: datetime
) -> tuple[Chart, Review | None]:
    """An injection that became late, a supply that ended: raised on the day it happened, as a waking worker would have."""
    if said is None or not chart.among(InjectionGiven, Fill):
        return chart, said
    signals = review(chart, known(), clinic, until).signals
    if not signals:
        return chart, said
    at = max(min(one.known_at for one in signals), chart.entries[-1].recorded_at)
    chart, said = _raised_too(chart, clinic, at)
    told.add(at, said)
    return chart, said
