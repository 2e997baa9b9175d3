"""The only way a rule may ask about time. What it asked decides when the answer could change."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from steadystep.chart.when import zone_named

LONGEST_SLEEP = timedelta(days=7)


class Clock:
    """Remembers the earliest instant not yet reached: that instant is when to look again.

    Between `at` and `next_look` every question asked of this clock has the same answer.
    """

    __slots__ = ("_at", "_next")

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)
        self._next = self._at + LONGEST_SLEEP

    @property
    def next_look(self) -> datetime:
        return self._next

    def reached(self, instant: datetime) -> bool:
        """Whether `instant` is now or past; if not, the review will be made again then."""
        if instant <= self._at:
            return True
        if instant < self._next:
            self._next = instant
        return False

    def today(self, zone: str) -> date:
        """The calendar day in that zone; looked at again at its midnight."""
        place = zone_named(zone)
        day = self._at.astimezone(place).date()
        self.reached(midnight(day + timedelta(days=1), zone))
        return day

    def reached_day(self, day: date, zone: str) -> bool:
        """Whether that calendar day is over in that zone."""
        return self.reached(midnight(day + timedelta(days=1), zone))

    def look_within(self, span: timedelta) -> None:
        """Look again no later than after `span`: for what could not be judged this time."""
        self._next = min(self._next, self._at + span)


@lru_cache(maxsize=8_192)
def midnight(day: date, zone: str) -> datetime:
    """The first instant (UTC) of a calendar day in that zone. Cached: the rules ask for few days many times."""
    return datetime.combine(day, time(), tzinfo=zone_named(zone)).astimezone(UTC)


def months_before(day: date, months: int) -> date:
    """The same day some calendar months earlier, or the last one that month has."""
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
