"""Who comes today, for the front desk: a name, a time, with whom. Of risk only that a clinician is to be told first."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import msgspec

from steadystep.clinic.calendar import reading
from steadystep.clinic.calendar.reading import Booked
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger.models import EntryRow
from steadystep.clinic.people.models import ClientRow

from .lists import lines_of
from .models import DutyRow

_CAME: Final = {"visit_attended": "came", "visit_missed": "missed"}


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """One visit of today. `born` is the birth date as it was given: it tells two of one name apart. `state` is came, missed or empty; `tell_first`: a safety event is open, and the desk learns no more."""

    client: str
    called: str
    pronouns: str
    born: str
    starts: datetime
    ends: datetime
    person: str
    room: str
    place: str
    visit: str
    state: str
    tell_first: bool


def arrivals(actor: Actor, day: date, zone: str) -> list[Arrival]:
    """Today's visits of clients of `actor`'s teams, in order."""
    booked = reading.of_day(day, zone)
    lines = lines_of(actor, {one.client for one in booked})
    near = [one for one in booked if one.client in lines]
    tell = set(DutyRow.objects.filter(client__in=lines).exclude(raised="").values_list("client", flat=True))
    states = _states(near)
    born = {
        str(pk): day for pk, day in ClientRow.objects.filter(pk__in=lines).values_list("pk", "birth_date")
    }
    return [
        Arrival(
            client=one.client, called=lines[one.client].called, pronouns=line.pronouns if (line := lines[one.client].line) else "",
            born=born.get(one.client, ""), starts=one.starts, ends=one.ends, person=one.person, room=one.room, place=one.place, visit=one.entry,
            state=states.get(one.entry, ""), tell_first=one.client in tell,
        )
        for one in near
    ]  # fmt: skip


def _states(booked: list[Booked]) -> dict[str, str]:
    """How each visit went, by its entry, where somebody wrote it down; the latest word counts."""
    rows = EntryRow.objects.filter(kind__in=_CAME, code__in=[one.entry for one in booked if one.entry])
    return {code: _CAME[kind] for code, kind in rows.order_by("recorded_at").values_list("code", "kind")}
