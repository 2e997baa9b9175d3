"""When a duty of a level is due, from when we learned of it. The figures are the clocks of knowledge/safety."""

from __future__ import annotations

from datetime import datetime, timedelta

from steadystep.knowledge import Knowledge
from steadystep.reasoning.clinic_value import Clinic
from steadystep.reasoning.working_time import after_working, end_of_working_day


def deadline(level: str, known_at: datetime, knowledge: Knowledge, clinic: Clinic) -> datetime:
    """The instant by which a duty of that level must be acknowledged."""
    clock = next(one for one in knowledge.clocks.clocks if one.level == level)
    if clock.unit == "minutes":
        return known_at + timedelta(minutes=clock.amount)
    if clock.unit == "working_hours":
        return after_working(clinic, known_at, timedelta(hours=clock.amount))
    if clock.unit == "working_days":
        return end_of_working_day(clinic, known_at, clock.amount)
    return known_at + timedelta(days=clock.amount)
