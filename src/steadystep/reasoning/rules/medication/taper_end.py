"""Thirty days after the last dose of a taper somebody looks how it is without the medicine (R21)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.tapering import seen_since, steps_down
from steadystep.reasoning.finding import CLINIC_RULE, Duty, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.taper_end"
_AFTER: Final = timedelta(days=30)  # R21: last-dose date and 30-day follow-up
_WINDOW: Final = timedelta(
    days=6
)  # 20% of the interval, as the grammar of the monitoring rules counts windows
_VISIT = Offer(key="visit", says=say("Book a visit for it"), kind="booking")


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for course in view.courses:
        last = course.last
        if last is None or not course.ordered_here or not view.over(course) or not _tapered(view, course):
            continue
        opens = midnight(last + _AFTER - _WINDOW, view.person.zone)
        if view.clock.reached(opens) and not seen_since(view.chart, last + _AFTER - _WINDOW):
            yield _duty(view, course, last)


def _tapered(view: View, course: Course) -> bool:
    """A medicine with a taper of its class that came down in steps before it ended."""
    drug = view.knowledge.drugs.get(course.drug)
    return drug is not None and bool(view.knowledge.class_tapers_of(drug)) and len(steps_down(course)) > 1


def _duty(view: View, course: Course, last: date) -> Duty:
    due = midnight(last + _AFTER + _WINDOW + timedelta(days=1), view.person.zone)
    return Duty(
        key=f"{_ID}/{course.entry}", rule=_ID, level="T4", owner_role="prescriber", because=course.because,
        says=say("Look how it is without {name}: its last dose was on {day}.", name=course.name, day=last),
        person=named(("prescriber", "nurse"), view.person, view.clinic), due=due, overdue=view.clock.reached(due),
        known_at=midnight(last + _AFTER - _WINDOW, view.person.zone), ground=CLINIC_RULE, offers=(_VISIT,),
        closes_by=say("A visit, or a call in which the client was reached."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R21: a look 30 days after the last dose of a taper, by visit or call.",
)  # fmt: skip
