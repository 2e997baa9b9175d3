"""The clinic as reasoning sees it: hours, holidays, people and rota, folded from the clinic's own tables."""

from __future__ import annotations

import hashlib
import time as wall
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec
from django.db.models import Max, Q

from steadystep.clinic.asking import own_instruments
from steadystep.clinic.ledger import clock
from steadystep.clinic.people import models as people
from steadystep.clinic.people import roster
from steadystep.reasoning import (
    Absence,
    Clinic,
    ConsentAge,
    Pharmacy,
    ProgrammeWindow,
    Shift,
    StaffMember,
)
from steadystep.reasoning.clinic_value import TreatmentProgram, nine_to_five

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LOOK_EVERY = 5.0
_FOLD_EVERY = 60.0
LEAVE_KEPT = timedelta(days=90)


class _Kept(msgspec.Struct):
    """The value, when it was folded and last looked at (seconds of the process), and the people's log as it stood then."""

    value: Clinic
    folded: float
    looked: float
    log: int


_kept: dict[str, _Kept] = {}


def clinic_value() -> Clinic:
    """The clinic now. Every opening and writing asks for it, so it is kept.

    Whatever changes people, teams, hours or the rota lands in the sign-in log: every few seconds the end of the log is
    looked at, and the value folded anew if it moved; once a minute in any case, since roles start and end by time.
    """
    kept, now = _kept.get("clinic"), wall.monotonic()
    if kept is not None and now - kept.looked < _LOOK_EVERY:
        return kept.value
    own_instruments.look()
    log = people.SignInLog.objects.aggregate(last=Max("pk"))["last"] or 0
    if kept is None or kept.log != log or now - kept.folded > _FOLD_EVERY:
        kept = _kept["clinic"] = _Kept(value=_folded(clock.now()), folded=now, looked=now, log=log)
    kept.looked = now
    return kept.value


def forget_clinic() -> None:
    """Read it anew at the next asking: after a change of people, rota or hours."""
    _kept.clear()


def _folded(at: datetime) -> Clinic:
    row = roster.clinic()
    value = Clinic(
        name=row.name if row else "Steadystep", zone=row.zone if row else "UTC",
        hours=_hours(row.working_hours) if row and row.working_hours else nine_to_five(),
        holidays=frozenset(date.fromisoformat(one["day"]) for one in row.holidays) if row else frozenset(),
        staff=_staff(at), on_call=_on_call(), away=_away(at),
        site_of={str(team): str(site) for team, site in people.Team.objects.values_list("pk", "site_id")},
        consent_ages=tuple(_consent_age(one) for one in row.consent_ages) if row else (),
        pharmacy_states=tuple(row.pharmacy_states) if row else (),
        programme_windows=tuple(msgspec.convert(one, ProgrammeWindow) for one in row.programme_windows) if row else (),
        programs=tuple(TreatmentProgram(**one) for one in row.treatment_programs) if row else (),
        urine_tests=row.urine_tests if row else "scheduled",
        pharmacies=tuple(msgspec.convert(one, Pharmacy) for one in row.pharmacies) if row else (),
    )  # fmt: skip
    return msgspec.structs.replace(value, version=_digest(value))


def _consent_age(kept: dict[str, Any]) -> ConsentAge:
    day = date.fromisoformat(kept["reviewed_on"])
    return ConsentAge(
        care=kept["care"], age=kept["age"], sees=kept["sees"], citation=kept["citation"], reviewed_on=day
    )


def _hours(given: dict[str, Any]) -> dict[int, tuple[time, time]]:
    opening = {day: hours for day, name in enumerate(_DAYS) if (hours := given.get(name))}
    return {
        day: (time.fromisoformat(first), time.fromisoformat(last)) for day, (first, last) in opening.items()
    }


def _staff(at: datetime) -> dict[str, StaffMember]:
    holding = people.StaffRole.objects.filter(
        Q(ends__isnull=True) | Q(ends__gt=at), starts__lte=at, person__is_active=True
    ).select_related("person")
    every_team = frozenset(str(team) for team in people.Team.objects.values_list("pk", flat=True))
    held: dict[str, set[tuple[str, str]]] = {}
    roles: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for row in holding:
        person = str(row.person_id)
        names[person] = row.person.display_name
        roles.setdefault(person, set()).add(row.role)
        teams = [str(row.team_id)] if row.team_id else every_team
        held.setdefault(person, set()).update((row.role, team) for team in teams)
    return {
        person: StaffMember(
            id=person, name=names[person], roles=frozenset(roles[person]), held=frozenset(held[person]),
            teams=frozenset(team for _, team in held[person]),
        )
        for person in sorted(names)
    }  # fmt: skip


def _on_call() -> tuple[Shift, ...]:
    rows = people.OnCall.objects.order_by("starts", "pk")
    return tuple(
        Shift(person=str(row.person_id), role=row.role, starts=row.starts, ends=row.ends) for row in rows
    )


def _away(at: datetime) -> tuple[Absence, ...]:
    """Leave that holds, is to come, or ended lately: an event is given to who was there when it began."""
    rows = people.Leave.objects.filter(ends__gt=at - LEAVE_KEPT).order_by("starts", "pk")
    return tuple(
        Absence(
            person=str(row.person_id),
            starts=row.starts,
            ends=row.ends,
            substitute=str(row.substitute_id or ""),
        )
        for row in rows
    )


def _digest(value: Clinic) -> str:
    """Sets have no order of their own: written sorted, so that equal clinics have equal digests."""
    fields = {
        **msgspec.structs.asdict(value),
        "hours": {str(day): hours for day, hours in value.hours.items()},
    }
    return hashlib.sha256(msgspec.json.encode(fields, order="deterministic")).hexdigest()
