"""The next dose up that the knowledge names, for a person to take or leave."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from steadystep.knowledge import Drug

from .dosing import AroundWith, chosen
from .medicines import Course


class NextStep(msgspec.Struct, frozen=True):
    """`milligrams` a day, no earlier than `earliest`."""

    milligrams: float
    earliest: date


def next_step(view: AroundWith, drug: Drug, course: Course, indication: str, route: str) -> NextStep | None:
    """None where no single row holds or it names no step, or where the next dose would leave the usual range."""
    row = chosen(view, drug, indication, route).row
    now, changed = course.steps[-1].milligrams_a_day, course.steps[-1].first
    if row is None or now is None or row.step_mg_day == "schedule" or not row.step_mg_day:
        return None
    dose, days = now + row.step_mg_day, row.min_step_interval_days
    return (
        NextStep(dose, changed + timedelta(days=days))
        if days is not None and dose <= row.usual_high_mg_day
        else None
    )
