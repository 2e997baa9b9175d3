"""What video or telephone cannot do is done in the room: a visit in person is booked for it (R83)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from steadystep.chart import AnyEntry, say
from steadystep.chart.visit_start import VisitStarted
from steadystep.chart.visits import VisitAttended
from steadystep.knowledge.provenance import Source
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID: Final = "visits.in_person_step"
_OWNERS: Final = ("nurse", "front_desk", "case_manager", "prescriber")
_GROUND = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R83: step from video to in-person for vitals, labs, COWS", year=2026),
        Source(document="Clinic rule: booked by the end of the next working day"),
    ),
    why="A pulse, a blood test and a withdrawal scale need somebody in the room.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    wanted = [one for one in view.chart.of(VisitStarted) if one.body.in_person_for]
    if wanted and view.person.in_care and not _met(view, wanted[-1].occurred):
        yield _duty(view, wanted[-1])


def _met(view: View, since: datetime) -> bool:
    """They were here since, or a time is booked for it."""
    came = any(one.occurred > since and one.body.place == "in_person" for one in view.chart.of(VisitAttended))
    return came or any(
        one.outcome == "booked"
        and one.place == "in_person"
        and one.starts > since
        and not view.clock.reached(one.starts)
        for one in view.visits
    )


def _duty(view: View, entry: AnyEntry) -> Duty:
    due = end_of_working_day(view.clinic, entry.recorded_at, 1)
    return Duty(
        key=f"{_ID}/{view.chart.first(entry).id}", rule=_ID, level="T4", owner_role="nurse", person=named(_OWNERS, view.person, view.clinic),
        known_at=entry.recorded_at, due=due, overdue=view.clock.reached(due), because=(entry.id,), ground=_GROUND,
        says=say("Somebody must see them in person for what the visit on {day} could not do: it is written with its start.", day=entry.body.when.day),
        closes_by=say("A visit in person is booked, or took place."),
        offers=(Offer(key="book/nurse", says=say("Find a time here"), kind="booking", for_role="nurse"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(VisitStarted), find=find,
    about="R83: vital signs, tests and withdrawal scales that a video visit cannot do are booked in person.",
)  # fmt: skip
