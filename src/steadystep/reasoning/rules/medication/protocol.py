"""A nurse signs the next step of a protocol: on its day, while nothing speaks against it; else the prescriber decides (R19)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from steadystep.chart import AnyEntry, Chart, Entry, Words, say
from steadystep.chart.medication import DoseChanged, DoseStep, Order
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.protocol import NextStep, against, ahead, decided_otherwise, next_step
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.protocol"
_SOON = timedelta(days=2)  # clinic rule: a step that may come is looked at within two days
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R19; consent_and_roles.md", year=2026),),
    why="What was agreed ahead may go on without waiting, as long as it goes well.", verification="unverified",
)  # fmt: skip
_ASK = say("Send it to the prescriber, who decides about the step.")


def find(view: View) -> Iterator[Said]:
    typed = (one for one in view.chart.of(DoseChanged) if one.body.by_protocol and not one.author)
    proposed = [one for one in typed if not _reworded(view, one)]
    if proposed:
        yield from _weighed(_as_signed(view, proposed), proposed)
        return
    for course in view.running:
        step = next_step(view, course) if course.ordered_here else None
        if step is not None:
            yield from _due(view, course, step)


def _reworded(view: View, entry: Entry[DoseChanged]) -> bool:
    """A correction that leaves the doses of the step as they were signed."""
    was = view.chart.entry(entry.supersedes) if entry.supersedes else None
    return was is not None and isinstance(was.body, DoseChanged) and was.body.steps == entry.body.steps


def _as_signed(view: View, proposed: Sequence[AnyEntry]) -> View:
    """Without what is only being typed: a step must not speak for itself, by ending the pause that forbids it."""
    typed = {one.id for one in proposed}
    chart = Chart(view.chart.client, [one for one in view.chart.entries if one.id not in typed])
    return View(chart, view.knowledge, view.clinic, view.clock)


def _weighed(signed: View, proposed: Sequence[Entry[DoseChanged]]) -> Iterator[Finding]:
    for number, entry in enumerate(proposed):
        of = signed.chart.origin(entry.body.order)
        course = next((one for one in signed.courses if one.entry == of), None)
        if course is None:
            says: Words | None = say("This step names no order of the chart. Send it to the prescriber.")
        elif number:
            says = say(
                "{name}: one step at a time. Sign the next once this one stands.",
                name=course.name,
            )
        else:
            says = _refusal(signed, course, entry.body.steps)
        if says is not None:
            yield Finding(
                rule=_ID, severity="contraindicated", urgency="attention", because=(of, entry.id), says=says,
                about=(of, entry.id), ground=_GROUND, do=_ASK,
            )  # fmt: skip


def _refusal(view: View, course: Course, typed: Sequence[DoseStep]) -> Words | None:
    step = next_step(view, course)
    if step is None:
        return _none_left(view, course)
    if len(typed) != 1 or _dose(typed[0]) != _dose(step.step) or typed[0].last is not None:
        return say("{name}: the next step by protocol is {dose} {unit} a day, and no other. Send it to the prescriber.",
                   name=course.name, dose=step.step.units_a_day, unit=step.step.amount.unit)  # fmt: skip
    if typed[0].first < step.earliest:
        return say(
            "{name}: by protocol the earliest day of the next step is {day}.",
            name=course.name,
            day=step.earliest,
        )
    for reason in against(view, course):
        return say(
            "{name}: not by protocol, because {reason}. Send it to the prescriber.",
            name=course.name,
            reason=reason,
        )
    return None


def _none_left(view: View, course: Course) -> Words:
    if ahead(view, course) is not None and decided_otherwise(view, course):
        return say(
            "{name}: its dose was decided otherwise since. Send it to the prescriber.", name=course.name
        )
    return say(
        "{name}: no further step of it was signed for a nurse. Send it to the prescriber.", name=course.name
    )


def _dose(step: DoseStep) -> tuple[object, ...]:
    return step.doses, step.times_a_day, step.as_needed


def _due(view: View, course: Course, step: NextStep) -> Iterator[Duty]:
    since = midnight(step.earliest, view.person.zone)
    if not view.clock.reached(since):
        return
    reason = next(against(view, course), None)
    says = say(
        "{name}: the next step by protocol may be signed since {day}.", name=course.name, day=step.earliest
    )
    if reason is not None:
        says = say(
            "{name}: the next step by protocol waits for the prescriber, because {reason}.",
            name=course.name,
            reason=reason,
        )
    role = "nurse" if reason is None else "prescriber"
    due = since + _SOON
    yield Duty(
        key=f"{_ID}/{course.because[-1]}/{role}", rule=_ID, says=says, level="T3", owner_role=role,
        person=named((role,), view.person, view.clinic), known_at=since, due=due, overdue=view.clock.reached(due),
        because=course.because, closes_by=say("The step is signed, or the prescriber changes, pauses or stops it."), ground=_GROUND,
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R19: a nurse signs the next step of a protocol on its day; paused, worse, an open event, an unanswered effect or overdue watching sends it to the prescriber.",
)  # fmt: skip
