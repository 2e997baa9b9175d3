"""Every raised event is somebody's duty until a licensed clinician closes it; while nobody acknowledges it, the ladder climbs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.safety import Raised
from steadystep.chart.team import ConsentGiven, ConsentRevoked
from steadystep.knowledge import LadderStep, SafetyVariant
from steadystep.reasoning.facts.closing import variant_of
from steadystep.reasoning.facts.events import SafetyEventFact, Stretch
from steadystep.reasoning.facts.holding import (
    acknowledge_by,
    first_owner,
    holder,
    last_act,
    next_in_line,
    rung,
    taken_by,
    works_here,
)
from steadystep.reasoning.facts.responsible import in_charge
from steadystep.reasoning.facts.risk_answers import level_beneath
from steadystep.reasoning.finding import CLINIC_RULE, Duty, Ground, Told, ground
from steadystep.reasoning.view import Rule, Said, View, reads

OLD_NEWS = timedelta(days=3)
CONTACT_WITHIN = timedelta(hours=24)  # clinic rule where the variant names no contact time
# Hand-overs count in hundreds, above every rung of the ladder, so that each is a notice of its own.
HAND_OVER_RUNGS = 100
LEFT_RUNGS = 1_000_000  # above every hand-over
Variant = SafetyVariant | None


def find(view: View) -> Iterator[Said]:
    for event in view.events:
        if event.open:
            yield _duty(view, event)


def _duty(view: View, event: SafetyEventFact) -> Duty:
    raised, variant = event.raised, variant_of(view, event)
    due, owner, taken = (
        _due(view, event, variant),
        holder(view, view.clinic, event, variant),
        taken_by(view.clinic, event),
    )
    told = tuple(sorted(_told(view, event, variant), key=lambda one: (one.since, one.rung)))
    return Duty(
        key=event.entry, rule="safety.open_event", says=raised.says, level=raised.level, owner_role=raised.owner_role,
        person=owner, known_at=raised.known_at, due=due, raised=event.entry,
        because=(event.entry, *raised.because, *(entry.id for entry, _name in _taken_back(view, event))), closes_by=_closes_by(variant), steps=_steps(view, event, variant), overdue=view.clock.reached(due),
        acknowledged_by=taken, next_up=next_in_line(view, view.clinic, event, variant, owner, due), last_act=last_act(event.acts),
        ground=_ground(view, event), remarks=tuple(_remarks(view, event, told)), told=told,
    )  # fmt: skip


def _due(view: View, event: SafetyEventFact, variant: Variant) -> datetime:
    """To be acknowledged by the level's clock; once acknowledged, to be closed after the contact it asks for."""
    if event.acknowledged is None or not taken_by(view.clinic, event):
        return acknowledge_by(view, view.clinic, event, event.stretches[-1])
    hours = variant.contact_within_hours if variant else None
    return event.acknowledged.recorded_at + (timedelta(hours=hours) if hours else CONTACT_WITHIN)


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
    yield from _left_behind(view, event, variant)


def _left_behind(view: View, event: SafetyEventFact, variant: Variant) -> Iterator[Told]:
    """Whoever held it does not work here any more: who holds it now, and the lead, are told."""
    if _gone(view, event) is None:
        return
    entry = event.acknowledged or event.handed_over
    since = entry.recorded_at if entry else None
    for number, (role, person) in enumerate(
        (("owner", holder(view, view.clinic, event, variant)), ("lead", in_charge(view.clinic, since)))
    ):
        if entry is not None and person:
            yield Told(
                rung=LEFT_RUNGS + entry.seq * 2 + number, role=role, person=person, since=entry.recorded_at
            )


def _gone(view: View, event: SafetyEventFact) -> str | None:
    """Who took it on, or was handed it last, and does not work here any more."""
    if event.acknowledged:
        person = event.acknowledged.author
    elif event.handed_over:
        person = event.handed_over.body.to_person
    else:
        return None
    return None if works_here(view.clinic, person) else str(person)


def _handed(entry: AnyEntry, count: int) -> Told:
    return Told(
        rung=HAND_OVER_RUNGS * count, role="owner", person=entry.body.to_person, since=entry.recorded_at
    )


def _ladder(
    view: View, event: SafetyEventFact, variant: Variant, stretch: Stretch, base: int
) -> Iterator[Told]:
    """Every rung reached before anybody acknowledged."""
    span = acknowledge_by(view, view.clinic, event, stretch) - stretch.since
    owner = stretch.began.body.to_person if stretch.began else first_owner(view, view.clinic, event, variant)
    for number, step in enumerate(view.knowledge.clocks.ladder):
        since = stretch.since + span * step.fraction
        if stretch.began and number == 0:
            continue  # the hand-over itself told the new owner
        if stretch.acknowledged and stretch.acknowledged.recorded_at <= since and number:
            return
        if not view.clock.reached(since):
            return
        spoken: set[str] = set()
        for role, person in _rung(view, step, variant, owner, stretch):
            if person not in spoken:
                spoken.add(person)
                yield Told(rung=base + number, role=role, person=person, since=since, by_phone=step.by_phone)


