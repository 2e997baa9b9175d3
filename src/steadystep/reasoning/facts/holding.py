"""Who holds an open safety event, and who is next in line: always somebody, as long as anybody works here."""

from __future__ import annotations

from datetime import datetime

from steadystep.chart import AnyEntry
from steadystep.chart.safety import Acknowledged, Closed, ContactAttempted, HandedOver
from steadystep.knowledge import LadderStep, SafetyVariant
from steadystep.reasoning.clinic_value import Clinic
from steadystep.reasoning.finding import Act, Told

from .around import Around
from .deadlines import deadline
from .events import SafetyEventFact, Stretch
from .responsible import anyone, in_charge, named, on_call_at

Variant = SafetyVariant | None


def works_here(clinic: Clinic, person: str) -> bool:
    return person in clinic.staff


def taken_by(clinic: Clinic, event: SafetyEventFact) -> str:
    """Who has acknowledged it and still works here; '' where nobody has."""
    author = event.acknowledged.author if event.acknowledged else ""
    return author if works_here(clinic, author) else ""


def holder(view: Around, clinic: Clinic, event: SafetyEventFact, variant: Variant) -> str:
    """Who holds it now: whoever took it, else was handed it, else handed it over, else it came to first."""
    taken = taken_by(clinic, event)
    if taken:
        return taken
    handed = event.handed_over
    for person in (handed.body.to_person, handed.author) if handed else ():
        if works_here(clinic, person):
            return str(person)
    return first_owner(view, clinic, event, variant)


def first_owner(view: Around, clinic: Clinic, event: SafetyEventFact, variant: Variant) -> str:
    """Who it came to: whoever was on call then, holds the role for this client and was there; at last the lead, the admin."""
    roles = variant.first_actor if variant else (event.raised.owner_role,)
    at = event.raised.known_at
    return on_call_at(clinic, at) or named(roles, view.person, clinic, at) or in_charge(clinic, at)


def rung(
    view: Around, clinic: Clinic, who: str, variant: Variant, owner: str, at: datetime
) -> tuple[str, str]:
    """Role and person that a step of the ladder means."""
    if who == "owner":
        return "owner", owner
    if who == "backup":
        roles = [role for role in (variant.backup if variant else ()) if role]
        backup = named(roles, view.person, clinic, at)
        return "backup", backup if backup and backup != owner else in_charge(clinic, at)
    role = "lead" if who == "medical_director" else who
    return who, anyone(role, clinic, at) or in_charge(clinic, at)


def next_in_line(
    view: Around, clinic: Clinic, event: SafetyEventFact, variant: Variant, owner: str, due: datetime
) -> Told | None:
    """Who comes next if nothing happens, and when: the next step of the ladder; once taken on, the backup when it is due."""
    stretch = event.stretches[-1]
    if taken_by(clinic, event):
        role, person = rung(view, clinic, "backup", variant, owner, due)
        return Told(rung=1, role=role, person=person or owner, since=due)
    span = acknowledge_by(view, clinic, event, stretch) - stretch.since
    steps = list(enumerate(view.knowledge.clocks.ladder))
    ahead = [
        (number, step)
        for number, step in steps
        if not view.clock.reached(stretch.since + span * step.fraction)
    ]
    number, step = ahead[0] if ahead else steps[-1]
    role, person = _other_than(view, clinic, step, variant, owner, stretch)
    return Told(
        rung=number,
        role=role,
        person=person,
        since=stretch.since + span * step.fraction,
        by_phone=step.by_phone,
    )


def _other_than(
    view: Around, clinic: Clinic, step: LadderStep, variant: Variant, owner: str, stretch: Stretch
) -> tuple[str, str]:
    """Somebody else than who holds it, where there is anybody else; at last whoever works here."""
    steps = [rung(view, clinic, who, variant, owner, stretch.since) for who in step.who]
    roles, instants = ("lead", "admin", "prescriber", "therapist", "nurse"), (stretch.since, None)
    anybody = [(role, anyone(role, clinic, at)) for at in instants for role in roles]
    found = [one for one in (*steps, *anybody) if one[1]]
    return next((one for one in found if one[1] != owner), (*found, ("owner", owner))[0])


def acknowledge_by(view: Around, clinic: Clinic, event: SafetyEventFact, stretch: Stretch) -> datetime:
    if stretch.began is None:
        return event.raised.due
    return deadline(event.raised.level, stretch.since, view.knowledge, clinic)


def last_act(mine: tuple[AnyEntry, ...]) -> Act | None:
    """The last thing that somebody did about it."""
    done = [
        one for one in mine if isinstance(one.body, Acknowledged | ContactAttempted | HandedOver | Closed)
    ]
    if not done:
        return None
    entry = max(done, key=lambda one: one.seq)
    contact = entry.body if isinstance(entry.body, ContactAttempted) else None
    return Act(
        kind=entry.kind, by=entry.author, at=entry.recorded_at, method=contact.method if contact else "",
        outcome=contact.outcome if contact else "",
    )  # fmt: skip
