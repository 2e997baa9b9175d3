"""Times that exist: working hours less what is taken, as runs of free five-minute marks. Pure: no table is read here.

A lane is somebody's hours in one room; its marks are bytes, 1 where they are free. A day on which the clocks change is
laid out mark by mark, by what the wall clock shows: an hour that is skipped is in no lane, one that comes twice is in it
twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from typing import Final

from steadystep.chart.when import zone_named

from .local_time import day_span

_MARK: Final = 300  # seconds
_MARKS_A_DAY: Final = 288
EVERY: Final = 3  # visits are offered at the full quarter of an hour: every third mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Somebody's hours on one weekday (0 is Monday), by the wall clock of the clinic."""

    person: str
    weekday: int
    opens: time
    closes: time
    site: str = ""
    room: str = ""
    places: frozenset[str] = frozenset({"in_person", "video", "phone"})
    rapid: bool = False
    since: date = date.min
    until: date | None = None


# Time of a person and of a room (by their ids; empty: none) that is not free: from which mark until before which. Marks are
# counted from 1970 UTC here, as the calendar's slots are. A clinic has tens of thousands: they are the database's rows as they come.
Taken = tuple[str, str, int, int]


def time_taken(person: str, starts: datetime, ends: datetime, room: str = "") -> Taken:
    """From the mark in which it starts to the one in which it ends."""
    return person, room, int(starts.timestamp()) // _MARK, -(-int(ends.timestamp()) // _MARK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for. Empty sets and words: any. `after` and `before` bound the wall clock at which it starts.

    Hours kept for rapid access count where `rapid`, and otherwise only when they start before `released`: nobody who
    needed them came. `apart` is the most that one person is offered on one day.
    """

    minutes: int
    not_before: datetime
    people: frozenset[str] = frozenset()
    place: str = ""
    site: str = ""
    weekdays: frozenset[int] = frozenset()
    after: time | None = None
    before: time | None = None
    rapid: bool = False
    released: datetime | None = None
    limit: int = 12
    a_day: int = 3

    def fits(self, hours: Hours) -> bool:
        return (
            (not self.people or hours.person in self.people)
            and (not self.place or self.place in hours.places)
            and (not self.site or self.site == hours.site)
            and (not self.weekdays or hours.weekday in self.weekdays)
        )


@dataclass(frozen=True, slots=True, order=True)
class FreeTime:
    """A time that can be booked: in order of its start."""

    starts: datetime
    person: str
    minutes: int = field(compare=False)
    room: str = field(compare=False)
    site: str = field(compare=False)
    places: frozenset[str] = field(compare=False)
    rapid: bool = field(compare=False)


class Period:
    """Local days one after the other, laid on marks from the first midnight on."""

    def __init__(self, first: date, days: int, zone: str) -> None:
        self.zone = zone_named(zone)
        spans = [
            (first + timedelta(days=each), day_span(first + timedelta(days=each), zone))
            for each in range(days)
        ]
        self.begins = spans[0][1][0]
        self.ends = spans[-1][1][1]
        self.base = int(self.begins.timestamp()) // _MARK
        self.days: dict[int, list[tuple[date, int, int]]] = {weekday: [] for weekday in range(7)}
        for day, (start, after) in spans:
            self.days[day.weekday()].append((day, self.mark(start), self.mark(after)))
        self.marks = self.mark(self.ends)

    def mark(self, instant: datetime) -> int:
        """The mark that begins at or before the instant."""
        return int(instant.timestamp()) // _MARK - self.base

    def instant(self, mark: int) -> datetime:
        return datetime.fromtimestamp((mark + self.base) * _MARK, UTC)

    def open_marks(self, hours: Hours, closed: frozenset[date]) -> Iterator[tuple[int, int]]:
        """From which mark until before which these hours run, day by day."""
        opens, closes, until = _of(hours.opens), _of(hours.closes), hours.until or date.max
        for day, first, after in self.days[hours.weekday]:
            if day in closed or not hours.since <= day <= until:
                continue
            if after - first == _MARKS_A_DAY:
                yield first + opens, first + closes
            else:
                yield from self._by_the_wall(hours, first, after)

    def _by_the_wall(self, hours: Hours, first: int, after: int) -> Iterator[tuple[int, int]]:
        """A day of 23 or 25 hours, mark by mark."""
        for mark in range(first, after):
            shown = self.instant(mark).astimezone(self.zone).time()
            if hours.opens <= shown < hours.closes:
                yield mark, mark + 1


def _of(clock: time) -> int:
    return (clock.hour * 60 + clock.minute) // 5


def free_times(
    hours: Iterable[Hours],
    taken: Iterable[Taken],
    wanted: Wanted,
    period: Period,
    closed: frozenset[date] = frozenset(),
) -> list[FreeTime]:
    """The first `wanted.limit` times in the period, earliest first."""
    lanes = _lanes([one for one in hours if wanted.fits(one)], period, closed)
    _take(lanes, taken, period)
    found: list[FreeTime] = []
    for one in merge(*(_offers(lane, wanted, period) for lane in lanes)):
        if len(found) == wanted.limit:
            break
        if not found or (found[-1].starts, found[-1].person) != (one.starts, one.person):
            found.append(one)
    return found


@dataclass(slots=True)
class _Lane:
    hours: Hours
    marks: bytearray


def _lanes(hours: Sequence[Hours], period: Period, closed: frozenset[date]) -> list[_Lane]:
    """One lane for each person, room, site and way of meeting."""
    found: dict[tuple[object, ...], _Lane] = {}
    for one in hours:
        key = (one.person, one.room, one.site, one.places, one.rapid)
        lane = found.setdefault(key, _Lane(one, bytearray(period.marks)))
        for first, after in period.open_marks(one, closed):
            lane.marks[first:after] = b"\x01" * (after - first)
    return list(found.values())


def _take(lanes: list[_Lane], taken: Iterable[Taken], period: Period) -> None:
    """A booking takes its person's lanes, and those of its room whoever is in it."""
    of_person: dict[str, list[bytearray]] = {}
    of_room: dict[str, list[bytearray]] = {}
    for lane in lanes:
        of_person.setdefault(lane.hours.person, []).append(lane.marks)
        of_room.setdefault(lane.hours.room, []).append(lane.marks)
    base, last = period.base, period.marks
    for person, room, begins, ends in taken:
        first, after = begins - base, ends - base
        if first < 0 or after > last:
            first = max(0, first)
            after = max(first, min(last, after))
        for marks in of_person.get(person, ()):
            marks[first:after] = bytes(after - first)
        if room:
            for marks in of_room.get(room, ()):
                marks[first:after] = bytes(after - first)