def _rung(
    view: View, step: LadderStep, variant: Variant, owner: str, stretch: Stretch
) -> Iterator[tuple[str, str]]:
    """Role and person of each who is told at this step; whoever handed it over stays next in line."""
    for who in step.who:
        if who == "backup" and stretch.began:
            yield "owner_before", stretch.began.author
        yield rung(view, view.clinic, who, variant, owner, stretch.since)


def _closes_by(variant: SafetyVariant | None) -> Words:
    if variant is None:
        return say("A licensed clinician says what was found.")
    return say(
        "A licensed clinician closes it with: {evidence}.", evidence=say("; ".join(variant.closing_evidence))
    )


def _steps(view: View, event: SafetyEventFact, variant: Variant) -> tuple[Words, ...]:
    """What is to be done, and after ES01-Y what the level beneath it asks for as well."""
    beneath = level_beneath(view, event)
    actions = (*(variant.actions if variant else ()), *(beneath.actions if beneath else ()))
    return tuple(say(action) for action in dict.fromkeys(actions))


def _remarks(view: View, event: SafetyEventFact, told: tuple[Told, ...]) -> Iterator[Words]:
    if event.ground_corrected:
        yield say(
            "The answer it rests on was corrected since. It stays open until a licensed clinician has looked."
        )
    if variant_of(view, event) is None:
        yield say(
            "The rule that raised it has changed since. It stays open until a licensed clinician has looked."
        )
    if _gone(view, event) is not None:
        yield say("Whoever had it does not work here any more. It waits to be taken on again.")
    if event.handed_over and event.acknowledged is None:
        yield say("It was handed over and not yet taken on; whoever handed it over is next in line.")
    if beneath := level_beneath(view, event):
        yield say("By the answers the level is {event}: {title}.", event=beneath.id, title=say(beneath.title))
    yield from _odd_dates(view, event)
    for entry, name in _taken_back(view, event):
        yield say(
            "Consent for {name} was taken back on {day}, after this began: call them only by the safety exception, and "
            "write down why.", name=name, day=entry.body.when.day,
        )  # fmt: skip
    if any(not one.person for one in told):
        yield say("Nobody holds the role that should be told. Tell the clinic lead now.")
    late = any(
        t.rung % HAND_OVER_RUNGS == number and t.since >= event.stretches[-1].since
        for number, step in enumerate(view.knowledge.clocks.ladder)
        if step.opens
        for t in told
    )
    if late and not event.acknowledged:
        yield say("Nobody has taken it on, and its time has passed. Phone the lead now.")


def _taken_back(view: View, event: SafetyEventFact) -> Iterator[tuple[AnyEntry, str]]:
    """A caregiver's consent that ended after the event began, and their name: whoever is about to call must know."""
    for entry in view.chart.of(ConsentRevoked):
        given = view.chart.head(entry.body.consent) if entry.recorded_at >= event.raised.known_at else None
        if (
            given is not None
            and isinstance(given.body, ConsentGiven)
            and given.body.recipient_kind == "caregiver"
        ):
            yield entry, given.body.recipient_name


def _odd_dates(view: View, event: SafetyEventFact) -> Iterator[Words]:
    """The clock runs from when we learned of it; a telling dated otherwise is said, and changes nothing."""
    anchor = view.chart.entry(event.raised.anchor)
    if anchor is None or isinstance(anchor.body, Raised):
        return
    told, happened = anchor.recorded_at, anchor.body.when.earliest
    if happened > told + timedelta(days=1):
        yield say(
            "It is dated {day}, after it was told of: its clock runs from when we learned of it.",
            day=anchor.body.when.day,
        )
    elif happened < told - OLD_NEWS:
        yield say(
            "It is dated {day}, long before it was told of: its clock runs from when we learned of it.",
            day=anchor.body.when.day,
        )


def _ground(view: View, event: SafetyEventFact) -> Ground:
    family = view.knowledge.safety_events.get(event.raised.family)
    return ground(family.provenance) if family else CLINIC_RULE


RULE = Rule(
    id="safety.open_event", reads=reads(Raised), find=find,
    about="An open safety event is a duty with an owner, a clock and a ladder until a licensed clinician closes it.",
)  # fmt: skip
