"""When a reminder is in time, and what the client wants to be reminded of."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final

from steadystep.chart import Chart
from steadystep.chart.reminding import RemindersWanted
from steadystep.chart.supply import ReminderChosen
from steadystep.chart.when import zone_named

from .around import Around

TOO_LATE: Final = timedelta(hours=2)  # clinic rule: a reminder long after its time only unsettles
_UNASKED: Final = ("day_before",)  # clinic rule: so a visit is called to mind where the client chose nothing


def in_time(view: Around, at: datetime, until: datetime | None = None) -> bool:
    """Its time has come and has not passed; `until` is when it is too late, two hours after it where nothing is said."""
    return view.clock.reached(at) and not view.clock.reached(until or at + TOO_LATE)


def today_at(view: Around, said: str) -> datetime:
    """That time of day (08:30) today on the client's own clock, in UTC."""
    zone = view.person.zone
    local = datetime.combine(view.clock.today(zone), time.fromisoformat(said), tzinfo=zone_named(zone))
    return local.astimezone(UTC)


def came_at(view: Around, wanted: ReminderChosen) -> list[datetime]:
    """When reminders come: at the times of today, and at the moment to which the client put one off."""
    again = [wanted.again.earliest] if wanted.again else []
    return [today_at(view, said) for said in wanted.times] + again


def before_visit(chart: Chart) -> tuple[str, ...]:
    chosen = chart.latest(RemindersWanted)
    return _UNASKED if chosen is None else chosen.body.before_visit
