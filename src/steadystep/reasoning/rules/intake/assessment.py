"""An intake that was opened comes to its end: after the first visit a signed formulation is somebody's task (R3, R9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.intake_course import IntakeOpened
from steadystep.knowledge import Source
from steadystep.reasoning.facts.intake import Missing
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID: Final = "intake.assessment"
SIGNED_WITHIN: Final = 3  # working days after the intake visit, scope.md R3
_OWNERS: Final = ("therapist", "prescriber", "lead")
_OPEN: Final = Offer(key="intake", says=say("Open the intake"), kind="entry", for_role="therapist")
_GROUND: Final = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R3, R9, R10", year=2026),
    ),
    why="A formulation that both sides know is where a plan begins.",
)


def find(view: View) -> Iterator[Said]:
    state = view.intake
    if state.opened is None or state.signed is not None or not view.person.in_care:
        return
    if state.begun_at is None:
        yield _waiting(state.opened, state.missing)
    else:
        yield _duty(view, state.opened, state.begun_at, state.missing)


def _waiting(opened: AnyEntry, missing: tuple[Missing, ...]) -> Finding:
    return Finding(
        rule=_ID, because=(opened.id,), says=say("The intake is open. The first visit has not been yet."),
        missing=tuple(one.says for one in missing), offers=(_OPEN,), ground=_GROUND,
    )  # fmt: skip


def _duty(view: View, opened: AnyEntry, begun: datetime, missing: tuple[Missing, ...]) -> Duty:
    known = max(begun, opened.recorded_at)
    due = end_of_working_day(view.clinic, known, SIGNED_WITHIN)
    return Duty(
        key=_ID, rule=_ID, level="T4", owner_role="therapist", person=named(_OWNERS, view.person, view.clinic),
        says=_says(missing), known_at=known, due=due, overdue=view.clock.reached(due), because=(opened.id,), ground=_GROUND,
        remarks=tuple(_missing_said(missing)), closes_by=say("A signed formulation with a problem list."), offers=(_OPEN,),
    )  # fmt: skip


def _says(missing: tuple[Missing, ...]) -> Words:
    stops = [one for one in missing if one.stops]
    if stops:
        return say("Finish the intake: parts that must not stay blank: {count}.", count=len(stops))
    return say("Finish the intake: the formulation can be signed.")


def _missing_said(missing: tuple[Missing, ...]) -> Iterator[Words]:
    for one in missing:
        if one.stops:
            yield say("Must not stay blank: {part}", part=one.says)
        else:
            yield say("Still open: {part}", part=one.says)


RULE = Rule(
    id=_ID, reads=reads(IntakeOpened), find=find,
    about="R3: three working days after the intake visit the formulation is signed; what is missing is named.",
)  # fmt: skip
