"""What was practised, on the client's own story: steps and skills tried, sheets filled in."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from steadystep.chart import AnyEntry
from steadystep.chart.therapy import PracticeTried
from steadystep.chart.when import zone_named
from steadystep.chart.worksheets import Worksheet
from steadystep.faces.look.story import EventMark, Period
from steadystep.faces.look.words import day_said
from steadystep.faces.portal.own import Own


def practised(own: Own, period: Period) -> tuple[EventMark, ...]:
    """One mark for each try that was made, whatever came of it; what was put off is no mark."""
    return tuple(_marks(own, period))


def _marks(own: Own, period: Period) -> Iterator[EventMark]:
    zone = zone_named(own.zone)
    for entry in own.chart.among(PracticeTried, Worksheet):
        day = entry.occurred.astimezone(zone).date()
        put_off = isinstance(entry.body, PracticeTried) and entry.body.done == "not_this_time"
        if period.start <= day <= period.end and not put_off:
            yield EventMark(day, "skill", f"{_named(own, entry)}, {day_said(day)}")


def _named(own: Own, entry: AnyEntry) -> str:
    body = entry.body
    if isinstance(body, Worksheet):
        known = own.view.knowledge.exercises.get(body.exercise)
        return gettext(known.title) if known else body.exercise
    fell = f" {body.peak} → {body.end}" if body.peak is not None and body.end is not None else ""
    return f"{body.name}{fell}"
