"""An order that names a schedule and differs from it says so: the person who signed may have had good reason."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.holds import DoseResumed
from steadystep.chart.medication import DoseChanged, DoseStep, Order
from steadystep.knowledge import Drug
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.plans.schedules import Plan, planned, schedules_of
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        drug, latest = view.knowledge.drugs.get(course.drug), view.chart.entry(course.because[-1])
        if (
            drug is not None
            and latest is not None
            and isinstance(latest.body, Order | DoseChanged | DoseResumed)
        ):
            yield from _compared(drug, latest)


def _compared(drug: Drug, entry: AnyEntry) -> Iterator[Finding]:
    body: Order | DoseChanged | DoseResumed = entry.body
    if not body.steps or body.schedule not in schedules_of(drug):
        return
    plan = planned(drug, body.schedule, body.steps[0].first)
    for planned_step in plan.steps:
        mine = _on(body.steps, planned_step.step)
        if mine is None and planned_step.by_choice:
            continue
        if mine is None or mine.units_a_day != planned_step.step.units_a_day:
            yield _differs(entry, plan, planned_step.step, mine)
            return


def _on(steps: tuple[DoseStep, ...], wanted: DoseStep) -> DoseStep | None:
    return next((step for step in steps if step.first == wanted.first), None)


def _differs(entry: AnyEntry, plan: Plan, wanted: DoseStep, mine: DoseStep | None) -> Finding:
    there = say("{mg} mg a day", mg=mine.units_a_day) if mine else say("no step")
    return Finding(
        rule="medication.off_schedule", because=(entry.id,), about=(entry.id,),
        says=say("Differs from {schedule}: on {day} it has {planned} mg a day, the order {mine}.", schedule=plan.schedule,
                 day=wanted.first, planned=wanted.units_a_day, mine=there),
        ground=Ground(sources=plan.basis.sources, verification=plan.basis.verification),
    )  # fmt: skip


RULE = Rule(
    id="medication.off_schedule", reads=reads(Order), find=find,
    about="What was changed in a schedule at signing is said, and never held against anybody.",
)  # fmt: skip
