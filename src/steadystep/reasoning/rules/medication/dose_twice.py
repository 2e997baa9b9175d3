"""The same medicine ordered twice for the same days is nearly always a change that was meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    ordered = [course for course in view.running if course.ordered_here and course.drug and course.first]
    for before, after in combinations(sorted(ordered, key=lambda one: str(one.first)), 2):
        if before.drug == after.drug and _overlap(before, after) and not _ahead_of_need(before, after):
            yield _finding(before, after)


def _overlap(before: Course, after: Course) -> bool:
    return after.first is not None and (before.last is None or after.first <= before.last)


def _ahead_of_need(before: Course, after: Course) -> bool:
    """One of them is taken only as needed: an extra dose beside a daily one may be meant."""
    return any(step.as_needed for course in (before, after) for step in course.steps)


def _finding(before: Course, after: Course) -> Finding:
    day = after.first
    doses = [step.milligrams_a_day for course in (before, after) if day and (step := course.step_on(day))]
    together = sum(one for one in doses if one is not None) if len(doses) == 2 and None not in doses else None
    if together is None:
        says = say("{name} is already ordered for these days.", name=before.name)
    else:
        says = say("{name} is already ordered for these days: together {total} mg a day.", name=before.name, total=together)  # fmt: skip
    return Finding(
        rule="medication.dose_twice", says=says, urgency="attention", severity="major",
        because=(*before.because, *after.because), about=(before.entry, after.entry),
        do=say("Change the dose of the order that stands, or stop it first."),
    )  # fmt: skip


RULE = Rule(
    id="medication.dose_twice", reads=reads(Order), find=find,
    about="Two orders of one medicine that overlap.",
)  # fmt: skip
