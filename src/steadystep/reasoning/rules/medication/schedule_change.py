"""When another medicine ends and the dose of this one must follow: lamotrigine after valproate or an inducer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from steadystep.chart import When, say
from steadystep.chart.medication import DoseChanged, Order
from steadystep.knowledge import Drug
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.plans.allowed import ended_for
from steadystep.reasoning.plans.schedules import Plan, planned, schedules_of
from steadystep.reasoning.view import Rule, Said, View, reads

_OPEN_DAYS = 28  # clinic rule: after four weeks without a decision the offer is old news


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        drug = view.knowledge.drugs.get(course.drug)
        if drug is None or not course.ordered_here:
            continue
        for name, rows in schedules_of(drug).items():
            if rows[0].when is not None and rows[0].when.events:
                yield from _after(view, course, drug, name, rows[0].when.events)


def _after(
    view: View, course: Course, drug: Drug, schedule: str, events: frozenset[str]
) -> Iterator[Finding]:
    today = view.clock.today(view.person.zone)
    ends = [one for event in events for one in ended_for(view, event, course.first or date.min, today)]
    if not ends or (today - ends[0]).days > _OPEN_DAYS or _followed(course, ends[0]):
        return
    yield _offered(view, course, planned(drug, schedule, max(ends[0], today)), ends[0])


def _followed(course: Course, ended: date) -> bool:
    """Whether a dose was set for a day since then."""
    return any(step.first >= ended for step in course.steps)


def _offered(view: View, course: Course, plan: Plan, ended: date) -> Finding:
    first = plan.steps[0].step.first
    drafted = DoseChanged(
        when=When.on(first, view.person.zone), order=course.entry, schedule=plan.schedule, steps=plan.dose_steps,
        why=plan.applies_when,
    )  # fmt: skip
    return Finding(
        rule="medication.schedule_change", urgency="attention", because=course.because,
        says=say("{name}: the dose follows {schedule} from {day} ({when}).", name=course.name, schedule=plan.schedule,
                 day=ended, when=plan.applies_when),
        why=say("A medicine that changes its level has ended; when one begins or ends, the dose must follow."),
        ground=Ground(sources=plan.basis.sources, verification=plan.basis.verification),
        offers=(Offer(key=f"schedule/{course.entry}", kind="entry", for_role="prescriber", drafts=drafted,
                      says=say("Plan the steps of {schedule}", schedule=plan.schedule)),),
    )  # fmt: skip


RULE = Rule(
    id="medication.schedule_change", reads=reads(Order), find=find,
    about="IX05: lamotrigine after valproate or an inducer ended follows LTG-VSTOP or LTG-ISTOP; a person decides.",
)  # fmt: skip
