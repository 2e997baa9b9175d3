"""After each step of a taper somebody asks how it is; where it is worse a prescriber decides whether to stay (R21)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from steadystep.chart import AnyEntry, When, say
from steadystep.chart.holds import DoseHeld, DoseResumed
from steadystep.chart.medication import DoseChanged, DoseStep, OrderStopped
from steadystep.chart.plan import OfferAnswered
from steadystep.chart.tapering import TaperCheckinsPlanned
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.tapering import CheckinFact, is_sedative
from steadystep.reasoning.finding import CLINIC_RULE, Duty, Finding, Ground, Offer, ground
from steadystep.reasoning.plans.tapers import paused
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.taper_checkin"
_OWNERS = ("nurse", "prescriber")


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    latest: dict[str, CheckinFact] = {}
    for fact in view.taper_checkins:
        if fact.answer is not None:
            yield from _answered(view, fact, fact.answer)
        if fact.answer is not None or view.clock.reached(midnight(fact.asked, view.person.zone)):
            latest[fact.course.entry] = fact
    for fact in latest.values():
        if fact.answer is None:
            yield from _waits(view, fact)
            yield _ask(view, fact)


def _answered(view: View, fact: CheckinFact, answer: AnyEntry) -> Iterator[Said]:
    if answer.body.danger and is_sedative(view.knowledge.drugs.get(fact.course.drug)):
        says = say("{name}: a seizure or confusion since the smaller dose.", name=fact.course.name)
        yield from opened(view, _ID, "ES22-2", answer, says, because=fact.because)
    if fact.worse and not _decided(view, fact, answer):
        yield from _waits(view, fact)
        yield _decide(view, fact, answer)


def _ask(view: View, fact: CheckinFact) -> Duty:
    known = midnight(fact.asked, view.person.zone)
    due = deadline("T4", known, view.knowledge, view.clinic)
    if fact.next_step is not None:
        due = min(due, midnight(fact.next_step, view.person.zone))
    return Duty(
        key=f"{_ID}.ask/{fact.course.entry}/{fact.step.day}", rule=f"{_ID}.ask", level="T4", owner_role="nurse",
        says=say("Ask how it is with less {name} since {day}.", name=fact.course.name, day=fact.step.day),
        person=named(_OWNERS, view.person, view.clinic), known_at=known, due=due, overdue=view.clock.reached(due),
        because=fact.because, ground=_ground(view, fact), closes_by=say("The answer of the client, written down."),
    )  # fmt: skip


def _waits(view: View, fact: CheckinFact) -> Iterator[Finding]:
    """The next smaller dose, while the check-in is not clear. A person decides; nothing is held by itself."""
    if fact.next_step is None or view.clock.reached(midnight(fact.next_step, view.person.zone)):
        return
    yield Finding(
        rule=f"{_ID}.next_step", urgency="attention", because=fact.because, ground=_ground(view, fact),
        says=say("{name}: the next step, {day}, waits for a clear check-in after the step of {step}.",
                 name=fact.course.name, day=fact.next_step, step=fact.step.day),
    )  # fmt: skip


def _decide(view: View, fact: CheckinFact, answer: AnyEntry) -> Duty:
    known = answer.recorded_at
    due = deadline("T3", known, view.knowledge, view.clinic)
    return Duty(
        key=f"{_ID}.worse/{answer.id}", rule=f"{_ID}.worse", level="T3", owner_role="prescriber",
        says=say("{name}: worse since the step of {day}. Decide whether to stay at this dose.",
                 name=fact.course.name, day=fact.step.day),
        person=named(("prescriber",), view.person, view.clinic), known_at=known, due=due, because=fact.because,
        overdue=view.clock.reached(due), ground=_ground(view, fact), offers=tuple(_stay(view, fact)),
        closes_by=say("A changed dose, a pause, a stop, or the suggestion declined with a reason."),
    )  # fmt: skip


def _stay(view: View, fact: CheckinFact) -> Iterator[Offer]:
    """The present dose goes on from the day of the next step; for the prescriber to sign or not."""
    today = view.clock.today(view.person.zone)
    step = fact.course.step_on(today)
    if step is None or fact.next_step is None or fact.next_step <= today:
        return
    kept = _from(step, fact.next_step)
    drafted = DoseChanged(
        when=When.on(today, view.person.zone), order=fact.course.entry, steps=(kept,),
        why="Stays at this dose: worse after the last step.",
    )  # fmt: skip
    yield Offer(
        key=f"stay/{fact.course.entry}/{fact.step.day}", kind="entry", for_role="prescriber", drafts=drafted,
        says=say("Stay at this dose of {name}", name=fact.course.name),
    )  # fmt: skip
    yield from _pause(fact, drafted, fact.next_step)


def _pause(fact: CheckinFact, stays: DoseChanged, turn: date) -> Iterator[Offer]:
    """The present step once more, then the taper goes on from it. A stop that was signed apart would cut it off."""
    course, days = fact.course, (turn - fact.step.day).days
    steps = paused(course.steps, turn, days)
    if not steps or course.steps[-1].last != course.last:
        return
    yield Offer(
        key=f"stay/{course.entry}/{fact.step.day}/then_on", kind="entry", for_role="prescriber",
        drafts=msgspec.structs.replace(stays, steps=steps, why="Pauses at this dose: worse after the last step."),
        says=say("Pause at this dose of {name} for {days} days more: the next step comes on {day}, and those after it as much later",
                 name=course.name, days=days, day=steps[1].first),
    )  # fmt: skip


def _from(step: DoseStep, first: date) -> DoseStep:
    return msgspec.structs.replace(step, first=first, last=None)


def _decided(view: View, fact: CheckinFact, answer: AnyEntry) -> bool:
    """Whether anybody decided about this medicine, or answered the offer, after the check-in was told."""
    later = (
        entry for entry in view.chart.among(DoseChanged, DoseResumed, DoseHeld, OrderStopped)
        if view.chart.origin(entry.body.order) == fact.course.entry
    )  # fmt: skip
    answered = (
        entry for entry in view.chart.of(OfferAnswered)
        if entry.body.rule == f"{_ID}.worse" and entry.body.offer.startswith(f"stay/{fact.course.entry}")
    )  # fmt: skip
    return any(entry.seq > answer.seq for entry in (*later, *answered))


def _ground(view: View, fact: CheckinFact) -> Ground:
    drug = view.knowledge.drugs.get(fact.course.drug)
    tapers = view.knowledge.class_tapers_of(drug) if drug else ()
    return ground(tapers[0].provenance) if tapers else CLINIC_RULE


RULE = Rule(
    id=_ID, reads=reads(TaperCheckinsPlanned), find=find,
    about="R21: a check-in on the planned day after each step down; the next step waits for a clear one; worse asks the prescriber.",
)  # fmt: skip
