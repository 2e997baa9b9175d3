"""A group: several clients, one room, one hour. Each chart learns of its own visit alone, and of no other member."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from django.db import transaction

from steadystep.chart import NewEntry, Refused, When, say
from steadystep.chart.visits import VisitBooked
from steadystep.clinic.calendar import claiming
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.consent.actor import Actor

from .series import Repeat, SeriesDone, days_of, each_of, following
from .writing import write

MOST = 20


def book_group(
    actor: Actor, clients: Iterable[str], time: Time, *, meeting: str, zone: str, place: str = "in_person", series: str = ""
) -> int:  # fmt: skip
    """All members or none; how many. `meeting` is the sender's id: sent again, it is answered as before.

    `series` is the first meeting of several. Raises `Clash` where the person or the room is taken, `NotAllowed` for a client whose visits are not this actor's to book.
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
            _join(actor, client, time, group, meeting, zone, place, series)
    return len(members)


def book_group_series(
    actor: Actor, clients: Iterable[str], time: Time, repeat: Repeat, *, meeting: str, zone: str, place: str = "in_person"
) -> SeriesDone:  # fmt: skip
    """The same people at the same hour of the wall clock, meeting by meeting. Ids follow from `meeting`.

    Raises what `book_group` raises for the first; of the others it tells. A member's own places are a series of theirs.
    """
    found, members = SeriesDone(), list(clients)
    series = meeting if repeat.count > 1 else ""

    def one(number: int, starts: datetime) -> None:
        book_group(
            actor, members, replace(time, starts=starts), meeting=following(meeting, number), zone=zone, place=place, series=series
        )  # fmt: skip

    one(0, time.starts)
    found.done.append(time.starts)
    for number, shown in enumerate(days_of(time.starts, repeat, zone)[1:], start=1):
        each_of(found, shown, zone, partial(one, number))
    return found


def _place_of(client: str, meeting: str) -> str:
    """The id of one member's visit of that meeting."""
    return str(uuid.uuid5(uuid.UUID(meeting), client))


def _join(
    actor: Actor, client: str, time: Time, group: uuid.UUID, meeting: str, zone: str, place: str, series: str
) -> None:  # fmt: skip
    entry = _place_of(client, meeting)
    booking = claiming.booking_id(entry)
    body = VisitBooked(
        when=When.instant(time.starts, zone), minutes=time.minutes, purpose="group", with_person=time.person,
        place=place, booking=str(booking), series=_place_of(client, series) if series else "",
    )  # fmt: skip
    write(actor, client, [NewEntry(id=entry, body=body)])
    if claiming.booking_of(entry) is None:
        claiming.place_in_group(booking, group, time, client=client, entry=entry, place=place)
