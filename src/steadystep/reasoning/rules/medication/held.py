"""A medicine that somebody paused waits for a prescriber's decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import AnyEntry, When, say
from steadystep.chart.holds import DoseHeld, DoseResumed
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Offer
from steadystep.reasoning.plans.taper_pauses import moved_after_rest
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day


def find(view: View) -> Iterator[Said]:
    for course in view.courses:
        if view.over(course) and not course.rests_past_its_end:
            continue
        resting = [rest for rest in course.held if rest.last is None]
        entry = view.chart.entry(resting[-1].entry) if resting else None
        if entry is not None:
            yield _settled(view, course, entry) if _is_settled(entry) else _decide(view, course, entry)


def _is_settled(entry: AnyEntry) -> bool:
    """A prescriber paused it and named no day to decide by."""
    return entry.role == "prescriber" and entry.body.decide_by is None


def _settled(view: View, course: Course, entry: AnyEntry) -> Finding:
    return Finding(
        rule="medication.held", because=(entry.id,), offers=tuple(_goes_on(view, course)),
        says=say("{name} is paused since {day}: {reason}", name=course.name, day=entry.body.first, reason=entry.body.reason),
    )  # fmt: skip


def _goes_on(view: View, course: Course) -> Iterator[Offer]:
    """Planned steps go on from the one at which it came to rest, as much later; for the prescriber to sign or not."""
    today = view.clock.today(view.person.zone)
    steps = moved_after_rest(course, today)
    if not steps:
        return
    drafted = DoseResumed(
        when=When.on(today, view.person.zone), order=course.entry, first=today, steps=steps,
        why="Goes on from the step at which it was paused; those after it as much later.",
    )  # fmt: skip
    last = steps[-1].last
    says = say(
        "Take {name} again from the step at which it was paused; the steps after it come as much later",
        name=course.name,
    )
    if last is not None:
        says = say(
            "Take {name} again from the step at which it was paused; the last day is {day} then",
            name=course.name,
            day=last,
        )
    yield Offer(key=f"go_on/{course.entry}", kind="entry", for_role="prescriber", drafts=drafted, says=says)


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
        overdue=view.clock.reached(due), because=(entry.id,), offers=tuple(_goes_on(view, course)),
        closes_by=say("Taken again by a decision, a new dose, or stopped."),
    )  # fmt: skip


RULE = Rule(
    id="medication.held", reads=reads(DoseHeld), find=find,
    about="R20: a pause by the client or a nurse tells the prescriber, who decides within the stated time.",
)  # fmt: skip
