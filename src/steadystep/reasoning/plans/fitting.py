"""Which schedule and which restart rule of a medicine hold for this client on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from steadystep.knowledge import Drug, Restart, Selector
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.view import View

from .schedules import Rows, schedules_of


def taken_on(view: View, select: Selector, day: date, *, but: str = "") -> tuple[Course, ...]:
    """The courses of the selected medicines on that day; on its last day a medicine counts as stopped.

    `but` is a medicine that is not meant: the one the question is about.
    """
    return tuple(
        course for course in view.courses
        if course.drug != but and course.active_on(day) and course.last != day
        and (drug := view.knowledge.drugs.get(course.drug)) is not None and select.takes(drug.id, drug.groups)
    )  # fmt: skip


def schedule_on(view: View, drug: Drug, day: date) -> tuple[str, Rows] | None:
    """The schedule by which the medicine is begun that day, chosen by the other medicines of the chart.

    Where several hold, the one with the lowest first total. Schedules for a change of another medicine (`E:`), and those
    that only a person can choose between, are left out; None when none is left.
    """
    found = schedules_of(drug)
    plain = [(name, rows) for name, rows in found.items() if rows[0].when is None]
    special = [
        (name, rows) for name, rows in found.items()
        if (when := rows[0].when) is not None and taken_on(view, when, day, but=drug.id)
    ]  # fmt: skip
    if special:
        return min(special, key=lambda one: one[1][0].total_mg_day or 0.0)
    return plain[0] if len(plain) == 1 else None


def restart_on(view: View, drug: Drug, day: date) -> Restart | None:
    """The restart rule that holds that day: the one for the medicines taken with it, else the one for none.

    Where several hold, the one with the shortest gap.
    """
    special = [
        one for one in drug.restart if one.when is not None and taken_on(view, one.when, day, but=drug.id)
    ]
    return _shortest(special) or _shortest(one for one in drug.restart if one.when is None)


def restart_total(drug: Drug, rows: Rows | None) -> float | None:
    """The highest total, in mg a day, at which the medicine may be begun again; None when the knowledge names none."""
    if rows:
        return rows[0].most_mg_day or rows[0].total_mg_day
    return min((row.start_total_mg_day for row in drug.dosing), default=None)


def _shortest(rules: Iterable[Restart]) -> Restart | None:
    return min(rules, key=lambda one: one.gap_days_at_least, default=None)
