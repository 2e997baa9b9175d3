"""Who sees clients when, and what is taken: the rows that a search for a free time is made of."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from steadystep.chart import Refused, say
from steadystep.clinic.ledger.clock import microseconds

from .free_time import Hours, Taken
from .models import Booking, State, WorkingHours

_LONGEST = timedelta(minutes=480)
_MARK_MICROSECONDS = 5 * 60 * 1_000_000


def working_hours(person: str = "", on: date | None = None) -> list[tuple[UUID, Hours]]:
    """Every row that holds now or is to come (of one person, if named), by weekday and hour."""
    rows = WorkingHours.objects.all()
    if person:
        rows = rows.filter(person=person)
    if on is not None:
        rows = rows.filter(Q(until__isnull=True) | Q(until__gte=on))
    return [(row.pk, _hours(row)) for row in rows.order_by("person", "weekday", "opens", "pk")]


def add_hours(hours: Hours) -> UUID:
    """Write a row; raises `Refused` where it ends before it begins or lies in hours this person has already."""
    if hours.closes <= hours.opens:
        raise Refused((say("These hours end before they begin: choose a later end."),))
    for _, other in working_hours(hours.person, hours.since):
        if other.weekday == hours.weekday and other.opens < hours.closes and hours.opens < other.closes:
            raise Refused(
                (
                    say(
                        "This person already sees clients then, from {opens} to {closes}: end those hours first.",
                        opens=f"{other.opens:%H:%M}", closes=f"{other.closes:%H:%M}",
                    ),
                )
            )  # fmt: skip
    row = _row(hours)
    row.save(force_insert=True)
    return row.pk


def put_hours(rows: list[Hours]) -> None:
    """Many rows at once, as they are: for whoever sets up a whole clinic."""
    WorkingHours.objects.bulk_create([_row(one) for one in rows])


def _row(hours: Hours) -> WorkingHours:
    return WorkingHours(
        person=hours.person, weekday=hours.weekday, opens=hours.opens, closes=hours.closes, room=hours.room,
        site_id=UUID(hours.site) if hours.site else None, places=",".join(sorted(hours.places)), rapid=hours.rapid,
        since=hours.since, until=hours.until,
    )  # fmt: skip


def end_hours(row: UUID, last: date) -> None:
    """These hours hold for the last time on that day; bookings that were made stay."""
    WorkingHours.objects.filter(pk=row).update(until=last)


def taken_between(starts: datetime, ends: datetime) -> list[Taken]:
    """What is booked in that time, of people and of rooms."""
    rows = Booking.objects.filter(
        state=State.BOOKED, starts__gte=microseconds(starts - _LONGEST), starts__lt=microseconds(ends)
    ).values_list("person", "room", "starts", "minutes")
    with (
        connection.cursor() as cursor
    ):  # tens of thousands: as they come, without the work of the ORM for each
        cursor.execute(*rows.query.sql_with_params())
        found = cursor.fetchall()
    return [*_held(found, 0), *_held([one for one in found if one[1]], 1)]


def _held(rows: list[Any], of: int) -> list[Taken]:
    return [
        Taken(row[of], row[2] // _MARK_MICROSECONDS, row[2] // _MARK_MICROSECONDS + row[3] // 5)
        for row in rows
    ]


def _hours(row: WorkingHours) -> Hours:
    return Hours(
        person=row.person, weekday=row.weekday, opens=_clock(row.opens), closes=_clock(row.closes),
        site=str(row.site_id or ""), room=row.room, places=frozenset(filter(None, row.places.split(","))),
        rapid=row.rapid, since=row.since, until=row.until,
    )  # fmt: skip


def _clock(given: time) -> time:
    return given.replace(second=0, microsecond=0)
