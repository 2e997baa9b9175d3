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

    `client` is empty for the clinic's own time (a meeting, leave, a group); `entry` is the visit's entry in the chart.
    `group`: this is one member's place in a group; the time itself is held by the group's own booking, of that id.
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
    group = models.UUIDField(null=True, blank=True, db_index=True)

    class Meta:
        db_table = "calendar_booking"
        indexes: ClassVar = [
            models.Index(fields=["person", "starts"], name="booking_by_person"),
            models.Index(fields=["client", "starts"], name="booking_by_client"),
            models.Index(fields=["starts"], name="booking_by_start"),
        ]


class PlaceOffer(models.Model):
    """A time that came free, held out to one client who waits, until `until`. It holds no time: only a booking does.

    `answer` is empty while it is open; then taken, declined or gone (somebody else had the time first).
    """

    id = models.UUIDField(primary_key=True, editable=False)
    client = models.CharField(max_length=36, db_index=True)
    person = models.CharField(max_length=64)
    room = models.CharField(max_length=64, blank=True)
    starts = models.BigIntegerField(db_index=True)
    minutes = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=40)
    place = models.CharField(max_length=20)
    offered_by = models.CharField(max_length=64)
    until = models.BigIntegerField()
    answer = models.CharField(max_length=10, blank=True)

    class Meta:
        db_table = "calendar_place_offer"


class DayFeed(models.Model):
    """A private address at which somebody's own calendar reads their day; one that was stopped is never given again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.CharField(max_length=64, unique=True)

    class Meta:
        db_table = "calendar_day_feed"


class WorkingHours(models.Model):
    """When somebody sees clients, week by week, on clocks of the clinic's zone; from `since` to `until`, both included.

    `room` is the room they have then, empty where they sit at a screen. `places` are in_person, video, phone, with commas.
    `rapid`: kept free for who needs somebody the same or the next day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.CharField(max_length=64, db_index=True)
    weekday = models.PositiveSmallIntegerField(help_text="0 is Monday")
    opens = models.TimeField()
    closes = models.TimeField()
    site_id = models.UUIDField(null=True, blank=True)
    room = models.CharField(max_length=64, blank=True)
    places = models.CharField(max_length=40, default="in_person,video,phone")
    rapid = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "calendar_working_hours"
        constraints: ClassVar = [
            models.CheckConstraint(name="working_hours_weekday", condition=models.Q(weekday__lte=6)),
            models.CheckConstraint(
                name="working_hours_open_before_close", condition=models.Q(closes__gt=models.F("opens"))
            ),
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
