"""Before the first injection of buprenorphine it has been taken under the tongue and borne (R46)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.chart.substance import DoseGiven
from steadystep.chart.supply import InjectionGiven
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.bup_depot_first"


def find(view: View) -> Iterator[Said]:
    group = view.knowledge.groups.get("BUP", frozenset())
    for course in view.running:
        depot = (
            course.drug in group and course.ordered_here and view.knowledge.late_injections_of(course.drug)
        )
        if depot and not _begun(view, course) and not _borne(view, course, group):
            yield _asked(view, course)


def _begun(view: View, course: Course) -> bool:
    return course.first is None or view.clock.reached_day(course.first, view.person.zone)


def _borne(view: View, course: Course, group: frozenset[str]) -> bool:
    """Taken in any form before or until the first day: by another course, a dose given here, an earlier injection."""
    first = course.first
    taken = (one for one in view.courses if one.drug in group and one.entry != course.entry)
    given = view.chart.among(DoseGiven, InjectionGiven)
    return any(one.first is None or first is None or one.first <= first for one in taken) or any(
        one.body.drug in group for one in given
    )


def _asked(view: View, course: Course) -> Finding:
    return Finding(
        rule=_ID, severity="major", urgency="attention", about=(course.entry,), because=course.because,
        ground=ground(view.knowledge.drugs[course.drug].provenance),
        says=say("{name}: no buprenorphine under the tongue is on the chart. A first injection comes after it was borne.", name=course.name),
        do=say("An established dose, or a single 4 mg with about an hour of watching: give it here and write it down."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R46: who was never seen to take buprenorphine is not injected with it without a reason.",
)  # fmt: skip
