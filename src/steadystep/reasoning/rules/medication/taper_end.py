"""Thirty days and three months after the last dose of a taper somebody looks how it is without the medicine (R21, R112)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.medication import Order
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.tapering import seen_since, steps_down
from steadystep.reasoning.finding import CLINIC_RULE, Duty, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.taper_end"
# R21: last-dose date and 30-day follow-up. R112: relapse checks three months after the last dose.
_LOOKS: Final = (timedelta(days=30), timedelta(days=90))
_WINDOW: Final = 0.2  # of the interval, as the grammar of the monitoring rules counts windows
_VISIT = Offer(key="visit", says=say("Book a visit for it"), kind="booking")


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for course in view.courses:
        last = course.last
        if last is None or not course.ordered_here or not view.over(course) or not _tapered(view, course):
            continue
        yield from _looks(view, course, last)


def _looks(view: View, course: Course, last: date) -> Iterator[Duty]:
    for after in _LOOKS:
        opens = last + after - after * _WINDOW
        if view.clock.reached(midnight(opens, view.person.zone)) and not seen_since(view.chart, opens):
            yield _duty(view, course, last, after)


def _tapered(view: View, course: Course) -> bool:
    """A medicine with a taper of its class that came down in steps before it ended."""
    drug = view.knowledge.drugs.get(course.drug)
    return drug is not None and bool(view.knowledge.class_tapers_of(drug)) and len(steps_down(course)) > 1


def _duty(view: View, course: Course, last: date, after: timedelta) -> Duty:
    opens, closes = last + after - after * _WINDOW, last + after + after * _WINDOW
    due = midnight(closes + timedelta(days=1), view.person.zone)
    return Duty(
        key=f"{_ID}/{course.entry}/{after.days}", rule=_ID, level="T4", owner_role="prescriber", because=course.because,
        says=_says(course, last, after), person=named(("prescriber", "nurse"), view.person, view.clinic), due=due,
        overdue=view.clock.reached(due), known_at=midnight(opens, view.person.zone), ground=CLINIC_RULE, offers=(_VISIT,),
        closes_by=say("A visit, or a call in which the client was reached."),
    )  # fmt: skip


def _says(course: Course, last: date, after: timedelta) -> Words:
    if after == _LOOKS[0]:
        return say("Look how it is without {name}: its last dose was on {day}.", name=course.name, day=last)
    return say(
        "Three months without {name}, last dose on {day}: look whether it comes back.",
        name=course.name,
        day=last,
    )


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R21, R112: a look 30 days and three months after the last dose of a taper, by visit or call.",
)  # fmt: skip