def _offers(lane: _Lane, wanted: Wanted, period: Period) -> Iterator[FreeTime]:
    """Starts one after the other, none into the one before, so many a day."""
    run, length = b"\x01" * (wanted.minutes // 5), wanted.minutes // 5
    at = lane.marks.find(run, max(0, period.mark(wanted.not_before + timedelta(seconds=_MARK - 1))))
    today, offered = date.min, 0
    while at >= 0:
        start = at + -at % EVERY
        if start != at and not lane.marks.startswith(run, start):
            at = lane.marks.find(run, start)
            continue
        shown = period.instant(start).astimezone(period.zone)
        if shown.date() != today:
            today, offered = shown.date(), 0
        step = EVERY
        if offered < wanted.a_day and _fits(lane, wanted, shown):
            yield _free(lane, wanted, period.instant(start))
            offered, step = offered + 1, length
        at = lane.marks.find(run, start + step)


def _fits(lane: _Lane, wanted: Wanted, shown: datetime) -> bool:
    if (wanted.after and shown.time() < wanted.after) or (wanted.before and shown.time() >= wanted.before):
        return False
    if lane.hours.rapid and not wanted.rapid:
        return wanted.released is not None and shown < wanted.released
    return True


def _free(lane: _Lane, wanted: Wanted, starts: datetime) -> FreeTime:
    hours = lane.hours
    room = hours.room if wanted.place in ("", "in_person") else ""
    return FreeTime(starts, hours.person, wanted.minutes, room, hours.site, hours.places, hours.rapid)
