"""The next step of an order that a nurse may sign, from which day, and what sends it to the prescriber instead (R19)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

import msgspec

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.medication import DoseStep, Order

from .around import Around
from .events import SafetyEventFact
from .medicines import Course
from .monitoring_line import Line
from .side_effects import EffectFact
from .trials import Trial


class AroundProtocol(Around, Protocol):
    """`reasoning.view.View` is one."""

    @property
    def effects(self) -> tuple[EffectFact, ...]: ...

    @property
    def events(self) -> tuple[SafetyEventFact, ...]: ...

    @property
    def trials(self) -> tuple[Trial, ...]: ...

    @property
    def monitoring(self) -> tuple[Line, ...]: ...


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """`step` as the prescriber signed it, `earliest` the first day it may begin; `before` is the dose in force."""

    order: Order
    before: DoseStep
    step: DoseStep
    earliest: date


def next_step(view: Around, course: Course) -> NextStep | None:
    """The first of the steps signed ahead that no nurse has signed yet. None where there is none.

    Each step keeps the distance in days that the prescriber gave it, counted from the day on which the one before began.
    """
    order = ahead(view, course)
    if order is None or decided_otherwise(view, course):
        return None
    known = _changes(view, course)
    done = len(known)
    if done >= len(order.nurse_steps):
        return None
    before = known[-1].body.steps[-1] if known else order.steps[-1]
    planned = order.nurse_steps[done - 1] if done else order.steps[-1]
    step = order.nurse_steps[done]
    return NextStep(
        order=order,
        before=before,
        step=step,
        earliest=max(step.first, before.first + (step.first - planned.first)),
    )


def ahead(view: Around, course: Course) -> Order | None:
    """The order, where it has steps that a nurse may sign."""
    head = view.chart.head(course.entry)
    if head is None or not isinstance(head.body, Order) or not head.body.nurse_steps:
        return None
    return head.body


def decided_otherwise(view: Around, course: Course) -> bool:
    """Somebody changed, resumed or stopped it since, not by the protocol: its later steps are the prescriber's again."""
    return any(not getattr(one.body, "by_protocol", False) for one in _changes(view, course))


def _changes(view: Around, course: Course) -> list[AnyEntry]:
    found = (view.chart.entry(one) for one in course.because[1:])
    return [one for one in found if one is not None and not isinstance(one.body, Order)]


def against(view: AroundProtocol, course: Course) -> Iterator[Words]:
    """Why the prescriber decides about the next step, and not the nurse."""
    today = view.clock.today(view.person.zone)
    if any(rest.covers(today) for rest in course.held):
        yield say("it is paused")
    if any(event.open for event in view.events):
        yield say("a safety event is open")
    if any(_open(effect, course) for effect in view.effects):
        yield say("a side effect of it is told of that nobody has answered")
    if any(_worse(trial) for trial in view.trials if trial.entry == course.entry):
        yield say("the score is worse than before it began")
    if any(line.state == "overdue" and line.drug == course.drug for line in view.monitoring):
        yield say("something it is watched by is overdue")


def _open(effect: EffectFact, course: Course) -> bool:
    mine = effect.course is not None and effect.course.entry == course.entry
    return mine and effect.gone is None and (effect.red_flag is not None or not effect.answers)


def _worse(trial: Trial) -> bool:
    return trial.response is not None and trial.response.improved is not None and trial.response.improved < 0
