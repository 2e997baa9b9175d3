"""The first visit after an intake was opened is offered within ten working days (R1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.intake_course import IntakeOpened
from steadystep.knowledge import Source
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.visits import VisitFact
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID: Final = "intake.first_visit"
WITHIN: Final = 10  # working days, scope.md R1
_OWNERS: Final = ("front_desk", "case_manager", "nurse", "therapist")
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R1: offered within 10 working days", year=2026),),
    why="Who asked for help and waits long often does not come.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    state = view.intake
    if state.opened is None or not state.is_open or state.begun_at is not None or not view.person.in_care:
        return
    last = end_of_working_day(view.clinic, state.opened.recorded_at, WITHIN)
    first = _first(view, state.opened)
    if first is None or first.starts > last:
        yield _duty(view, state.opened, first, last)


def _first(view: View, opened: AnyEntry) -> VisitFact | None:
    booked = (one for one in view.visits if one.outcome == "booked" and one.starts >= opened.recorded_at)
    return min(booked, key=lambda one: one.starts, default=None)


def _duty(view: View, opened: AnyEntry, first: VisitFact | None, last: datetime) -> Duty:
    return Duty(
        key=_ID, rule=_ID, level="T4", owner_role="front_desk", person=named(_OWNERS, view.person, view.clinic),
        says=_says(first), known_at=opened.recorded_at, due=last, overdue=view.clock.reached(last), ground=_GROUND,
        because=(opened.id, *((first.entry,) if first else ())),
        closes_by=say("A first visit within ten working days of the intake."),
        offers=(Offer(key="book/therapy", says=say("Find a time"), kind="booking"),),
    )  # fmt: skip


def _says(first: VisitFact | None) -> Words:
    if first is None:
        return say("No first visit is booked: offer one within ten working days.")
    return say(
        "The first visit, {day}, is later than ten working days: look for an earlier one.", day=first.day
    )


RULE = Rule(
    id=_ID, reads=reads(IntakeOpened), find=find,
    about="R1: a first visit within ten working days of the intake; a later one is said.",
)  # fmt: skip
