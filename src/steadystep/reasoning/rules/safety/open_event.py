"""Every raised event is somebody's duty until a licensed clinician closes it; while nobody acknowledges it, the ladder climbs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.safety import Raised
from steadystep.knowledge import LadderStep, SafetyVariant
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.events import SafetyEventFact, Stretch
from steadystep.reasoning.facts.responsible import anyone, named, on_call_at
from steadystep.reasoning.finding import CLINIC_RULE, Duty, Ground, Told, ground
from steadystep.reasoning.view import Rule, Said, View, reads

CONTACT_WITHIN = timedelta(hours=24)  # clinic rule where the variant names no contact time
# Hand-overs count in hundreds, above every rung of the ladder, so that each is a notice of its own.
HAND_OVER_RUNGS = 100
Variant = SafetyVariant | None


def find(view: View) -> Iterator[Said]:
    for event in view.events:
        if event.open:
            yield _duty(view, event)


def _duty(view: View, event: SafetyEventFact) -> Duty:
    raised, variant = event.raised, _variant(view, event)
    due = _due(view, event, variant)
    told = tuple(sorted(_told(view, event, variant), key=lambda one: (one.since, one.rung)))
    return Duty(
        key=event.entry, rule="safety.open_event", says=raised.says, level=raised.level, owner_role=raised.owner_role,
        person=_owner(view, event, variant), known_at=raised.known_at, due=due, raised=event.entry,
        because=(event.entry, *raised.because), closes_by=_closes_by(variant), steps=_steps(variant), overdue=view.clock.reached(due),
        acknowledged_by=event.acknowledged.author if event.acknowledged else "",
        ground=_ground(view, event), remarks=tuple(_remarks(view, event, told)), told=told,
    )  # fmt: skip


def _variant(view: View, event: SafetyEventFact) -> Variant:
    """What knowledge says of the event today; None if the variant is gone: the duty stands all the same."""
    try:
        return view.knowledge.safety_variant(event.raised.event)
    except KeyError:
        return None


def _owner(view: View, event: SafetyEventFact, variant: Variant) -> str:
    """Who owns it now: whoever took it, else was handed it, else it came to first."""
    if event.acknowledged:
        return event.acknowledged.author
    if event.handed_over and event.handed_over.body.to_person in view.clinic.staff:
        return str(event.handed_over.body.to_person)
    return _first_owner(view, event, variant)


def _first_owner(view: View, event: SafetyEventFact, variant: Variant) -> str:
    """Who it came to: whoever was on call then, holds the role for this client; at last the lead, the admin."""
    roles = variant.first_actor if variant else (event.raised.owner_role,)
    return (
        on_call_at(view.clinic, event.raised.known_at)
        or named(roles, view.person, view.clinic)
        or anyone("lead", view.clinic)
        or anyone("admin", view.clinic)
    )


def _due(view: View, event: SafetyEventFact, variant: Variant) -> datetime:
    """To be acknowledged by the level's clock; once acknowledged, to be closed after the contact it asks for."""
    if event.acknowledged is None:
        return _acknowledge_by(view, event, event.stretches[-1])
    hours = variant.contact_within_hours if variant else None
    return event.acknowledged.recorded_at + (timedelta(hours=hours) if hours else CONTACT_WITHIN)


def _acknowledge_by(view: View, event: SafetyEventFact, stretch: Stretch) -> datetime:
    if stretch.began is None:
        return event.raised.due
    return deadline(event.raised.level, stretch.since, view.knowledge, view.clinic)


def _told(view: View, event: SafetyEventFact, variant: Variant) -> Iterator[Told]:
    """Everyone who was told so far. What was told stays told, whoever has taken it since."""
    hand_overs = 0
    for stretch in event.stretches:
        if stretch.began:
            hand_overs += 1
            yield _handed(stretch.began, hand_overs)
        yield from _ladder(view, event, variant, stretch, HAND_OVER_RUNGS * hand_overs)
        for passed in stretch.passed_on:
            hand_overs += 1
            yield _handed(passed, hand_overs)


def _handed(entry: AnyEntry, count: int) -> Told:
    return Told(
        rung=HAND_OVER_RUNGS * count, role="owner", person=entry.body.to_person, since=entry.recorded_at
    )


def _ladder(
    view: View, event: SafetyEventFact, variant: Variant, stretch: Stretch, base: int
) -> Iterator[Told]:
    """Every rung reached before anybody acknowledged."""
    span = _acknowledge_by(view, event, stretch) - stretch.since
    owner = stretch.began.body.to_person if stretch.began else _first_owner(view, event, variant)
    for rung, step in enumerate(view.knowledge.clocks.ladder):
        since = stretch.since + span * step.fraction
        if stretch.began and rung == 0:
            continue  # the hand-over itself told the new owner
        if stretch.acknowledged and stretch.acknowledged.recorded_at <= since and rung:
            return
        if not view.clock.reached(since):
            return
        spoken: set[str] = set()
        for role, person in _rung(view, step, variant, owner, stretch):
            if person not in spoken:
                spoken.add(person)
                yield Told(rung=base + rung, role=role, person=person, since=since, by_phone=step.by_phone)


def _rung(
    view: View, step: LadderStep, variant: Variant, owner: str, stretch: Stretch
) -> Iterator[tuple[str, str]]:
    """Role and person of each who is told at this step; whoever handed it over stays next in line."""
    for who in step.who:
        if who == "backup" and stretch.began:
            yield "owner_before", stretch.began.author
        yield _who(view, who, variant, owner)


def _who(view: View, who: str, variant: Variant, owner: str) -> tuple[str, str]:
    if who == "owner":
        return "owner", owner
    if who == "backup":
        roles = variant.backup if variant else ()
        backup = named([role for role in roles if role], view.person, view.clinic)
        return "backup", backup if backup and backup != owner else anyone("lead", view.clinic)
    role = "lead" if who == "medical_director" else who
    return who, anyone(role, view.clinic) or anyone("admin", view.clinic)


def _closes_by(variant: SafetyVariant | None) -> Words:
    if variant is None:
        return say("A licensed clinician says what was found.")
    return say(
        "A licensed clinician closes it with: {evidence}.", evidence=say("; ".join(variant.closing_evidence))
    )


def _steps(variant: Variant) -> tuple[Words, ...]:
    return tuple(say(action) for action in variant.actions) if variant else ()


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
        if step.opens
        and any(t.rung % HAND_OVER_RUNGS == rung and t.since >= event.stretches[-1].since for t in told)
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
