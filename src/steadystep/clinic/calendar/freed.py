"""Times that came free because a visit was called off, and to whom they are held out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from steadystep.clinic.ledger.clock import instant, microseconds

from .claiming import SLOT, Time
from .models import BookedSlot, Booking, PlaceOffer, State

AHEAD: Final = timedelta(days=14)  # clinic rule: what is farther off is found by searching
SOONEST: Final = timedelta(hours=2)  # clinic rule: sooner than that nobody can come
MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Freed:
    """A time that nobody holds since its visit was called off."""

    time: Time
    purpose: str
    place: str

    @property
    def key(self) -> tuple[str, int]:
        return self.time.person, microseconds(self.time.starts)


@dataclass(frozen=True, slots=True)
class Offer:
    id: str
    client: str
    freed: Freed
    until: datetime
    answer: str


def came_free(now: datetime) -> list[Freed]:
    """Those of the next two weeks, earliest first, each once."""
    rows = Booking.objects.filter(
        state=State.CANCELLED, group__isnull=True, starts__gt=microseconds(now + SOONEST), starts__lt=microseconds(now + AHEAD),
    ).exclude(client="").order_by("starts", "person")  # fmt: skip
    found = {one.key: one for one in map(_freed, rows)}
    return [one for one in found.values() if not _taken(one.time)][:MOST]


def hold_out(offer: UUID, client: str, freed: Freed, *, by: str, until: datetime) -> None:
    """Sent again, it is one offer."""
    PlaceOffer.objects.get_or_create(
        pk=offer,
        defaults={
            "client": client, "person": freed.time.person, "room": freed.time.room, "starts": microseconds(freed.time.starts),
            "minutes": freed.time.minutes, "purpose": freed.purpose, "place": freed.place, "offered_by": by,
            "until": microseconds(until),
        },
    )  # fmt: skip


def offers_of(now: datetime) -> list[Offer]:
    """Every offer of a time to come, whatever its answer."""
    return [_offer(row) for row in PlaceOffer.objects.filter(starts__gt=microseconds(now))]


def open_to(client: str, now: datetime) -> list[Offer]:
    """What this client may still take, earliest first."""
    rows = PlaceOffer.objects.filter(client=client, answer="", until__gt=microseconds(now))
    return [_offer(row) for row in rows.order_by("starts")]


def answered(offer: str, answer: str) -> None:
    PlaceOffer.objects.filter(pk=offer, answer="").update(answer=answer)


def _freed(row: Booking | PlaceOffer) -> Freed:
    time = Time(person=row.person, starts=instant(row.starts), minutes=row.minutes, room=row.room)
    return Freed(time, row.purpose, row.place)


def _offer(row: PlaceOffer) -> Offer:
    return Offer(str(row.pk), row.client, _freed(row), instant(row.until), row.answer)


def _taken(time: Time) -> bool:
    first = microseconds(time.starts) // (SLOT // timedelta(microseconds=1))
    slots = range(first, first + time.minutes // 5)
    return BookedSlot.objects.filter(resource__in=time.resources, slot__in=slots).exists()
