"""After a hard time the plan is looked at together within seven days: what helped, and what changes. Nobody is at fault (R16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.medication import DoseChanged, Order
from steadystep.chart.plan import Goal, Target
from steadystep.chart.plan_together import Aligned
from steadystep.chart.safety import Raised
from steadystep.chart.setbacks import Setback
from steadystep.chart.substance import SupportPlanned
from steadystep.chart.therapy import PracticeAssigned
from steadystep.chart.when import zone_named
from steadystep.knowledge.provenance import Source
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.setback"
WITHIN = timedelta(days=7)
# A crisis of the person (pathways.md, shared engine: CRISIS is an event of T0 or T1): risk, overdose, mania, psychosis, violence.
FAMILIES = frozenset({"ES01", "ES02", "ES17", "ES18", "ES20"})
LEVELS = frozenset({"T0", "T1"})
# What shows that the plan was changed after it. Use has a duty of its own (medication.lapse), which its support plan closes.
CHANGES = (Goal, Target, Aligned, PracticeAssigned, Order, DoseChanged, SupportPlanned)
_OWNERS = ("therapist", "case_manager", "prescriber", "nurse")
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification (clinic design)", section="scope.md R16", year=2026),),
    why="A setback tells what the plan did not hold for yet. Whoever is blamed for one tells of no other.",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for event in view.events:
        raised = event.raised
        if (
            raised.family in FAMILIES
            and raised.level in LEVELS
            and not _answered(view, event.entry, raised.known_at)
        ):
            yield _duty(view, event.entry, raised.known_at, _after(view, raised))
    for note in view.chart.of(Setback):
        if not note.body.plan_change and not note.imported and not _answered(view, note.id, note.recorded_at):
            says = say(
                "After the setback of {day}: say how the plan changes, or why it stays.",
                day=note.body.when.day,
            )
            yield _duty(view, note.id, note.recorded_at, says)


def _answered(view: View, entry: str, since: datetime) -> bool:
    """A note of it that says how the plan changes, or a later change of the plan by staff."""
    chart = view.chart
    noted = (one for one in chart.of(Setback) if one.body.plan_change and one.recorded_at >= since)
    if next(noted, None) is not None:
        return True
    return any(_changes(one, since) for one in chart.among(*CHANGES))


def _changes(entry: AnyEntry, since: datetime) -> bool:
    return entry.recorded_at > since and entry.role != "client" and not entry.imported


def _after(view: View, raised: Raised) -> Words:
    day = raised.known_at.astimezone(zone_named(view.person.zone)).date()
    return say(
        "After {event} on {day}: look at the plan together; what helped, and what changes.",
        event=raised.event,
        day=day,
    )


def _duty(view: View, entry: str, known: datetime, says: Words) -> Duty:
    due = known + WITHIN
    return Duty(
        key=f"{_ID}/{entry}", rule=_ID, says=says, level="T4", owner_role="therapist",
        person=named(_OWNERS, view.person, view.clinic), known_at=known, due=due, overdue=view.clock.reached(due),
        because=(entry,), ground=_GROUND,
        closes_by=say("A setback note that says how the plan changes or why it stays, or a change of the plan."),
        offers=(Offer(key="setback", says=say("Write a setback note"), kind="entry", for_role="therapist"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Raised, Setback), find=find,
    about="R16: after a crisis or a setback the plan is looked at within 7 days; a setback note has non-blaming prompts.",
)  # fmt: skip
