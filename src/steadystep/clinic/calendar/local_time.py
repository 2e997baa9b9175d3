"""From what a wall clock shows to an instant, and back to days; across the change of the clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from steadystep.chart import say
from steadystep.chart.when import zone_named

from .mistakes import NoSuchTime


def instant_at(day: date, clock_time: time, zone: str, *, second_time: bool = False) -> datetime:
    """The instant (UTC) at which clocks in `zone` show `clock_time` on `day`.

    An hour that comes twice, when the clocks go back, means the first of the two unless `second_time`. Raises
    `NoSuchTime` for one that is skipped, when they go forward, and `Unreadable` for a zone that does not exist.
    """
    place = zone_named(zone)
    local = datetime.combine(day, clock_time, tzinfo=place).replace(fold=int(second_time))
    moment = local.astimezone(UTC)
    if moment.astimezone(place).replace(tzinfo=None) != local.replace(tzinfo=None):
        shown, after = f"{clock_time:%H:%M}", f"{moment.astimezone(place):%H:%M}"
        raise NoSuchTime(
            say("On {day} the clocks go forward, and {time} does not exist. Choose {next} or later.",
                day=day, time=shown, next=after)
        )  # fmt: skip
    return moment


def day_span(day: date, zone: str) -> tuple[datetime, datetime]:
    """First instant of that local day and first after it (UTC); 23 or 25 hours apart when the clocks change."""
    place = zone_named(zone)
    first = datetime.combine(day, time(), tzinfo=place)
    after = datetime.combine(day + timedelta(days=1), time(), tzinfo=place)
    return first.astimezone(UTC), after.astimezone(UTC)
