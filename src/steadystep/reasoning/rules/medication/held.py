"""A medicine that somebody paused waits for a prescriber's decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import AnyEntry, say
from steadystep.chart.holds import DoseHeld
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        resting = [rest for rest in course.held if rest.last is None]
        entry = view.chart.entry(resting[-1].entry) if resting else None
        if entry is not None:
            yield _settled(course, entry) if _is_settled(entry) else _decide(view, course, entry)


def _is_settled(entry: AnyEntry) -> bool:
    """A prescriber paused it and named no day to decide by."""
    return entry.role == "prescriber" and entry.body.decide_by is None


def _settled(course: Course, entry: AnyEntry) -> Finding:
    return Finding(
        rule="medication.held", because=(entry.id,),
        says=say("{name} is paused since {day}: {reason}", name=course.name, day=entry.body.first, reason=entry.body.reason),
    )  # fmt: skip


def _decide(view: View, course: Course, entry: AnyEntry) -> Duty:
    held: DoseHeld = entry.body
    due = end_of_working_day(view.clinic, entry.recorded_at, 1)
    if held.decide_by is not None:
        due = midnight(held.decide_by + timedelta(days=1), view.person.zone)
    return Duty(
        key=f"medication.held/{entry.id}", rule="medication.held", level="T3", owner_role="prescriber",
        says=say("{name} is paused since {day} ({reason}): decide whether and how it goes on.",
                 name=course.name, day=held.first, reason=held.reason),
        person=named(("prescriber",), view.person, view.clinic), known_at=entry.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(entry.id,),
        closes_by=say("Taken again by a decision, a new dose, or stopped."),
    )  # fmt: skip


RULE = Rule(
    id="medication.held", reads=reads(DoseHeld), find=find,
    about="R20: a pause by the client or a nurse tells the prescriber, who decides within the stated time.",
)  # fmt: skip
