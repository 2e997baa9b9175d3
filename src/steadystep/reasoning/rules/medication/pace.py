"""A step never comes sooner than its schedule allows: for some medicines that cannot be overridden (R19)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from steadystep.chart import Words, say
from steadystep.chart.medication import Order
from steadystep.knowledge import Drug
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course, taken_before
from steadystep.reasoning.finding import Finding, Offer, ground
from steadystep.reasoning.plans.allowed import Allowed, allowed_on, is_paced
from steadystep.reasoning.plans.schedules import planned
from steadystep.reasoning.view import Rule, Said, View, reads

_ROUNDING = 1e-6
Rise = tuple[
    date, float, date | None, float
]  # day, total in mg a day, the day the dose before began, its total


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        drug = view.knowledge.drugs.get(course.drug)
        if drug is None or not course.ordered_here or taken_before(view.courses, course):
            continue
        yield from _paced(view, course, drug) if is_paced(drug) else _apart(view, course, drug)


def _rises(course: Course) -> Iterator[Rise]:
    since, before = None, 0.0
    for step in course.steps:
        total = step.milligrams_a_day
        if total is None or step.as_needed:
            return
        if total > before + _ROUNDING:
            yield step.first, total, since, before
        if abs(total - before) > _ROUNDING:
            since = step.first
        before = total


def _paced(view: View, course: Course, drug: Drug) -> Iterator[Finding]:
    """The first step that comes too soon, or goes above what the schedule ends at."""
    for day, total, _since, _before in _rises(course):
        allowed = allowed_on(view, drug, course, day, total)
        if allowed is None or total <= allowed.most_mg + _ROUNDING:
            continue
        if allowed.from_day is None or not view.clock.reached(midnight(allowed.from_day, view.person.zone)):
            yield _too_soon(view, course, drug, total, allowed, first=day == allowed.starts)
            return


def _too_soon(
    view: View, course: Course, drug: Drug, total: float, allowed: Allowed, *, first: bool
) -> Finding:
    return Finding(
        rule="medication.pace", says=_too_soon_said(total, allowed, first=first), urgency="urgent", severity="contraindicated",
        because=course.because, about=(course.entry, course.because[-1]), ground=ground(drug.provenance),
        why=say("Schedule {schedule}: its steps may not come sooner.", schedule=allowed.schedule),
        do=say("Take the steps of {schedule}. If it is taken already, first write it down as a medicine from elsewhere.",
               schedule=allowed.schedule),
        offers=(_by_schedule(view, course, drug, allowed),) if first and allowed.schedule else (),
    )  # fmt: skip


def _by_schedule(view: View, course: Course, drug: Drug, allowed: Allowed) -> Offer:
    """The order as it was typed, with the steps of the schedule: the form opens filled in, and a person signs."""
    entry, draft = view.chart.head(course.entry), None
    if entry is not None and isinstance(entry.body, Order):
        steps = planned(drug, allowed.schedule, allowed.starts).dose_steps
        draft = msgspec.structs.replace(
            entry.body, steps=steps, schedule=allowed.schedule, shown=(), reasons=()
        )
    return Offer(
        key=f"schedule/{allowed.schedule}", says=say("Begin by schedule {schedule}", schedule=allowed.schedule), kind="order",
        for_role="prescriber", drafts=draft,
    )  # fmt: skip


def _too_soon_said(total: float, allowed: Allowed, *, first: bool) -> Words:
    given = _given_with(allowed)
    if allowed.from_day is None:
        return say("{target} mg is the target {given}: {total} mg a day is above it.", target=allowed.target_mg,
                   given=given, total=total)  # fmt: skip
    if first:
        return say("{dose} {given}: {total} mg a day is allowed from {day}.", dose=allowed.rows[0].dose_text.lower(),
                   given=given, total=total, day=allowed.from_day)  # fmt: skip
    return say(
        "Too soon: {total} mg a day {given} is allowed from {day}.",
        total=total,
        given=given,
        day=allowed.from_day,
    )


def _given_with(allowed: Allowed) -> str:
    """The row's own words for whom it holds."""
    words = allowed.rows[0].applies_when
    return words.replace("taking ", "with ", 1) if words.startswith("taking ") else f"({words})"


def _apart(view: View, course: Course, drug: Drug) -> Iterator[Finding]:
    """Fewer days at a dose than the shortest interval any dosing row names."""
    days = min((row.min_step_interval_days for row in drug.dosing if row.min_step_interval_days), default=0)
    for day, total, since, before in _rises(course):
        if since is None or days <= 1:
            continue
        earliest = since + timedelta(days=days)
        if day < earliest and not view.clock.reached(midnight(earliest, view.person.zone)):
            yield Finding(
                rule="medication.step_interval", urgency="attention", severity="major", because=course.because,
                says=say("The next step is {day}: {total} mg a day comes after at least {days} days at {before} mg.",
                         day=earliest, total=total, days=days, before=before),
                about=(course.entry, course.because[-1]), ground=ground(drug.provenance),
            )  # fmt: skip
            return


RULE = Rule(
    id="medication.pace", reads=reads(Order), find=find,
    about="R19: no step before its schedule or interval allows it; lamotrigine and clozapine cannot be overridden.",
)  # fmt: skip
