"""What a story is, and the calendar that moves it: whole weeks, so that a Monday stays a Monday."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from steadystep.chart import When
from steadystep.chart.when import zone_named
from steadystep.faces.cli.simulator.acts import Diary, Who
from steadystep.faces.cli.simulator.cast import ZONE
from steadystep.faces.cli.simulator.house import House
from steadystep.faces.cli.simulator.scribe import Scribe, local

QUIET_DAYS = 3  # the story's last written day lies at least this long before today


@dataclass(frozen=True, slots=True)
class Story:
    """A member of the cast and what happens to them; `last_day` is the last day written of in the acceptance case."""

    key: str
    who: Callable[[], Who]
    last_day: date
    tell: Callable[[Told], None]
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """A story being told: dates are those of the acceptance case, and `shift` moves them to where they are shown."""

    s: Scribe
    house: House
    diary: Diary
    shift: timedelta
    today: date
    rng: Random

    def day(self, iso: str) -> date:
        return date.fromisoformat(iso) + self.shift

    def at(self, iso: str, hour: str = "10:00") -> datetime:
        return local(self.day(iso), hour)

    def on(self, iso: str) -> When:
        return When.on(self.day(iso), self.s.zone)


def shift_of(last_day: date, until: datetime) -> timedelta:
    """Whole weeks from the acceptance case's dates to the demo's."""
    today = until.astimezone(zone_named(ZONE)).date()
    return timedelta(weeks=(today - timedelta(days=QUIET_DAYS) - last_day).days // 7)
