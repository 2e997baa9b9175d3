"""What outpatient care is not enough for is decided by a person, at intake and again when something serious happens (R10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from steadystep.chart import AnyEntry, say
from steadystep.chart.intake_course import MOVES_ON, CareLevelDecided
from steadystep.chart.when import zone_named
from steadystep.knowledge import Source
from steadystep.reasoning.clinic_value import Clinic
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day, open_between

_ID: Final = "intake.care_level"
_OWNERS: Final = ("prescriber", "therapist", "lead")
RED_FLAGS: Final = frozenset({"T0", "T1", "T2"})
_DECIDE: Final = Offer(
    key="care_level", says=say("Decide on the level of care"), kind="entry", for_role="prescriber"
)
_GROUND: Final = Ground(
    sources=(
        Source(
            document="Steadystep clinical specification",
            section="scope.md R10; by the end of the day is a clinic rule",
            year=2026,
        ),
    ),
    why="Somebody who needs more than outpatient care is not left on a list.",
)


def find(view: View) -> Iterator[Said]:
    level = view.chart.latest(CareLevelDecided)
    if level is None or not view.person.in_care:
        return
    if level.body.decision == "undecided":
        yield _undecided(view, level)
        return
    if level.body.decision in MOVES_ON:
        yield _moving(level)
    yield from _since(view, level)


def _undecided(view: View, level: AnyEntry) -> Duty:
    due = _end_of_day(view.clinic, level.recorded_at)
    return Duty(
        key=_ID, rule=_ID, level="T3", owner_role="prescriber", person=named(_OWNERS, view.person, view.clinic),
        says=say("Decide on the level of care: outpatient care may not be enough."), known_at=level.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(level.id,), ground=_GROUND, offers=(_DECIDE,),
        closes_by=say("A decision with its reason, and who sees to a transfer."),
    )  # fmt: skip


def _end_of_day(clinic: Clinic, known: datetime) -> datetime:
    """Closing time today, or of the next working day when the clinic has closed already."""
    today = open_between(clinic, known.astimezone(zone_named(clinic.zone)).date())
    return today[1] if today and known < today[1] else end_of_working_day(clinic, known, 1)


def _moving(level: AnyEntry) -> Finding:
    return Finding(
        rule=f"{_ID}.moving", because=(level.id,), urgency="attention", ground=_GROUND,
        says=say("A higher level of care was decided. {who} sees to the transfer.", who=level.body.transfer_owner),
        do=say("Stay in touch until they have arrived there."),
    )  # fmt: skip


def _since(view: View, level: AnyEntry) -> Iterator[Finding]:
    """A red flag after the decision: it is looked at again."""
    flags = [
        event for event in view.events
        if event.open and event.raised.level in RED_FLAGS and event.raised.known_at > level.recorded_at
    ]  # fmt: skip
    if flags:
        yield Finding(
            rule=f"{_ID}.again", because=(level.id, *(event.entry for event in flags)), urgency="attention", ground=_GROUND,
            says=say("Since the level of care was decided: {event}. Look at it again.", event=flags[-1].raised.event), offers=(_DECIDE,),
        )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(CareLevelDecided), find=find,
    about="R10: something that outpatient care is not enough for is decided the same day; a red flag asks again.",
)  # fmt: skip
