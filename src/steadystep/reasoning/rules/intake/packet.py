"""Before the first visit the packet is filled in, or somebody calls and helps (R2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from steadystep.chart import say
from steadystep.chart.intake_course import IntakeOpened
from steadystep.chart.safety import ContactAttempted
from steadystep.knowledge import Source
from steadystep.reasoning.facts.packet import Packet, packet
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.visits import VisitFact
from steadystep.reasoning.finding import Duty, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "intake.packet"
ENOUGH_PERCENT: Final = 80  # scope.md R2
BEFORE: Final = timedelta(days=3)  # clinic rule: time enough for a call
_OWNERS: Final = ("front_desk", "case_manager", "nurse", "therapist")
_GROUND: Final = Ground(
    sources=(
        Source(
            document="Steadystep clinical specification",
            section="scope.md R2; three days before is a clinic rule",
            year=2026,
        ),
    ),
    why="Who cannot fill in a form alone is helped, and the first visit belongs to the person.",
)


def find(view: View) -> Iterator[Said]:
    opened = view.intake.opened
    visit = _first_visit(view)
    if opened is None or visit is None or not view.person.in_care:
        return
    known = max(visit.starts - BEFORE, opened.recorded_at)
    if not view.clock.reached(known) or view.clock.reached(visit.starts) or _called(view, known):
        return
    filled = packet(view)
    if filled.percent < ENOUGH_PERCENT:
        yield _duty(view, visit, filled, known, opened.id)


def _first_visit(view: View) -> VisitFact | None:
    """The next booked one, while none has been attended since the intake was opened."""
    state = view.intake
    if not state.is_open or state.begun_at is not None:
        return None
    booked = [one for one in view.visits if one.outcome == "booked" and not view.clock.reached(one.starts)]
    return min(booked, key=lambda one: one.starts, default=None)


def _called(view: View, since: datetime) -> bool:
    tried = (one for one in view.chart.of(ContactAttempted) if one.body.to_whom == "client")
    return any(one.occurred >= since for one in tried)


def _duty(view: View, visit: VisitFact, filled: Packet, known: datetime, opened: str) -> Duty:
    return Duty(
        key=_ID, rule=_ID, level="T4", owner_role="front_desk", person=named(_OWNERS, view.person, view.clinic),
        says=say("The papers before the first visit: {percent}% are there. Call and help.", percent=filled.percent),
        known_at=known, due=visit.starts, overdue=False, because=(opened, visit.entry), ground=_GROUND,
        closes_by=say("80% are there, or somebody called."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(IntakeOpened), find=find,
    about="R2: the packet is 80% complete three days before the first visit, or a call offers help.",
)  # fmt: skip
