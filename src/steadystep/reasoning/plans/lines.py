"""The medicines of a chart as the calendar of doses needs them."""

from __future__ import annotations

from datetime import date

from steadystep.chart.medication import Order
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.view import View

from .calendar import Line
from .known_strengths import fitting


def lines_of(view: View, first: date, last: date, *, assume: bool = True) -> tuple[Line, ...]:
    """Medicines ordered here of which anything is to be said from `first` to `last`: doses, a pause, or that they leave the body.

    Injections are left out: their day is counted from the last one given, not from the order. `assume`: where an order names
    no strengths, those that are sold stand in (`Line.assumed`).
    """
    given = {row.drug_id for row in view.knowledge.late_injections}
    ordered = [course for course in view.courses if course.ordered_here and course.steps]
    lines = [_line(view, course, assume=assume) for course in ordered if course.drug not in given]
    return tuple(line for line in lines if _meets(line, first, last))


def _line(view: View, course: Course, *, assume: bool) -> Line:
    entry, drug = view.chart.head(course.entry), view.knowledge.drugs.get(course.drug)
    order = entry.body if entry is not None and isinstance(entry.body, Order) else None
    typed = order.strengths if order else ()
    sold = None if typed or not assume else fitting(view.knowledge, course.drug, course.steps)
    return Line(
        entry=course.entry, name=course.name, steps=course.steps, last=course.last,
        held=tuple((rest.first, rest.last) for rest in course.held),
        strengths=sold.strengths if sold else typed, halves=order.halves if order and typed else False,
        assumed=sold.form if sold else "",
        washout_days=drug.washout.days if drug and drug.washout else 0,
        asked=tuple(fact.asked for fact in view.taper_checkins if fact.course.entry == course.entry),
    )  # fmt: skip


def _meets(line: Line, first: date, last: date) -> bool:
    ended = line.last is not None and (first - line.last).days > line.washout_days
    asked = any(first <= day <= last for day in line.asked)
    return line.steps[0].first <= last and (asked or not ended)
