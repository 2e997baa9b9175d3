"""What is booked. A page resolves the client's name through the lists, where consent is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from steadystep.clinic.ledger.clock import instant, microseconds

from .local_time import day_span
from .models import Booking, Room, State


@dataclass(frozen=True, slots=True)
class Booked:
    """One booking. `client` and `entry` are empty for the clinic's own time."""

    id: str
    person: str
    room: str
    starts: datetime
    ends: datetime
    client: str
    entry: str
    purpose: str
    place: str


def my_day(person: str, day: date, zone: str) -> list[Booked]:
    """What this person has on that local day, in order; what began the evening before and runs into it as well."""
    first, after = day_span(day, zone)
    rows = Booking.objects.filter(
        person=person, state=State.BOOKED, starts__lt=microseconds(after),
        starts__gte=microseconds(first - timedelta(minutes=480)),
    )  # fmt: skip
    found = [_booked(row) for row in rows.order_by("starts", "pk")]
    return [one for one in found if one.ends > first]


def of_client(client: str, starts: datetime, ends: datetime) -> list[Booked]:
    """A client's bookings that begin in [starts, ends), in order."""
    rows = Booking.objects.filter(
        client=client, state=State.BOOKED, starts__gte=microseconds(starts), starts__lt=microseconds(ends)
    )
    return [_booked(row) for row in rows.order_by("starts", "pk")]


def of_entry(entry: str) -> Booked | None:
    """What the visit with that entry (its first) has in the calendar; None when it was cancelled, or never had a time."""
    row = Booking.objects.filter(entry=entry, state=State.BOOKED).first()
    return _booked(row) if row else None


def rooms() -> list[tuple[UUID, str]]:
    """Id and name of every room, by name."""
    return list(Room.objects.order_by("name").values_list("pk", "name"))


def add_room(name: str, site: UUID | None = None) -> UUID:
    """A new room; its name is unique at its site."""
    return Room.objects.create(name=name.strip(), site_id=site).pk


def _booked(row: Booking) -> Booked:
    starts = instant(row.starts)
    return Booked(
        id=str(row.pk), person=row.person, room=row.room, starts=starts, ends=starts + timedelta(minutes=row.minutes),
        client=row.client, entry=row.entry or "", purpose=row.purpose, place=row.place,
    )  # fmt: skip
