"""After lithium starts or its dose changes, a level is due on the days MO01 names, 12 hours after the last dose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from steadystep.chart import AnyEntry, say
from steadystep.chart.measures import Observation
from steadystep.chart.medication import MedicineReported, Order
from steadystep.knowledge import MonitoringRule
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_RULE_ID = "MO01"
_ORDER_LEVEL = Offer(key="order_level", says=say("Order a lithium level"), kind="task", for_role="nurse")
TROUGH_HOURS = (10.0, 14.0)  # MO01: rejected as not a trough under 10 h or over 14 h


def find(view: View) -> Iterator[Said]:
    facts = view.knowledge.monitoring.get(_RULE_ID)
    if facts is None:
        return
    for course in view.running:
        if course.drug == "lithium" and course.steps:
            yield from _course(view, facts, course)


def _course(view: View, facts: MonitoringRule, course: Course) -> Iterator[Said]:
    levels = [entry for entry in view.chart.of(Observation) if _is_level(entry, facts, course)]
    yield from (_not_a_trough(facts, entry) for entry in levels[-1:] if not _trough(entry))
    changed = [day for day in course.changes() if view.clock.reached(midnight(day, view.person.zone))]
    if not changed:
        return
    first, last = _window(facts, changed[-1])
    if any(_trough(entry) and entry.body.when.day >= first for entry in levels):
        return
    if view.clock.reached(midnight(first, view.person.zone)):
        yield _due(view, facts, course, changed[-1], first, last)


def _window(facts: MonitoringRule, changed: date) -> tuple[date, date]:
    """First and last day on which the level belongs, from the rule's `C+5d..C+7d`."""
    for token in facts.schedule:
        first, last = token.first, token.last
        if (
            token.kind == "event"
            and first
            and first.anchor == "change"
            and first.after
            and last
            and last.after
        ):
            return changed + timedelta(days=first.after.count), changed + timedelta(days=last.after.count)
    raise LookupError(f"{facts.id} names no window after a dose change: write one such as C+5d..C+7d")


def _is_level(entry: AnyEntry, facts: MonitoringRule, course: Course) -> bool:
    """A lithium level of this course; one from before its first day tells nothing about it."""
    what = entry.body.what
    named = what.code in facts.loinc or "lithium" in what.text.lower()
    return named and (course.first is None or entry.body.when.day >= course.first)


def _trough(entry: AnyEntry) -> bool:
    hours = entry.body.hours_after_dose
    return hours is not None and TROUGH_HOURS[0] <= hours <= TROUGH_HOURS[1]


def _not_a_trough(facts: MonitoringRule, entry: AnyEntry) -> Finding:
    hours, day = entry.body.hours_after_dose, entry.body.when.day
    if hours is None:
        says, missing = (
            say("The lithium level of {day} does not count yet.", day=day),
            (say("How many hours after the last dose was it drawn?"),),
        )
    else:
        says, missing = say(
            "The lithium level of {day} does not count: this sample is not 12 hours after the last dose ({hours} h).",
            day=day, hours=hours,
        ), (say("A level 12 hours after the last dose."),)  # fmt: skip
    return Finding(
        rule="medication.lithium_level", state="cannot_tell", says=says, missing=missing, because=(entry.id,),
        urgency="attention", ground=ground(facts.provenance), offers=(_ORDER_LEVEL,),
    )  # fmt: skip


def _due(view: View, facts: MonitoringRule, course: Course, changed: date, first: date, last: date) -> Duty:
    by = midnight(last + timedelta(days=1), view.person.zone)
    return Duty(
        key=f"medication.lithium_level/{course.entry}/{changed}", rule="medication.lithium_level", level="T3",
        says=say("Lithium level due {first} to {last}, 12 hours after a dose: the dose changed on {day}.",
                 first=first, last=last, day=changed),
        owner_role="prescriber", person=named(("prescriber", "nurse"), view.person, view.clinic),
        known_at=midnight(first, view.person.zone), due=by, overdue=view.clock.reached(by), because=course.because,
        closes_by=say("A lithium level drawn 10 to 14 hours after the last dose."), ground=ground(facts.provenance),
        offers=(_ORDER_LEVEL,),
    )  # fmt: skip


RULE = Rule(
    id="medication.lithium_level", reads=reads(Order, MedicineReported), find=find,
    about="MO01: a level in the window after each dose change; a sample at the wrong hour does not count.",
)  # fmt: skip
