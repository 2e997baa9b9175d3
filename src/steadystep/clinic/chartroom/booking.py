"""Visits: the entry in the chart and the time in the calendar, both or neither.

The booking is the truth for *when*, the entry for *that*. Whoever writes `visit_cancelled` by `write` alone leaves the
time taken: cancel here.
"""

from __future__ import annotations

import uuid

import msgspec
from django.db import transaction

from steadystep.chart import AnyEntry, NewEntry, Refused, When, say
from steadystep.chart.visits import VisitBooked, VisitCancelled
from steadystep.clinic.calendar import claiming
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock, reading

from .writing import Written, write


def book(
    actor: Actor, client: str, time: Time, *, entry: str, purpose: str, place: str = "in_person", zone: str = "UTC",
    labels: frozenset[str] = frozenset(), source: str = "staff", seen: int | None = None,
    series: str = "",
) -> Written:  # fmt: skip
    """Write the visit under the id `entry` and take the time. Sent again, it is answered as the first time.

    Raises `Clash` when person or room is taken, and whatever `write` raises; then nothing is written.
    """
    claiming.check_marks(time)
    booking = claiming.booking_id(entry)
    body = _body(time, booking, purpose, place, zone, series)
    with transaction.atomic():
        new = NewEntry(id=entry, body=body, labels=labels, source=source)
        written = write(actor, client, [new], seen=seen)
        if claiming.booking_of(entry) is None:
            claiming.claim(booking, time, client=client, entry=entry, purpose=purpose, place=place)
    return written


def cancel(
    actor: Actor,
    client: str,
    visit: str,
    *,
    entry: str,
    reason: str = "",
    source: str = "staff",
    seen: int | None = None,
) -> Written:
    """Write that the visit will not take place, and give its time back. `visit` is any id of it."""
    with transaction.atomic():
        first = _first(client, visit)
        standing = reading.read_by_ids([entry])  # sent again: the time of day must be that of the first time
        when = standing[0].body.when if standing else When.instant(clock.now())
        body = VisitCancelled(when=when, visit=first.id, reason=reason)
        written = write(actor, client, [NewEntry(id=entry, body=body, source=source)], seen=seen)
        booking = claiming.booking_of(first.id)
        if booking is not None:
            claiming.free(booking.pk)
    return written


def move(
    actor: Actor,
    client: str,
    visit: str,
    time: Time,
    *,
    entry: str,
    purpose: str = "",
    place: str = "",
    labels: frozenset[str] = frozenset(),
    source: str = "staff",
    seen: int | None = None,
) -> Written:
    """Correct the visit to another time (person, room), and move its booking with it. Raises as `book` does.

    An empty `purpose` or `place` stays what it was.
    """
    claiming.check_marks(time)
    with transaction.atomic():
        first, head = _first(client, visit), _head(client, visit, entry)
        booking = claiming.booking_id(first.id)
        body = msgspec.structs.replace(
            head.body, when=When.instant(time.starts, head.body.when.zone), minutes=time.minutes,
            with_person=time.person, booking=str(booking), purpose=purpose or head.body.purpose,
            place=place or head.body.place,
        )  # fmt: skip
        again = bool(reading.read_by_ids([entry]))
        written = write(
            actor,
            client,
            [NewEntry(id=entry, body=body, labels=labels, supersedes=head.id, source=source)],
            seen=seen,
        )
        if not again:
            _move_booking(booking, time, client, first, body)
    return written


def _move_booking(booking: uuid.UUID, time: Time, client: str, first: AnyEntry, body: VisitBooked) -> None:
    """A visit that was imported has no booking yet: from now on it has."""
    if claiming.booking_of(first.id) is None:
        claiming.claim(booking, time, client=client, entry=first.id, purpose=body.purpose, place=body.place)
    else:
        claiming.change(booking, time)


def _body(time: Time, booking: uuid.UUID, purpose: str, place: str, zone: str, series: str) -> VisitBooked:
    return VisitBooked(
        when=When.instant(time.starts, zone), minutes=time.minutes, purpose=purpose, with_person=time.person,
        place=place, booking=str(booking), series=series,
    )  # fmt: skip


def _first(client: str, visit: str) -> AnyEntry:
    """The entry under which the visit was first booked."""
    chart = reading.read_chart(client)
    found = chart.entry(visit)
    if found is None or not isinstance(found.body, VisitBooked):
        raise Refused((say("There is no such visit in this chart: open it again and choose one."),))
    return chart.first(found)


def _head(client: str, visit: str, entry: str) -> AnyEntry:
    """What stands of the visit now, before the correction `entry` (which may stand already, when it is sent again)."""
    chart = reading.read_chart(client)
    head = chart.head(visit)
    if head is not None and head.id == entry and head.supersedes:
        head = chart.entry(head.supersedes)
    if head is None or not isinstance(head.body, VisitBooked):
        raise Refused((say("This visit was taken back: book a new one."),))
    return head
