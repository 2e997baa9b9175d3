"""Days of an order that were hardly meant: a first day a year or more away, and days between two steps without a dose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.medication import DoseChanged, DoseStep, Order
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import CLINIC_RULE, Finding, Severity
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.dose_days"
_DAY: Final = timedelta(days=1)
_FAR: Final = timedelta(
    days=365
)  # clinic rule (entry check): nobody plans a first dose a year ahead, or signs one a year late
_ASKED_FOR: Final = timedelta(days=14)  # clinic rule: then somebody has read it


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        entry = view.chart.head(course.because[-1])
        if entry is None or not isinstance(entry.body, (Order, DoseChanged)) or entry.imported:
            continue
        if view.clock.reached(entry.recorded_at + _ASKED_FOR):
            continue
        yield from _far(course, entry.body.when.day, entry.body.steps[0])
        yield from _between(course)


def _far(course: Course, signed: date, step: DoseStep) -> Iterator[Finding]:
    if step.first - signed >= _FAR or signed - step.first >= _FAR:
        says = say("{name} begins on {day}: that is a year or more away.", name=course.name, day=step.first)
        yield _found(course, "far", says, "moderate", say("Check the year."))


def _between(course: Course) -> Iterator[Finding]:
    for before, after in pairwise(course.steps):
        if before.last is not None and after.first - before.last > _DAY:
            says = say("{name}: from {first} to {last} no dose is planned.", name=course.name,
                       first=before.last + _DAY, last=after.first - _DAY)  # fmt: skip
            yield _found(
                course,
                "between",
                says,
                "minor",
                say("Is the pause meant? Else close the days between the steps."),
            )


def _found(course: Course, part: str, says: Words, severity: Severity, do: Words) -> Finding:
    return Finding(
        rule=f"{_ID}.{part}", says=says, severity=severity, urgency="attention" if severity == "moderate" else "note",
        because=course.because, about=(course.entry, course.because[-1]), do=do, ground=CLINIC_RULE,
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order, DoseChanged), find=find,
    about="R18: the days of an order: a year typed wrong, and days between two steps without a dose.",
)  # fmt: skip
