"""After too long without a dose a medicine is begun again, never resumed: lamotrigine, clozapine, prazosin and others (R20)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from steadystep.chart import AnyEntry, When, Words, say
from steadystep.chart.holds import DoseHeld, DoseResumed
from steadystep.chart.medication import DoseChanged, DoseReport
from steadystep.knowledge import Drug, Restart
from steadystep.reasoning.facts.gaps import Gap
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.monitoring_line import days_said
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer
from steadystep.reasoning.plans.allowed import gaps_of
from steadystep.reasoning.plans.fitting import restart_on, restart_total, schedule_on
from steadystep.reasoning.plans.schedules import planned
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_SHORTEST = 2  # days: one missed dose asks for nobody's decision
_ROUNDING = 1e-6


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        drug = view.knowledge.drugs.get(course.drug)
        if drug is None or not drug.restart or not course.ordered_here:
            continue
        known = gaps_of(view, course)
        if known and known[-1].days >= _SHORTEST:
            yield from _gap(view, course, drug, known[-1])


def _gap(view: View, course: Course, drug: Drug, gap: Gap) -> Iterator[Said]:
    rule = restart_on(view, drug, gap.first)
    if rule is None:
        return
    again = _decision_after(view, course, gap)
    if gap.days < rule.gap_days_at_least:
        if again is None:
            yield from _may_resume(view, course, gap, rule)
    elif again is None:
        yield from _begin_again(view, course, drug, gap, rule)
    else:
        yield from _unsafe(view, course, drug, gap, rule, again)


def _decision_after(view: View, course: Course, gap: Gap) -> AnyEntry | None:
    """What a prescriber decided for a day after the gap began, the latest."""
    found = [
        entry for entry in view.chart.among(DoseChanged, DoseResumed)
        if view.chart.origin(entry.body.order) == course.entry and _first_of(entry) > gap.first
    ]  # fmt: skip
    return max(found, key=lambda entry: entry.seq, default=None)


def _first_of(entry: AnyEntry) -> date:
    return entry.body.first if isinstance(entry.body, DoseResumed) else entry.body.steps[0].first


def _may_resume(view: View, course: Course, gap: Gap, rule: Restart) -> Iterator[Said]:
    yield Finding(
        rule="medication.restart", urgency="attention", because=gap.because, ground=_ground(rule),
        says=say("{name}: {days} without a dose, {first} to {last}. It may be resumed; after {limit} it is begun again.",
                 name=course.name, days=days_said(gap.days), first=gap.first, last=gap.last, limit=days_said(rule.gap_days_at_least)),
    )  # fmt: skip
    yield _duty(view, course, gap, rule)


def _begin_again(view: View, course: Course, drug: Drug, gap: Gap, rule: Restart) -> Iterator[Said]:
    yield Finding(
        rule="medication.restart", urgency="urgent", because=gap.because, ground=_ground(rule),
        says=say("{name}: {days} without a dose, {first} to {last}. Start again from the first step.",
                 name=course.name, days=days_said(gap.days), first=gap.first, last=gap.last),
        why=say(rule.do), missing=_untold(gap), offers=_first_steps(view, course, drug, gap),
    )  # fmt: skip
    yield _duty(view, course, gap, rule)


def _unsafe(
    view: View, course: Course, drug: Drug, gap: Gap, rule: Restart, again: AnyEntry
) -> Iterator[Finding]:
    """The dose with which it is taken again is above the one it is begun with."""
    first = _first_of(again)
    step, chosen = course.step_on(first), schedule_on(view, drug, first)
    most = restart_total(drug, chosen[1] if chosen else None)
    total = step.milligrams_a_day if step else None
    if most is None or total is None or total <= most + _ROUNDING:
        return
    yield Finding(
        rule="medication.restart", urgency="urgent", severity="contraindicated", because=(*gap.because, again.id),
        about=(course.entry, again.id), ground=_ground(rule), why=say(rule.do), missing=_untold(gap),
        says=say("Start again from the first step: after {days} without {name} at most {most} mg a day, not {total}.",
                 days=days_said(gap.days), name=course.name, most=most, total=total),
        offers=_first_steps(view, course, drug, gap),
    )  # fmt: skip


def _untold(gap: Gap) -> tuple[Words, ...]:
    if not gap.untold:
        return ()
    return (
        say("Was a dose taken on any of the {days} of which nothing was said?", days=days_said(gap.untold)),
    )


def _first_steps(view: View, course: Course, drug: Drug, gap: Gap) -> tuple[Offer, ...]:
    first = max(gap.last + timedelta(days=1), view.clock.today(view.person.zone))
    chosen = schedule_on(view, drug, first)
    if chosen is None:
        return ()
    drafted = DoseResumed(
        when=When.on(first, view.person.zone), order=course.entry, first=first, schedule=chosen[0],
        why="Begun again after days without a dose.", steps=planned(drug, chosen[0], first).dose_steps,
    )  # fmt: skip
    return (Offer(key=f"restart/{course.entry}", kind="entry", for_role="prescriber", drafts=drafted,
                  says=say("Begin again with {schedule}", schedule=chosen[0])),)  # fmt: skip


def _duty(view: View, course: Course, gap: Gap, rule: Restart) -> Duty:
    told = max(
        (entry.recorded_at for one in gap.because if (entry := view.chart.entry(one))),
        default=view.chart.entries[-1].recorded_at,
    )
    due = end_of_working_day(view.clinic, told, 1)
    return Duty(
        key=f"medication.restart/{course.entry}/{gap.first}", rule="medication.restart", level="T3",
        says=say("Decide how {name} goes on: {days} without a dose.", name=course.name, days=days_said(gap.days)),
        owner_role="prescriber", person=named(("prescriber",), view.person, view.clinic), known_at=told, due=due,
        overdue=view.clock.reached(due), because=gap.because, ground=_ground(rule),
        closes_by=say("Taken again by a decision, a new dose, or stopped."),
    )  # fmt: skip


def _ground(rule: Restart) -> Ground:
    return Ground(sources=rule.basis.sources, verification=rule.basis.verification)


RULE = Rule(
    id="medication.restart", reads=reads(DoseHeld, DoseReport), find=find,
    about="R20: restart rules of lamotrigine, clozapine, prazosin and others; the gap is counted from reports and holds.",
)  # fmt: skip
