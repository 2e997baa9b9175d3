"""A medicine that was not taken before begins at its start dose; where a schedule holds, that schedule is offered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.knowledge import DosingRow, Drug, Knowledge
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.dosing import chosen
from steadystep.reasoning.facts.medicines import Course, taken_before
from steadystep.reasoning.finding import Finding, Ground, Offer, ground
from steadystep.reasoning.plans.allowed import is_paced
from steadystep.reasoning.plans.schedules import Rows, planned, schedules_of
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        drug, entry = view.knowledge.drugs.get(course.drug), view.chart.head(course.entry)
        if drug is None or not course.steps or entry is None or not isinstance(entry.body, Order):
            continue
        if not is_paced(drug) and not taken_before(view.courses, course):
            yield from _started(view, course, drug, entry.body)


def _started(view: View, course: Course, drug: Drug, order: Order) -> Iterator[Finding]:
    row, first = chosen(view, drug, order.indication, order.route).row, course.steps[0]
    total = first.milligrams_a_day
    if row is None or total is None or total < row.start_total_mg_day or first.as_needed:
        return
    days = row.min_step_interval_days or 1
    if view.clock.reached(midnight(first.first + timedelta(days=days), view.person.zone)):
        return
    if total > row.start_total_mg_day:
        yield _finding(view, course, drug, order, row, total)
    if row.when is None and view.circumstances.holds("age_65"):
        yield _start_low(view, course, row)


def _start_low(view: View, course: Course, row: DosingRow) -> Finding:
    """R97. No row of this medicine is for 65 and older: what the rows cannot say is said as such, with no figure of ours."""
    return Finding(
        rule="medication.dose_start.older", because=course.because, about=(course.entry, course.because[-1]),
        says=say("{name}: no row names a first dose for 65 and older; {start} mg a day is how adults start.", name=course.name, start=row.start_total_mg_day),
        do=say("Start low: think of less than that, and of smaller steps."),
        ground=ground(view.knowledge.life_stages["older"].provenance),
    )  # fmt: skip


def _finding(view: View, course: Course, drug: Drug, order: Order, row: DosingRow, total: float) -> Finding:
    """With a schedule for this use it needs a reason to begin higher; otherwise it is said."""
    schedule = _schedule(view.knowledge, drug, order.indication, row.start_total_mg_day)
    use = order.indication[:1].upper() + order.indication[1:]
    if schedule is not None and (until := schedule[1][0].day_to):
        says = say("{use} starts at {start} mg for {days} days: {name} {total} mg a day is more.", use=use,
                   start=row.start_total_mg_day, days=until, name=course.name, total=total)  # fmt: skip
    else:
        says = say("{name} starts at {start} mg a day: {total} mg a day is more.", name=course.name,
                   start=row.start_total_mg_day, total=total)  # fmt: skip
    return Finding(
        rule="medication.dose_start", says=says, urgency="attention", severity="major" if schedule else "minor",
        because=course.because, about=(course.entry, course.because[-1]), why=say(row.note) if row.note else None,
        ground=Ground(sources=row.basis.sources, verification=row.basis.verification, checker=drug.provenance.checker,
                      why=drug.provenance.why),
        do=say("Begin by schedule {schedule}.", schedule=schedule[0]) if schedule else None,
        offers=(_offer(drug, order, schedule[0], course),) if schedule else (),
    )  # fmt: skip


def _schedule(known: Knowledge, drug: Drug, indication: str, start: float) -> tuple[str, Rows] | None:
    """The schedule whose own words name this use and which begins at the row's start."""
    asked = known.indications_in(indication)
    for name, rows in schedules_of(drug).items():
        if rows[0].total_mg_day == start and known.indications_in(rows[0].applies_when) & asked:
            return name, rows
    return None


def _offer(drug: Drug, order: Order, schedule: str, course: Course) -> Offer:
    steps = planned(drug, schedule, course.steps[0].first).dose_steps
    return Offer(
        key=f"schedule/{schedule}", says=say("Begin by schedule {schedule}", schedule=schedule), kind="order",
        for_role="prescriber", drafts=msgspec.structs.replace(order, steps=steps, shown=(), reasons=()),
    )  # fmt: skip


RULE = Rule(
    id="medication.dose_start", reads=reads(Order), find=find,
    about="R19: a first dose above the start of its use; the schedule for it is offered.",
)  # fmt: skip
