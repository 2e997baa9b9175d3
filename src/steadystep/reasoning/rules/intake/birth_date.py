"""A birth date that nobody knows is somebody's task: what fits an age cannot be told without it (R1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import say
from steadystep.chart.intake import Demographics
from steadystep.chart.intake_course import IntakeOpened
from steadystep.knowledge import Source
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID: Final = "intake.birth_date"
_WITHIN: Final = 3  # working days; clinic rule
_OWNERS: Final = ("front_desk", "case_manager", "nurse", "therapist")
_GROUND: Final = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R1: an unknown birth date is allowed, with a task", year=2026),
        Source(document="Clinic rule: three working days"),
    ),
    why="Which forms, doses and warnings fit a person goes by their age.",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    opened = view.intake.opened
    if opened is None or view.person.birth_date is not None or not view.person.in_care:
        return
    due = end_of_working_day(view.clinic, opened.recorded_at, _WITHIN)
    details = view.chart.latest(Demographics)
    yield Duty(
        key=_ID, rule=_ID, level="T4", owner_role="front_desk", person=named(_OWNERS, view.person, view.clinic),
        says=say("The birth date is not known: ask for it."), known_at=opened.recorded_at, due=due,
        because=(opened.id, *((details.id,) if details else ())), overdue=view.clock.reached(due), ground=_GROUND,
        closes_by=say("A birth date in the details; a year alone is better than nothing."),
        offers=(Offer(key="right_details", says=say("Correct the details"), kind="entry", for_role="front_desk"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(IntakeOpened), find=find,
    about="R1: an intake without a birth date goes on, and somebody asks for it within three working days.",
)  # fmt: skip
