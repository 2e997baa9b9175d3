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


def here(clinic: Clinic, person: str, at: datetime | None, asked: frozenset[str] = frozenset()) -> str:
    """The person, or who stands for them while they are away, or for those in turn; '' when nobody does."""
    away = [
        one for one in clinic.away if at is not None and one.person == person and one.starts <= at < one.ends
    ]
    if not away:
        return person
    asked |= {person}  # two who stand for each other are both away: the circle ends
    named_last = (one.substitute for one in reversed(away))
    fit = (one for one in named_last if one in clinic.staff and one not in asked)
    return next((found for one in fit if (found := here(clinic, one, at, asked))), "")


def anyone(role: str, clinic: Clinic, at: datetime | None = None) -> str:
    """Someone of the clinic with that role, '' when nobody has it. With `at`, someone who is there, or stands in for one."""
    return next((found for one in clinic.with_role(role) if (found := here(clinic, one.id, at))), "")


def in_charge(clinic: Clinic, at: datetime | None) -> str:
    """The lead, else an administrator; who is there at `at` comes before who is away. '' when there is neither."""
    return (
        anyone("lead", clinic, at)
        or anyone("admin", clinic, at)
        or anyone("lead", clinic)
        or anyone("admin", clinic)
    )


def on_call(clinic: Clinic, clock: Clock) -> str:
    """Who is on call now, '' when nobody is; the answer is looked at again when a shift starts or ends."""
    for shift in clinic.on_call:
        if clock.reached(shift.starts) and not clock.reached(shift.ends) and shift.person in clinic.staff:
            return shift.person
    return ""


def on_call_at(clinic: Clinic, instant: datetime) -> str:
    """Who was on call at that instant, or stood in for them, if the clinic was closed then."""
    if is_open(clinic, instant):
        return ""
    shifts = (
        shift
        for shift in clinic.on_call
        if shift.starts <= instant < shift.ends and shift.person in clinic.staff
    )
    return next((found for shift in shifts if (found := here(clinic, shift.person, instant))), "")


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
