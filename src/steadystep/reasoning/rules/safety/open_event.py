"""Every raised event is somebody's duty until a licensed clinician closes it; while nobody acknowledges it, the ladder climbs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import Words, say
from steadystep.chart.safety import Raised
from steadystep.knowledge import LadderStep, SafetyVariant
from steadystep.reasoning.facts.events import SafetyEventFact
from steadystep.reasoning.facts.responsible import anyone, named, on_call_at
from steadystep.reasoning.finding import CLINIC_RULE, Duty, Ground, Told, ground
from steadystep.reasoning.view import Rule, Said, View, reads

CONTACT_WITHIN = timedelta(hours=24)  # clinic rule where the variant names no contact time
HANDED_OVER_RUNG = 100  # above every rung of the ladder, so that a hand-over is a notice of its own


def find(view: View) -> Iterator[Said]:
    for event in view.events:
        if event.open:
            yield _duty(view, event)


def _duty(view: View, event: SafetyEventFact) -> Duty:
    raised, variant = event.raised, _variant(view, event)
    owner = _owner(view, event, variant)
    due = _due(event, variant)
    told = (*_ladder(view, event, variant, owner), *_handed(event))
    return Duty(
        key=event.entry, rule="safety.open_event", says=raised.says, level=raised.level, owner_role=raised.owner_role,
        person=owner, known_at=raised.known_at, due=due, raised=event.entry, because=(event.entry, *raised.because),
        acknowledged_by=event.acknowledged.author if event.acknowledged else "",
        closes_by=_closes_by(variant), overdue=view.clock.reached(due), ground=_ground(view, event),
        remarks=tuple(_remarks(view, event, told)), told=told,
    )  # fmt: skip


def _variant(view: View, event: SafetyEventFact) -> SafetyVariant | None:
    """What knowledge says of the event today; None if the variant is gone: the duty stands all the same."""
    try:
        return view.knowledge.safety_variant(event.raised.event)
    except KeyError:
        return None


def _owner(view: View, event: SafetyEventFact, variant: SafetyVariant | None) -> str:
    """Who owns it: whoever took it, was handed it, was on call when it came, holds the role; at last the lead, the admin."""
    if event.acknowledged:
        return event.acknowledged.author
    if event.handed_over and event.handed_over.body.to_person in view.clinic.staff:
        return str(event.handed_over.body.to_person)
    roles = variant.first_actor if variant else (event.raised.owner_role,)
    return (
        on_call_at(view.clinic, event.raised.known_at)
        or named(roles, view.person, view.clinic)
        or anyone("lead", view.clinic)
        or anyone("admin", view.clinic)
    )


def _due(event: SafetyEventFact, variant: SafetyVariant | None) -> datetime:
    """To be acknowledged by the level's clock; once acknowledged, to be closed after the contact it asks for."""
    if event.acknowledged is None:
        return event.raised.due
    hours = variant.contact_within_hours if variant else None
    return event.acknowledged.recorded_at + (timedelta(hours=hours) if hours else CONTACT_WITHIN)


def _ladder(view: View, event: SafetyEventFact, variant: SafetyVariant | None, owner: str) -> Iterator[Told]:
    """Every rung reached before anybody acknowledged. A rung once reached stays: what was told stays told."""
    raised = event.raised
    span = raised.due - raised.known_at
    for rung, step in enumerate(view.knowledge.clocks.ladder):
        since = raised.known_at + span * step.fraction
        if event.acknowledged and event.acknowledged.recorded_at <= since and rung:
            return
        if not view.clock.reached(since):
            return
        yield from _rung(view, rung, step, since, variant, owner)


def _rung(
    view: View, rung: int, step: LadderStep, since: datetime, variant: SafetyVariant | None, owner: str
) -> Iterator[Told]:
    spoken: set[str] = set()
    for who in step.who:
        role, person = _who(view, who, variant, owner)
        if person not in spoken:
            spoken.add(person)
            yield Told(rung=rung, role=role, person=person, since=since, by_phone=step.by_phone)


def _who(view: View, who: str, variant: SafetyVariant | None, owner: str) -> tuple[str, str]:
    if who == "owner":
        return "owner", owner
    if who == "backup":
        roles = variant.backup if variant else ()
        backup = named([role for role in roles if role], view.person, view.clinic)
        return "backup", backup if backup and backup != owner else anyone("lead", view.clinic)
    role = "lead" if who == "medical_director" else who
    return who, anyone(role, view.clinic) or anyone("admin", view.clinic)


def _handed(event: SafetyEventFact) -> Iterator[Told]:
    if event.handed_over:
        yield Told(
            rung=HANDED_OVER_RUNG,
            role="owner",
            person=event.handed_over.body.to_person,
            since=event.handed_over.recorded_at,
        )


def _closes_by(variant: SafetyVariant | None) -> Words:
    if variant is None:
        return say("A licensed clinician says what was found.")
    return say(
        "A licensed clinician closes it with: {evidence}.", evidence=say("; ".join(variant.closing_evidence))
    )


def _remarks(view: View, event: SafetyEventFact, told: tuple[Told, ...]) -> Iterator[Words]:
    if event.ground_corrected:
        yield say(
            "The answer it rests on was corrected since. It stays open until a licensed clinician has looked."
        )
    if _variant(view, event) is None:
        yield say(
            "The rule that raised it has changed since. It stays open until a licensed clinician has looked."
        )
    if any(not one.person for one in told):
        yield say("Nobody holds the role that should be told. Tell the clinic lead now.")
    late = [
        step
        for rung, step in enumerate(view.knowledge.clocks.ladder)
        if step.opens and any(t.rung == rung for t in told)
    ]
    if late and not event.acknowledged:
        yield say(
            "Nobody has acknowledged it past its clock ({event}). Phone the lead.", event=late[-1].opens
        )


def _ground(view: View, event: SafetyEventFact) -> Ground:
    family = view.knowledge.safety_events.get(event.raised.family)
    return ground(family.provenance) if family else CLINIC_RULE


RULE = Rule(
    id="safety.open_event", reads=reads(Raised), find=find,
    about="An open safety event is a duty with an owner, a clock and a ladder until a licensed clinician closes it.",
)  # fmt: skip
