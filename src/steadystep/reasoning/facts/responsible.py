"""Which named person a role means for this client: their own, else their team's, else who is on call, else the lead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from steadystep.reasoning.clinic_value import Clinic
from steadystep.reasoning.clock import Clock
from steadystep.reasoning.working_time import is_open

from .person import Person


def named(roles: Sequence[str], who: Person, clinic: Clinic, at: datetime | None = None) -> str:
    """The id of the person who holds the first of these roles that anybody holds for this client; '' when nobody does.

    With `at`, who is away at that instant is left out; their own substitute stands for them.
    """
    for role in roles:
        found = _own(role, who, clinic, at) or _of_team(role, who, clinic, at)
        if found:
            return found
    return ""


def here(clinic: Clinic, person: str, at: datetime | None) -> str:
    """The person, or who stands for them while they are away; '' when nobody does."""
    away = [
        one for one in clinic.away if at is not None and one.person == person and one.starts <= at < one.ends
    ]
    if not away:
        return person
    substitute = away[-1].substitute
    absent = any(
        one.person == substitute and at is not None and one.starts <= at < one.ends for one in clinic.away
    )
    return substitute if substitute in clinic.staff and not absent else ""


def anyone(role: str, clinic: Clinic) -> str:
    """Someone of the clinic with that role, '' when nobody has it."""
    found = clinic.with_role(role)
    return found[0].id if found else ""


def on_call(clinic: Clinic, clock: Clock) -> str:
    """Who is on call now, '' when nobody is; the answer is looked at again when a shift starts or ends."""
    for shift in clinic.on_call:
        if clock.reached(shift.starts) and not clock.reached(shift.ends) and shift.person in clinic.staff:
            return shift.person
    return ""


def on_call_at(clinic: Clinic, instant: datetime) -> str:
    """Who was on call at that instant, if the clinic was closed then."""
    if is_open(clinic, instant):
        return ""
    shifts = (
        shift
        for shift in clinic.on_call
        if shift.starts <= instant < shift.ends and shift.person in clinic.staff
    )
    return next((shift.person for shift in shifts), "")


def _own(role: str, who: Person, clinic: Clinic, at: datetime | None) -> str:
    mine = [member.person for member in who.members if member.role == role and member.person in clinic.staff]
    present = [found for person in mine if (found := here(clinic, person, at))]
    return present[-1] if present else ""


def _of_team(role: str, who: Person, clinic: Clinic, at: datetime | None) -> str:
    for team in who.teams:
        present = [found for one in clinic.with_role(role, team) if (found := here(clinic, one.id, at))]
        if present:
            return present[0]
    return ""
