"""While ES01-Y is open no dose of the antidepressant goes up; hold, lower or stop is the prescriber's to decide (case H)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, When, say
from steadystep.chart.holds import DoseHeld, DoseResumed
from steadystep.chart.medication import DoseChanged, OrderStopped
from steadystep.chart.safety import Raised
from steadystep.knowledge import Source
from steadystep.reasoning.facts.activation import activates
from steadystep.reasoning.facts.events import SafetyEventFact
from steadystep.reasoning.facts.increase_lock import locking
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.increase_locked"
GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="escalation.md ES01-Y; cases.md H", year=2026),
             Source(document="FDA antidepressant boxed warning")),
    why="In young people an antidepressant can bring suicidal thoughts and restlessness, most in the first weeks and after a change.",
    verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    event = locking(view)
    if event is None:
        return
    for course in view.running:
        if course.ordered_here and activates(view, course):
            decided = _decided(view, course, event)
            raised = [
                one
                for one in decided
                if isinstance(one.body, DoseChanged | DoseResumed) and _goes_up(course, one)
            ]
            yield from (_refused(course, event, one) for one in raised)
            if not decided:
                yield _decide(view, course, event)


def _decided(view: View, course: Course, event: SafetyEventFact) -> list[AnyEntry]:
    """What was decided about the medicine since the event became known, proposals too."""
    made = view.chart.among(DoseChanged, DoseHeld, DoseResumed, OrderStopped)
    return [
        one for one in made
        if one.recorded_at >= event.raised.known_at and view.chart.origin(one.body.order) == course.entry
    ]  # fmt: skip


def _goes_up(course: Course, change: AnyEntry) -> bool:
    """Whether a step of the change is more than what was taken the day before it begins."""
    steps = change.body.steps
    if not steps:
        return False
    known = [one for one in course.steps if one.first < steps[0].first]
    before = known[-1].milligrams_a_day if known else None
    return any(
        one.milligrams_a_day is None or before is None or one.milligrams_a_day > before for one in steps
    )


def _refused(course: Course, event: SafetyEventFact, change: AnyEntry) -> Finding:
    return Finding(
        rule=_ID, severity="contraindicated", urgency="urgent", because=(event.entry, change.id), ground=GROUND,
        about=(course.entry, change.id),
        says=say("{name} is not raised while {event} is open.", name=course.name, event=event.raised.event),
        do=say("Decide to hold, lower or stop it first; close the event with its evidence before the dose goes up."),
    )  # fmt: skip


def _decide(view: View, course: Course, event: SafetyEventFact) -> Finding:
    """The three ways stand side by side; none is chosen."""
    return Finding(
        rule=_ID, urgency="urgent", because=(event.entry, course.entry), about=(course.entry,), ground=GROUND,
        says=say("{name}: hold, lower or stop, decided today by the prescriber ({event}).", name=course.name, event=event.raised.event),
        do=say("Ask about restlessness (akathisia) and go through the bipolar checklist first. The dose does not go up meanwhile."),
        offers=_ways(view, course, event),
    )  # fmt: skip


def _ways(view: View, course: Course, event: SafetyEventFact) -> tuple[Offer, ...]:
    """Hold and stop as entries to sign; to which dose it is lowered nobody but the prescriber says."""
    when = When.instant(view.chart.entries[-1].recorded_at, view.person.zone)
    today = view.clock.today(view.person.zone)
    why = f"{event.raised.event}: new suicidal thoughts, agitation or activation."
    return (
        Offer(key=f"hold/{course.entry}", kind="entry", for_role="prescriber", says=say("Hold it from today, and say until when"),
              drafts=DoseHeld(when=when, order=course.entry, first=today, reason=why)),
        Offer(key=f"lower/{course.entry}", kind="entry", for_role="prescriber", says=say("Lower the dose, and watch for effects of the change")),
        Offer(key=f"stop/{course.entry}", kind="entry", for_role="prescriber",
              says=say("Stop it; what is stopped at once can bring withdrawal effects"),
              drafts=OrderStopped(when=when, order=course.entry, last_day=today, why=why)),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Raised), find=find,
    about="ES01-Y: under 25 on a new antidepressant no increase while the event is open; hold, lower or stop are offered.",
)  # fmt: skip
