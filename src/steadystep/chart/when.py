"""When something happened, no more precisely than it is known."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from .mistakes import unreadable

Precision = Literal["instant", "day", "month", "year"]
_LENGTHS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
EARLIEST_YEAR, LATEST_YEAR = 1880, 2200


@lru_cache(maxsize=700)
def zone_named(name: str) -> ZoneInfo:
    """The IANA zone of that name; raises `Unreadable` for a name that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise unreadable(
            "'{zone}' is not a time zone: use a name such as America/New_York.", zone=name
        ) from error


class When(msgspec.Struct, frozen=True, gc=False):
    """An instant (with its offset), a day, a month or a year, and the zone it was lived in.

    `at` is ISO 8601: `2026-03-17T08:10:00+00:00`, `2026-03-17`, `2026-03` or `2026`.
    """

    at: str
    zone: str = "UTC"

    def __post_init__(self) -> None:
        bounds(self.at, self.zone)

    @property
    def precision(self) -> Precision:
        return _LENGTHS.get(len(self.at), "instant")

    @property
    def earliest(self) -> datetime:
        """First instant (UTC) it can mean: what entries are sorted by."""
        return bounds(self.at, self.zone)[0]

    @property
    def end(self) -> datetime:
        """First instant (UTC) after everything it can mean; for an instant, the instant itself."""
        return bounds(self.at, self.zone)[1]

    @property
    def day(self) -> date:
        """The local calendar day it falls on, or begins on."""
        return _local_day(self.at, self.zone)

    @classmethod
    def instant(cls, at: datetime, zone: str = "UTC") -> When:
        """From an aware datetime; a naive one is refused because its meaning depends on the machine."""
        if at.tzinfo is None:
            raise unreadable("{at} has no time zone: say which zone it was lived in.", at=at.isoformat())
        _plausible(at.year, at.isoformat())  # at the ends of the calendar there is no UTC to turn it into
        return cls(at.astimezone(UTC).isoformat(), zone)

    @classmethod
    def on(cls, day: date, zone: str = "UTC") -> When:
        return cls(day.isoformat(), zone)


@lru_cache(maxsize=65_536)
def bounds(at: str, zone: str) -> tuple[datetime, datetime]:
    """First instant and first instant after, in UTC. Cached: one chart repeats few days many times."""
    place = zone_named(zone)
    precision = _LENGTHS.get(len(at), "instant")
    if precision == "instant":
        moment = _instant(at)
        return moment, moment
    first = _first_day(at)
    return _midnight(first, place), _midnight(_after(first, precision), place)


@lru_cache(maxsize=65_536)
def _local_day(at: str, zone: str) -> date:
    if len(at) in _LENGTHS:
        return _first_day(at)
    return bounds(at, zone)[0].astimezone(zone_named(zone)).date()


def _instant(at: str) -> datetime:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError as error:
        raise unreadable(
            "'{at}' is not a date or time: write it as 2026-03-17 or 2026-03-17T08:10+00:00.", at=at
        ) from error
    if moment.tzinfo is None:
        raise unreadable("'{at}' has no offset: add one such as +00:00.", at=at)
    _plausible(moment.year, at)
    return moment.astimezone(UTC)


def _first_day(at: str) -> date:
    if not _PARTIAL.fullmatch(at):
        raise unreadable("'{at}' is not a date: write it as 2026-03-17, 2026-03 or 2026.", at=at)
    try:
        first = date.fromisoformat((at + "-01-01")[:10])
    except ValueError as error:
        raise unreadable(
            "'{at}' is not a day of the calendar: check the day and the month.", at=at
        ) from error
    _plausible(first.year, at)
    return first


def _plausible(year: int, at: str) -> None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise unreadable(
            "'{at}' is outside the years {first} to {last}.", at=at, first=EARLIEST_YEAR, last=LATEST_YEAR
        )


def _after(first: date, precision: Precision) -> date:
    if precision == "day":
        return first + timedelta(days=1)
    months = 1 if precision == "month" else 12
    index = first.year * 12 + first.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def _midnight(day: date, place: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=place).astimezone(UTC)
