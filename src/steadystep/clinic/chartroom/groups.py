"""A group: several clients, one room, one hour. Each chart learns of its own visit alone, and of no other member."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db import transaction

from steadystep.chart import NewEntry, Refused, When, say
from steadystep.chart.visits import VisitBooked
from steadystep.clinic.calendar import claiming
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.consent.actor import Actor

from .writing import write

MOST = 20


def book_group(
    actor: Actor, clients: Iterable[str], time: Time, *, meeting: str, zone: str, place: str = "in_person"
) -> int:
    """All members or none; how many. `meeting` is the sender's id: sent again, it is answered as before.

    Raises `Clash` where the person or the room is taken, `NotAllowed` for a client whose visits are not this actor's to book.
    """
    members = sorted(
        set(clients)
    )  # in the order of their ids, so that two groups at once never wait for each other
    if not 2 <= len(members) <= MOST:
        raise Refused((say("A group has 2 to {most} members: choose again.", most=MOST),))
    group = claiming.booking_id(meeting)
    with transaction.atomic():
        if not claiming.is_claimed(group):
            claiming.claim(group, time, purpose="group", place=place)
        for client in members:
            _join(actor, client, time, group, meeting, zone, place)
    return len(members)


def _join(
    actor: Actor, client: str, time: Time, group: uuid.UUID, meeting: str, zone: str, place: str
) -> None:
    entry = str(uuid.uuid5(uuid.UUID(meeting), client))
    booking = claiming.booking_id(entry)
    body = VisitBooked(
        when=When.instant(time.starts, zone), minutes=time.minutes, purpose="group", with_person=time.person,
        place=place, booking=str(booking),
    )  # fmt: skip
    write(actor, client, [NewEntry(id=entry, body=body)])
    if claiming.booking_of(entry) is None:
        claiming.place_in_group(booking, group, time, client=client, entry=entry, place=place)
