"""When everybody of the demo clinic sees clients, and in which room; an hour a day is kept for rapid access."""

from __future__ import annotations

from datetime import date, datetime, time

from steadystep.clinic.calendar import reading, working
from steadystep.clinic.calendar.free_time import Hours
from steadystep.clinic.people import roster

from . import cast
from .cast import StaffRow, staff_id

SEES = frozenset({"prescriber", "therapist", "nurse", "case_manager", "peer"})
KEEPS_AN_HOUR = frozenset({"prescriber", "therapist"})
MORNING, AFTERNOON, KEPT = (time(9), time(12)), (time(13), time(16)), (time(16), time(17))


def make_hours(since: datetime) -> None:
    """Weekdays for all who see clients, each in a room of their own at their site."""
    sites = {str(site.name): site for site in roster.sites()}
    rows: list[Hours] = []
    for row in cast.STAFF:
        place = next((one for one in cast.PLACES if row.teams and row.teams[0] in one.teams), None)
        if place is not None and not SEES.isdisjoint(row.roles):
            site = sites[place.site].pk
            room = str(reading.add_room(f"{place.site}, {row.name.split()[-1]}", site))
            rows += _week(row, str(site), room, since.date())
    working.put_hours(rows)


def _week(row: StaffRow, site: str, room: str, since: date) -> list[Hours]:
    keeps = not KEEPS_AN_HOUR.isdisjoint(row.roles)
    return [
        Hours(person=staff_id(row.key), weekday=day, opens=opens, closes=closes, site=site, room=room, rapid=keeps and (opens, closes) == KEPT, since=since)
        for day in range(5)
        for opens, closes in (MORNING, AFTERNOON, KEPT)
    ]  # fmt: skip
