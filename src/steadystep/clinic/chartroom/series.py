"""Visits that come again: booked together, by the wall clock, across the change of the clocks; moved or ended together.

Each visit stands for itself: what cannot be booked is told, and does not take the others with it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from dateutil.rrule import WEEKLY, rrule

from steadystep.chart import AnyEntry, Chart, Refused, Words, say
from steadystep.chart.visits import VisitAttended, VisitBooked, VisitCancelled, VisitMissed
from steadystep.chart.when import zone_named
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.calendar.local_time import instant_at
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock, reading

from .booking import book, cancel, move

LONGEST = 52


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every so many weeks, so many visits in all."""

    weeks: int
    count: int

    def __post_init__(self) -> None:
        if not (1 <= self.weeks <= 12 and 1 <= self.count <= LONGEST):
            raise Refused((say("A series runs every 1 to 12 weeks, with 1 to 52 visits: choose again."),))


@dataclass(slots=True)
class SeriesDone:
    """What was done, by start, and what was not, each with the reason in words."""

    done: list[datetime] = field(default_factory=list)
    refused: list[Words] = field(default_factory=list)


def days_of(first: datetime, repeat: Repeat, zone: str) -> list[datetime]:
    """What the wall clock shows at each visit: the same weekday and hour all through, without a zone."""
    local = first.astimezone(zone_named(zone)).replace(tzinfo=None)
    return list(rrule(WEEKLY, interval=repeat.weeks, count=repeat.count, dtstart=local))


def book_series(
    actor: Actor, client: str, time: Time, repeat: Repeat, *, entry: str, purpose: str, place: str, zone: str, seen: int | None = None
) -> SeriesDone:  # fmt: skip
    """The first under the id `entry`, the others under ids that follow from it: sent again, it is answered as before.

    Raises what `book` raises for the first; of the others it tells.
    """
    found = SeriesDone()
    series = entry if repeat.count > 1 else ""

    def one(number: int, starts: datetime) -> None:
        book(
            actor, client, replace(time, starts=starts), purpose=purpose, place=place, zone=zone, series=series,
            entry=following(entry, number), seen=None if number else seen,
        )  # fmt: skip

    one(0, time.starts)
    found.done.append(time.starts)
    for number, shown in enumerate(days_of(time.starts, repeat, zone)[1:], start=1):
        each_of(found, shown, zone, partial(one, number))
    return found


def move_rest(actor: Actor, client: str, visit: str, time: Time, *, entry: str, zone: str) -> SeriesDone:
    """This visit and those after it in its series, from the new time on in the old steps. Ids follow from `entry`."""
    found = SeriesDone()
    ahead = ahead_in_series(reading.read_chart(client), visit)
    first = ahead[0].body.when.earliest if ahead else time.starts
    before = first.astimezone(zone_named(zone)).date()
    new = time.starts.astimezone(zone_named(zone)).replace(tzinfo=None)
    for number, one in _out_of_the_way(list(enumerate(ahead)), later=time.starts > first):
        shown = new + (one.body.when.earliest.astimezone(zone_named(zone)).date() - before)
        sent = following(entry, number + 1)
        room = time.room if one.body.place == "in_person" else ""
        each_of(found, shown, zone, lambda starts, one=one, sent=sent, room=room: move(  # type: ignore[misc]
            actor, client, one.id, replace(time, starts=starts, minutes=one.body.minutes, room=room), entry=sent
        ))  # fmt: skip
    return found


def _out_of_the_way(ahead: list[tuple[int, AnyEntry]], *, later: bool) -> list[tuple[int, AnyEntry]]:
    """The last first where all move to later: none then meets the next one of its own series."""
    return ahead[::-1] if later else ahead


def end_series(actor: Actor, client: str, visit: str, *, entry: str, reason: str = "") -> SeriesDone:
    """This visit and those after it in its series will not take place; their time is free again."""
    found = SeriesDone()
    for number, one in enumerate(ahead_in_series(reading.read_chart(client), visit)):
        cancel(actor, client, one.id, entry=following(entry, number + 1), reason=reason)
        found.done.append(one.body.when.earliest)
    return found


def ahead_in_series(chart: Chart, visit: str) -> list[AnyEntry]:
    """That visit and the later ones of its series that are still to come; the visit alone where it has none."""
    head = chart.head(visit)
    if head is None or not isinstance(head.body, VisitBooked):
        raise Refused((say("There is no such visit in this chart: open it again and choose one."),))
    over = {chart.origin(one.body.code) for one in chart.among(VisitAttended, VisitMissed, VisitCancelled)}
    now = clock.now()
    return [
        one for one in _same(chart.of(VisitBooked), head)
        if one.occurred >= head.occurred and one.occurred > now and chart.first(one).id not in over
    ]  # fmt: skip


def following(entry: str, number: int) -> str:
    """The id of one of several things sent under one id; the first has that id itself."""
    return str(uuid.uuid5(uuid.UUID(entry), str(number))) if number else entry


def _same(booked: Iterable[AnyEntry], head: AnyEntry) -> list[AnyEntry]:
    series = head.body.series
    return [one for one in booked if one.id == head.id or (series and one.body.series == series)]


def each_of(found: SeriesDone, shown: datetime, zone: str, act: Callable[[datetime], object]) -> None:
    """Do it at that time of the wall clock, and note down that it is done or why it is not."""
    try:
        starts = instant_at(shown.date(), shown.time(), zone)
        act(starts)
    except Refused as refused:
        found.refused.extend(say("{day}: {why}", day=shown.date(), why=reason) for reason in refused.reasons)
    else:
        found.done.append(starts)
