"""Under 18 and new on an antidepressant: the boxed warning is gone through with the guardian too (R31; cases.md H)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal

from steadystep.chart import AnyEntry, say
from steadystep.chart.education import EducationGiven
from steadystep.chart.medication import Order
from steadystep.chart.when import zone_named
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts import persons
from steadystep.reasoning.facts.activation import FIRST, activates
from steadystep.reasoning.facts.care_of_minors import OF_AGE, decides_alone
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.guardian_told"
WITHIN: Final = timedelta(days=7)  # R18: the first follow-up of somebody under 25 on an antidepressant
_CARE: Final = "mental_health"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="cases.md H; monitoring.csv MO40; scope.md R31", year=2026),
             Source(document="FDA antidepressant boxed warning")),
    why="Who lives with a young person sees first that they are restless or unlike themselves.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    says = _who_says(view)
    if says is None:
        return
    heard = {
        view.chart.origin(one.body.order) for one in view.chart.of(EducationGiven)
        if one.body.order and one.body.outcome != "later" and "guardian" in one.body.heard_by
    }  # fmt: skip
    for course in view.running:
        ordered = view.chart.head(course.entry)
        if (
            ordered is None
            or not isinstance(ordered.body, Order)
            or ordered.imported
            or course.entry in heard
        ):
            continue
        if activates(view, course) and not view.clock.reached(
            midnight(_started(view, ordered) + FIRST, view.person.zone)
        ):
            yield _duty(view, course, ordered) if says == "guardian" else _cannot_tell(view, course)


def _who_says(view: View) -> Literal["guardian", "cannot_tell"] | None:
    """Whether a guardian has a say; None where they decide alone, or nothing is known of their age.

    Where the clinic's table is silent and they are surely under 18 the stricter rule holds: a guardian has one.
    """
    ages = persons.ages(view)
    row = next((one for one in view.clinic.consent_ages if one.care == _CARE), None)
    alone = decides_alone(ages, row)
    if not view.person.in_care or not ages or alone:
        return None
    return "guardian" if alone is False or (max(ages) < OF_AGE and row is None) else "cannot_tell"


def _started(view: View, ordered: AnyEntry) -> date:
    return view.chart.first(ordered).recorded_at.astimezone(zone_named(view.person.zone)).date()


def _cannot_tell(view: View, course: Course) -> Finding:
    """The day of birth would tell; until it is known nobody is told over their head."""
    return Finding(
        rule=_ID, state="cannot_tell", because=(course.entry, *persons.because(view)), about=(course.entry,), ground=_GROUND,
        says=say("{name}: cannot tell whether a guardian goes through what to watch for, since the day of birth is not known.",
                 name=course.name),
        missing=(say("the day of birth"),),
    )  # fmt: skip


def _duty(view: View, course: Course, ordered: AnyEntry) -> Duty:
    """For the twelve weeks of the boxed warning; later it is part of every visit."""
    zone, known, started = view.person.zone, view.chart.first(ordered).recorded_at, _started(view, ordered)
    due = midnight(started + WITHIN + timedelta(days=1), zone)
    draft = EducationGiven(
        when=ordered.body.when, drug=course.drug, name=course.name, order=ordered.id, heard_by=("guardian",)
    )
    return Duty(
        key=f"{_ID}/{course.entry}", rule=_ID, level="T4", owner_role="prescriber", known_at=known, due=due, ground=_GROUND,
        says=say("{name}: what to watch for in the first weeks was not gone through with the guardian yet.", name=course.name),
        person=named(("prescriber", "nurse"), view.person, view.clinic), overdue=view.clock.reached(due), because=(ordered.id,),
        steps=(say("New or worse thoughts of suicide, restlessness, little sleep, being unlike themselves: they call the same day."),),
        closes_by=say("Written down as given to the guardian, or declined."),
        offers=(Offer(key="card/guardian", says=say("Note that the guardian heard it"), kind="entry", for_role="prescriber", drafts=draft),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="Under 18 on a new antidepressant: the boxed warning is gone through with the guardian too, within a week.",
)  # fmt: skip
