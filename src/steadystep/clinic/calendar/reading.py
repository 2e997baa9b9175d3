"""What is booked. A page resolves the client's name through the lists, where consent is asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Min

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
    members: int = 0


def my_day(person: str, day: date, zone: str) -> list[Booked]:
    """What this person has on that local day, in order; what began the evening before and runs into it as well."""
    first, after = day_span(day, zone)
    found = of_person(person, first - timedelta(minutes=480), after)
    return [one for one in found if one.ends > first]


def of_person(person: str, starts: datetime, ends: datetime) -> list[Booked]:
    """What this person has that begins in [starts, ends), in order; a group once, with the number of its members."""
    rows = Booking.objects.filter(
        person=person, state=State.BOOKED, starts__gte=microseconds(starts), starts__lt=microseconds(ends)
    )
    members = Counter(rows.filter(group__isnull=False).values_list("group", flat=True))
    alone = rows.filter(group__isnull=True).order_by("starts", "pk")
    return [replace(_booked(row), members=members[row.pk]) for row in alone]


def of_client(client: str, starts: datetime, ends: datetime) -> list[Booked]:
    """A client's bookings that begin in [starts, ends), in order."""
    rows = Booking.objects.filter(
        client=client, state=State.BOOKED, starts__gte=microseconds(starts), starts__lt=microseconds(ends)
    )
    return [_booked(row) for row in rows.order_by("starts", "pk")]


def next_of_clients(now: datetime) -> dict[str, datetime]:
    """The next booking of every client who has one, by client."""
    ahead = Booking.objects.filter(state=State.BOOKED, starts__gt=microseconds(now)).exclude(client="")
    rows = ahead.order_by().values_list("client").annotate(first=Min("starts"))
    return {client: instant(first) for client, first in rows}


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


def of_day(day: date, zone: str) -> list[Booked]:
    """Every visit of that local day, whoever's, in order; the clinic's own time left out."""
    first, after = day_span(day, zone)
    rows = Booking.objects.filter(
        state=State.BOOKED, starts__gte=microseconds(first), starts__lt=microseconds(after)
    )
    return [_booked(row) for row in rows.exclude(client="").order_by("starts", "pk")]
