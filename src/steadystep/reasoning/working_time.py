"""Working hours of the clinic: when a clock that counts them runs out. Always in the clinic's zone, never the client's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from steadystep.chart.when import zone_named

from .clinic_value import Clinic

_SEARCH_DAYS = 60


def open_between(clinic: Clinic, day: date) -> tuple[datetime, datetime] | None:
    """Opening and closing instants (UTC) of that day, or None when the clinic is closed."""
    hours = clinic.hours.get(day.weekday())
    if hours is None or day in clinic.holidays:
        return None
    place = zone_named(clinic.zone)
    opens, closes = (datetime.combine(day, moment, tzinfo=place).astimezone(UTC) for moment in hours)
    return opens, closes


def is_open(clinic: Clinic, at: datetime) -> bool:
    day = at.astimezone(zone_named(clinic.zone)).date()
    hours = open_between(clinic, day)
    return hours is not None and hours[0] <= at < hours[1]


def after_working(clinic: Clinic, start: datetime, span: timedelta) -> datetime:
    """The instant at which `span` of opening time has passed since `start`."""
    left = span
    first_day = start.astimezone(zone_named(clinic.zone)).date()
    for offset in range(_SEARCH_DAYS):
        hours = open_between(clinic, first_day + timedelta(days=offset))
        if hours is None:
            continue
        opens, closes = max(hours[0], start), hours[1]
        if closes - opens >= left:
            return opens + left
        left -= max(closes - opens, timedelta(0))
    return start + span  # a clinic with no opening hours at all: the wall clock runs


def end_of_working_day(clinic: Clinic, start: datetime, days: int) -> datetime:
    """Closing time of the `days`-th working day after the local day of `start`."""
    day = start.astimezone(zone_named(clinic.zone)).date()
    left = days
    for offset in range(1, _SEARCH_DAYS):
        hours = open_between(clinic, day + timedelta(days=offset))
        left -= hours is not None
        if hours is not None and left == 0:
            return hours[1]
    return start + timedelta(days=days)
