"""Times that can be booked now: working hours less leave, holidays and bookings, as the clinic stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from steadystep.chart.when import zone_named
from steadystep.clinic.calendar import working
from steadystep.clinic.calendar.free_time import (
    FreeTime,
    Hours,
    Period,
    Taken,
    Wanted,
    free_times,
    time_taken,
)
from steadystep.reasoning import Clinic

from .clinic_value import clinic_value

AHEAD, STRETCH = 84, 28  # days looked ahead, and so many of them first: most often they are enough
RELEASED: Final = timedelta(hours=2)  # clinic rule: so long before, hours kept for rapid access are anybody's


def find_times(wanted: Wanted, at: datetime, days: int = AHEAD) -> list[FreeTime]:
    """The next times from `at` on that fit, of people who work here now."""
    clinic = clinic_value()
    first = max(at, wanted.not_before).astimezone(zone_named(clinic.zone)).date()
    hours = [one for _, one in working.working_hours(on=first) if one.person in clinic.staff]
    return times_among(hours, wanted, first, days, clinic)


def times_among(
    hours: Sequence[Hours], wanted: Wanted, first: date, days: int, clinic: Clinic
) -> list[FreeTime]:
    """The same in these hours, from the day `first` on; later days are only read where the earlier ones are not enough."""
    found: list[FreeTime] = []
    for offset, until in pairwise((0, min(STRETCH, days), days)) if hours else ():
        if offset == until:
            break
        period = Period(first + timedelta(days=offset), until - offset, clinic.zone)
        taken = [*working.taken_between(period.begins, period.ends), *_away(clinic)]
        found += free_times(hours, taken, wanted, period, clinic.holidays)
        if len(found) >= wanted.limit:
            break
    return found[: wanted.limit]


def sees_clients(person: str) -> list[Hours]:
    """The hours of one person, as they hold now."""
    return [one for _, one in working.working_hours(person)]


def _away(clinic: Clinic) -> list[Taken]:
    return [time_taken(one.person, one.starts, one.ends) for one in clinic.away]
