"""Who comes today, row by row, for the page of arrivals and for the desk's own Today. Nothing clinical stands here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from steadystep.clinic.calendar import reading
from steadystep.clinic.chartroom.arrivals import Arrival, arrivals
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.staff.addresses import client_address, form_address
from steadystep.faces.staff.as_said import birth_date_said, names_of


@dataclass(frozen=True, slots=True)
class Row:
    """One visit as the desk sees it; `came` and `missed` are addresses."""

    one: Arrival
    href: str
    born: str
    person: str
    room: str
    came: str
    missed: str


def todays_arrivals(actor: Actor, now: datetime) -> list[Row]:
    """Who comes today, in order."""
    found = arrivals(actor, timezone.localtime(now).date(), timezone.get_current_timezone_name())
    names = names_of({one.person for one in found}, clinic_value())
    rooms = {str(room): name for room, name in reading.rooms()}
    return [_row(one, names, rooms) for one in found]


def _row(one: Arrival, names: dict[str, str], rooms: dict[str, str]) -> Row:
    return Row(
        one, client_address(one.client), birth_date_said(one.born), names.get(one.person, ""), rooms.get(one.room, ""),
        form_address(one.client, "visit-attended", visit=one.visit), form_address(one.client, "visit-missed", visit=one.visit),
    )  # fmt: skip
