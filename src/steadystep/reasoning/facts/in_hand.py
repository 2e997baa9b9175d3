"""By when an ordered medicine has to be in hand (R29): within two working days, the same day for what may not be missed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from steadystep.chart.when import zone_named
from steadystep.knowledge import Knowledge
from steadystep.reasoning.clinic_value import Clinic
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.working_time import end_of_working_day, open_between

_WORKING_DAYS: Final = 2
_SAME_DAY: Final = frozenset({"lithium", "clozapine"})
_SAME_DAY_GROUPS: Final = frozenset({"BUP", "NALTREXONE", "LAI"})


def not_missed_for_a_day(knowledge: Knowledge, drug: str) -> bool:
    """Medicines for opioid use disorder, lithium, clozapine and long-acting injections."""
    known = knowledge.drugs.get(drug)
    if known is None:
        return False
    return known.id in _SAME_DAY or not _SAME_DAY_GROUPS.isdisjoint(known.groups)


def due_in_hand(clinic: Clinic, known: datetime, *, soon: bool) -> datetime:
    """Closing time of the same day, or its end where the clinic is closed or closing time is past; else of the second working day."""
    if not soon:
        return end_of_working_day(clinic, known, _WORKING_DAYS)
    day = known.astimezone(zone_named(clinic.zone)).date()
    hours = open_between(clinic, day)
    return (
        hours[1] if hours is not None and known < hours[1] else midnight(day + timedelta(days=1), clinic.zone)
    )
