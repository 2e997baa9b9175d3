"""Bookings and the five-minute slots they hold. Two bookings of one person or room cannot share a slot: the database says so."""

import uuid
from typing import ClassVar

from django.db import models


class Room(models.Model):
    """A room that can be booked, at one site."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site_id = models.UUIDField(null=True, blank=True, db_index=True)
    name = models.CharField(max_length=120)

    class Meta:
        db_table = "calendar_room"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site_id", "name"], name="room_name_once_per_site")
        ]


class State(models.TextChoices):
    BOOKED = "booked"
    CANCELLED = "cancelled"


class Booking(models.Model):
    """Time of a person, and of a room if one is named. `starts` is microseconds since 1970 UTC.

    `client` is empty for the clinic's own time (a meeting, leave); `entry` is the visit's entry in the chart.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.CharField(max_length=64)
    room = models.CharField(max_length=64, blank=True)
    starts = models.BigIntegerField()
    minutes = models.PositiveSmallIntegerField()
    client = models.CharField(max_length=36, blank=True)
    entry = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - unique: several have none
    purpose = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.BOOKED)

    class Meta:
        db_table = "calendar_booking"
        indexes: ClassVar = [
            models.Index(fields=["person", "starts"], name="booking_by_person"),
            models.Index(fields=["client", "starts"], name="booking_by_client"),
        ]


class BookedSlot(models.Model):
    """Five minutes of one person or room. `slot` counts five-minute steps since 1970 UTC."""

    id = models.BigAutoField(primary_key=True)
    resource = models.CharField(max_length=80, help_text="person:ID or room:ID")
    slot = models.BigIntegerField()
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="+")

    class Meta:
        db_table = "calendar_slot"
        constraints: ClassVar = [models.UniqueConstraint(fields=["resource", "slot"], name="slot_once")]
