"""Blood levels that count: of the medicine, and drawn at the hour that the monitoring rule names."""

from __future__ import annotations

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.measures import Observation
from steadystep.knowledge import Knowledge

from .medicines import Course

TROUGH_HOURS = (10.0, 14.0)  # MO01: rejected as not a trough under 10 h or over 14 h
LEVEL_RULES = {"lithium": "MO01"}
_UNITS = frozenset({"mmol/L", "meq/L", "mEq/L"})


def valid_levels(chart: Chart, knowledge: Knowledge, course: Course) -> tuple[AnyEntry, ...]:
    """Troughs of that course in mmol/L, oldest first; empty for a medicine whose level no rule of ours reads."""
    rule = knowledge.monitoring.get(LEVEL_RULES.get(course.drug, ""))
    if rule is None:
        return ()
    return tuple(
        entry for entry in chart.of(Observation)
        if entry.body.what.code in rule.loinc and _is_trough(entry) and _in(course, entry)
    )  # fmt: skip


def _is_trough(entry: AnyEntry) -> bool:
    hours, quantity = entry.body.hours_after_dose, entry.body.quantity
    if hours is None or quantity is None:
        return False
    return quantity.unit in _UNITS and TROUGH_HOURS[0] <= hours <= TROUGH_HOURS[1]


def _in(course: Course, entry: AnyEntry) -> bool:
    day = entry.body.when.day
    return (course.first is None or course.first <= day) and (course.last is None or day <= course.last)
