"""Private addresses of clinicians' own calendars: one each, new on wish, gone when taken back."""

from __future__ import annotations

from uuid import UUID

from .models import DayFeed


def feed_of(person: str) -> UUID | None:
    return DayFeed.objects.filter(person=person).values_list("pk", flat=True).first()


def make_feed(person: str) -> UUID:
    """A new address; the one before ends."""
    stop_feed(person)
    return DayFeed.objects.create(person=person).pk


def stop_feed(person: str) -> None:
    DayFeed.objects.filter(person=person).delete()
