"""Which open event keeps a dose from going up: ES01-Y, or ES01-3 of somebody young and new on such a medicine (case H)."""

from __future__ import annotations

from typing import Protocol

from steadystep.chart import When

from .activation import activates, activating
from .around import Around
from .events import SafetyEventFact
from .medicines import Course

_YOUNG, _HIGH = "ES01-Y", "ES01-3"


class AroundEvents(Around, Protocol):
    """`reasoning.view.View` is one."""

    @property
    def events(self) -> tuple[SafetyEventFact, ...]: ...


def locking(view: AroundEvents) -> SafetyEventFact | None:
    """The latest open event that locks increases; None when there is none."""
    for event in reversed(view.events):
        if event.open and event.raised.event in (_YOUNG, _HIGH):
            day = When.instant(event.raised.known_at, view.person.zone).day
            if event.raised.event == _YOUNG or activating(view, day):
                return event
    return None


def is_locked(view: AroundEvents, course: Course) -> bool:
    """Whether the dose of that medicine must not go up now."""
    return activates(view, course) and locking(view) is not None
