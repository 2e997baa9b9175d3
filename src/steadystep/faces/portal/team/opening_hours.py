"""When somebody of the clinic reads what is written here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from steadystep.chart.when import zone_named
from steadystep.faces.portal.own import Own
from steadystep.faces.portal.telling import next_opening
from steadystep.reasoning.working_time import is_open, open_between


@dataclass(frozen=True, slots=True)
class ReadingHours:
    """`until` is today's closing while the clinic is open; `opens` the next opening while it is closed."""

    until: datetime | None
    opens: datetime | None


def reading_hours(own: Own) -> ReadingHours:
    clinic = own.opened.clinic
    if is_open(clinic, own.now):
        hours = open_between(clinic, own.now.astimezone(zone_named(clinic.zone)).date())
        return ReadingHours(hours[1] if hours else None, None)
    return ReadingHours(None, next_opening(clinic, own.now))
