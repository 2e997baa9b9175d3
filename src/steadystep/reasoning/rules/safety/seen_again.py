"""After a safety event the person is seen within the hours, and called in the weeks, that its variant names (ES01, ES17)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import say
from steadystep.chart.safety import ContactAttempted, Raised
from steadystep.chart.when import zone_named
from steadystep.knowledge import SafetyVariant
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.closing import variant_of
from steadystep.reasoning.facts.events import SafetyEventFact, family_of
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "safety.seen_again"
_WEEK = timedelta(days=7)
_AROUND = timedelta(days=3)  # clinic rule: a contact in the three days before is the contact of that week


def find(view: View) -> Iterator[Said]:
    visits: list[Duty] = []
    for event in view.events:
        variant = variant_of(view, event)
        if variant is None:
            continue
        if variant.visit_within_hours and event.open:
            visits += _visit(view, event, variant, timedelta(hours=variant.visit_within_hours))
        if variant.weekly_contacts:
            yield from _weekly(view, event, variant)
    yield from sorted(visits, key=lambda duty: duty.due)[:1]  # one visit answers every event


def _visit(view: View, event: SafetyEventFact, variant: SafetyVariant, within: timedelta) -> Iterator[Duty]:
    known = event.raised.known_at
    if _seen(view, known) or _will_be_seen(view, known, known + within):
        return
    yield Duty(
        key=f"{_ID}/{event.entry}", rule=_ID, level="T2", owner_role=variant.first_actor[0], person=_person(view, variant),
        says=say("After {event}: a visit within {hours} hours.", event=event.raised.event, hours=variant.visit_within_hours),
        known_at=known, due=known + within, overdue=view.clock.reached(known + within), because=(event.entry,),
        closes_by=say("A visit is booked in that time, or the client was here."), ground=_ground(view, event),
    )  # fmt: skip


def _seen(view: View, since: datetime) -> bool:
    return any(one.outcome == "attended" and one.starts >= since for one in view.visits)


def _will_be_seen(view: View, since: datetime, until: datetime) -> bool:
    return any(
        one.outcome == "booked" and since <= one.starts <= until and not view.clock.reached(one.starts)
        for one in view.visits
    )


def _weekly(view: View, event: SafetyEventFact, variant: SafetyVariant) -> Iterator[Duty]:
    """The contact of this week; one that was left out is not made up for, the next takes its place."""
    zone = view.person.zone
    first = event.raised.known_at.astimezone(zone_named(zone)).date()
    begun = [
        day for week in range(1, variant.weekly_contacts + 1)
        if view.clock.reached(midnight(day := first + week * _WEEK, zone))
    ]  # fmt: skip
    if not begun or view.clock.reached(midnight(begun[-1] + _WEEK, zone)):
        return
    day = begun[-1]
    if _spoken(view, midnight(day - _AROUND, zone)):
        return
    due = midnight(day + timedelta(days=1), zone)
    yield Duty(
        key=f"{_ID}.weekly/{event.entry}/{day}", rule=f"{_ID}.weekly", level="T3", owner_role=variant.first_actor[0],
        person=_person(view, variant), known_at=midnight(day, zone), due=due, overdue=view.clock.reached(due),
        says=say("After {event}: contact {number} of {count}, one each week.", event=event.raised.event,
                 number=len(begun), count=variant.weekly_contacts),
        because=(event.entry,), closes_by=say("They were reached, or they were here."), ground=_ground(view, event),
    )  # fmt: skip


def _spoken(view: View, since: datetime) -> bool:
    reached = (
        entry for entry in view.chart.of(ContactAttempted)
        if entry.body.outcome == "reached" and entry.body.to_whom == "client"
    )  # fmt: skip
    return any(entry.occurred >= since for entry in reached) or _seen(view, since)


def _person(view: View, variant: SafetyVariant) -> str:
    return named((*variant.first_actor, *variant.backup), view.person, view.clinic)


def _ground(view: View, event: SafetyEventFact) -> Ground:
    return ground(view.knowledge.safety_events[family_of(event.raised.event)].provenance)


RULE = Rule(
    id=_ID, reads=reads(Raised), find=find,
    about="ES01, ES17: a visit within the hours the event names; after ES01-Y a contact each week for four weeks.",
)  # fmt: skip
