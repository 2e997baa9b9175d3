"""Taking and giving back time. Only the chartroom calls it, in the transaction that writes the visit's entry."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction

from steadystep.chart import Refused, say
from steadystep.clinic.ledger.clock import instant, microseconds
from steadystep.clinic.people.roster import names

from .mistakes import Clash
from .models import BookedSlot, Booking, Room, State

SLOT: Final = timedelta(minutes=5)
_SLOT_MICROSECONDS: Final = 5 * 60 * 1_000_000
_NAMESPACE: Final = uuid.UUID("a3c6a1a7-0d3e-5f1b-8a55-2c1a3f6b8e40")


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """Whose time, and when. `starts` is an instant on a five-minute mark."""

    person: str
    starts: datetime
    minutes: int
    room: str = ""

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)

    @property
    def resources(self) -> tuple[str, ...]:
        return (f"person:{self.person}", *([f"room:{self.room}"] if self.room else []))


def booking_id(entry: str) -> uuid.UUID:
    """A visit's booking has the id that follows from its entry's: the same visit sent twice is one booking."""
    return uuid.uuid5(_NAMESPACE, entry)


def is_claimed(booking: uuid.UUID) -> bool:
    return Booking.objects.filter(pk=booking).exists()


def booking_of(entry: str) -> Booking | None:
    return Booking.objects.filter(entry=entry).first()


def claim(
    booking: uuid.UUID,
    time: Time,
    *,
    client: str = "",
    entry: str | None = None,
    purpose: str = "",
    place: str = "",
) -> None:
    """Make a booking and take its slots, or raise `Clash` (or `Refused`) and leave everything as it was."""
    check_marks(time)
    with transaction.atomic():
        row = Booking.objects.create(
            id=booking, person=time.person, room=time.room, starts=microseconds(time.starts), minutes=time.minutes,
            client=client, entry=entry, purpose=purpose, place=place,
        )  # fmt: skip
        _take(row, time)


def place_in_group(
    booking: uuid.UUID, group: uuid.UUID, time: Time, *, client: str, entry: str, place: str
) -> None:
    """One member's place in a group whose time is claimed already: it takes no time of its own."""
    Booking.objects.create(
        id=booking, person=time.person, room=time.room, starts=microseconds(time.starts), minutes=time.minutes,
        client=client, entry=entry, purpose="group", place=place, group=group,
    )  # fmt: skip


def free(booking: uuid.UUID) -> None:
    """The booking is off and its time is free."""
    BookedSlot.objects.filter(booking_id=booking).delete()
    Booking.objects.filter(pk=booking).update(state=State.CANCELLED)


def change(booking: uuid.UUID, time: Time) -> None:
    """Move a booking, taking the new slots in place of the old; raises `Clash` and leaves everything as it was."""
    check_marks(time)
    with transaction.atomic():
        row = Booking.objects.select_for_update().get(pk=booking)
        BookedSlot.objects.filter(booking=row).delete()
        row.person, row.room, row.starts, row.minutes = (
            time.person,
            time.room,
            microseconds(time.starts),
            time.minutes,
        )
        row.save(update_fields=["person", "room", "starts", "minutes"])
        _take(row, time)


def check_marks(time: Time) -> None:
    """Raises `Refused` for a time that is not on the calendar's five-minute marks."""
    if microseconds(time.starts) % _SLOT_MICROSECONDS or time.minutes % 5 or not 5 <= time.minutes <= 480:
        raise Refused(
            (
                say(
                    "A booking starts on a five-minute mark and lasts 5 to 480 minutes in steps of five: change it."
                ),
            )
        )


def _take(row: Booking, time: Time) -> None:
    first = microseconds(time.starts) // _SLOT_MICROSECONDS
    wanted = range(first, first + time.minutes // 5)
    slots = [
        BookedSlot(resource=one, slot=slot, booking=row) for one in sorted(time.resources) for slot in wanted
    ]
    try:
        with transaction.atomic():
            BookedSlot.objects.bulk_create(slots)
    except IntegrityError:
        raise _clash(time, wanted) from None


def _clash(time: Time, wanted: range) -> Clash:
    """Which of the two is taken, and from when until when."""
    taken = BookedSlot.objects.filter(resource__in=time.resources, slot__in=wanted).select_related("booking")
    found = taken.order_by("slot", "resource").first()
    if found is None:  # freed again between the two questions
        return Clash(say("Someone else had just taken that time. Try once more."))
    starts, minutes = instant(found.booking.starts), found.booking.minutes
    ends = starts + timedelta(minutes=minutes)
    who = _named(found.resource)
    return Clash(
        say("{who} is taken from {starts} to {ends}. Choose another time.", who=who, starts=starts, ends=ends)
    )


def _named(resource: str) -> str:
    kind, _, key = resource.partition(":")
    try:
        uuid.UUID(key)
    except ValueError:
        return key
    if kind == "room":
        return Room.objects.filter(pk=key).values_list("name", flat=True).first() or key
    return names([key]).get(key, key)
