"""Who sees clients when, and what is taken: the rows that a search for a free time is made of."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import F, Q

from steadystep.chart import Refused, say
from steadystep.clinic.ledger.clock import microseconds

from .free_time import Hours, Taken
from .models import Booking, State, WorkingHours

_LONGEST = timedelta(minutes=480)
_COLUMNS = ("person", "weekday", "opens", "closes", "room", "site_id", "places", "rapid", "since", "until")
_MARK_MICROSECONDS = 5 * 60 * 1_000_000


def working_hours(person: str = "", on: date | None = None) -> list[tuple[UUID, Hours]]:
    """Every row that holds now or is to come (of one person, if named), by weekday and hour."""
    rows = WorkingHours.objects.all()
    if person:
        rows = rows.filter(person=person)
    if on is not None:
        rows = rows.filter(Q(until__isnull=True) | Q(until__gte=on))
    plain = rows.order_by("person", "weekday", "opens", "pk").values_list("pk", *_COLUMNS)
    return [(pk, _hours(*columns)) for pk, *columns in plain]


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
    )
    first = F("starts") / _MARK_MICROSECONDS
    query = rows.values_list("person", "room", first, first + F("minutes") / 5).query
    with (
        connection.cursor() as cursor
    ):  # tens of thousands: as they come, without the work of the ORM for each
        cursor.execute(*query.sql_with_params())
        return cursor.fetchall()


def _hours(
    person: str, weekday: int, opens: time, closes: time, room: str, site: UUID | None, places: str, rapid: bool,
    since: date, until: date | None,
) -> Hours:  # fmt: skip
    return Hours(
        person=person, weekday=weekday, opens=_clock(opens), closes=_clock(closes), site=str(site or ""), room=room,
        places=frozenset(filter(None, places.split(","))), rapid=rapid, since=since, until=until,
    )  # fmt: skip


def _clock(given: time) -> time:
    return given.replace(second=0, microsecond=0)
