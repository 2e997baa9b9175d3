"""The safety plan is made or gone through after every event that calls for it, and again after a while (R76)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import Words, say
from steadystep.chart.safety import Raised, SafetyPlan
from steadystep.chart.when import zone_named
from steadystep.reasoning.facts.events import SafetyEventFact
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.safety_plans import SafetyPlanFact, safety_plan
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer, Urgency, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "safety.plan_review"
# scope.md R76: any suicide, overdose or violence positive; done: reviewed within 7 days of the event.
FAMILIES = frozenset({"ES01", "ES02", "ES18", "ES20"})
WITHIN = timedelta(days=7)
_OWNERS = ("therapist", "prescriber", "case_manager", "nurse")


def find(view: View) -> Iterator[Said]:
    plan = safety_plan(view.chart)
    event = _unanswered(view, plan)
    if event is not None:
        yield _duty(view, plan, event)
    if plan is not None:
        yield from _told_by_client(view, plan)
        yield from _held(view, plan)
        yield from _incomplete(view, plan)
        yield from _grown_old(view, plan) if event is None else ()


def _unanswered(view: View, plan: SafetyPlanFact | None) -> SafetyEventFact | None:
    """The first event since the plan was last gone through with the care team."""
    since = plan.gone_through if plan else None
    calling = (event for event in view.events if event.raised.family in FAMILIES)
    return next((event for event in calling if since is None or event.raised.known_at > since), None)


def _duty(view: View, plan: SafetyPlanFact | None, event: SafetyEventFact) -> Duty:
    raised, due = event.raised, event.raised.known_at + WITHIN
    day = raised.known_at.astimezone(zone_named(view.person.zone)).date()
    says = (
        say("After {event} on {day}: go through the safety plan together.", event=raised.event, day=day)
        if plan else say("After {event} on {day}: make a safety plan together.", event=raised.event, day=day)
    )  # fmt: skip
    return Duty(
        key=f"{_ID}/{event.entry}", rule=_ID, says=says, level="T4", owner_role="therapist",
        person=named(_OWNERS, view.person, view.clinic), known_at=raised.known_at, due=due, overdue=view.clock.reached(due),
        because=(event.entry, *((plan.latest.entry.id,) if plan else ())), ground=_ground(view),
        closes_by=say("A new version written together, or a note that it was gone through and stays."),
        offers=(Offer(key="safety_plan", says=say("Open the safety plan"), kind="entry", for_role="therapist"),),
    )  # fmt: skip


def _told_by_client(view: View, plan: SafetyPlanFact) -> Iterator[Finding]:
    entry = plan.latest.entry
    if plan.latest.by_client and (plan.gone_through is None or plan.gone_through < entry.recorded_at):
        day = entry.body.when.day
        says = say("The client changed the safety plan by themselves on {day}: look at it together.", day=day)
        yield _finding(view, "changed", says, (entry.id,), "attention")


def _held(view: View, plan: SafetyPlanFact) -> Iterator[Finding]:
    copies = plan.old_copies
    if copies:
        says = say(
            "Copies of an older safety plan still in use: {count}. Give the new one.", count=len(copies)
        )
        yield _finding(view, "copies", says, tuple(copy.entry.id for copy in copies))


def _incomplete(view: View, plan: SafetyPlanFact) -> Iterator[Finding]:
    if plan.empty:
        says = say("The safety plan is not complete: empty sections: {count}.", count=len(plan.empty))
        yield _finding(view, "incomplete", says, (plan.latest.entry.id,))


def _grown_old(view: View, plan: SafetyPlanFact) -> Iterator[Finding]:
    """After the days that its cadence names."""
    cadence = view.knowledge.instruments["safety_plan"].cadence
    if cadence is None:
        return
    days = cadence.maintenance
    last = plan.gone_through or plan.latest.entry.recorded_at
    if view.person.in_care and view.clock.reached(last + timedelta(days=days)):
        day = last.astimezone(zone_named(view.person.zone)).date()
        says = say(
            "The safety plan was last gone through on {day}, more than {days} days ago.", day=day, days=days
        )
        yield _finding(view, "old", says, (plan.latest.entry.id,), "attention")


def _finding(
    view: View, part: str, says: Words, because: tuple[str, ...], urgency: Urgency = "note"
) -> Finding:
    return Finding(rule=f"{_ID}.{part}", says=says, urgency=urgency, because=because, ground=_ground(view))


def _ground(view: View) -> Ground:
    return ground(view.knowledge.instruments["safety_plan"].provenance)


RULE = Rule(
    id=_ID, reads=reads(Raised, SafetyPlan), find=find,
    about="R76: the safety plan is made or gone through within 7 days of an event, and looked at again after 90 days.",
)  # fmt: skip
