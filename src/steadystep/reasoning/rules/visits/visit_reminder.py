"""A visit is called to mind before it begins, as the client wants it, in words that say when and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from steadystep.chart.visits import VisitBooked
from steadystep.reasoning.facts.reminding import before_visit, in_time
from steadystep.reasoning.facts.visits import VisitFact
from steadystep.reasoning.finding import Reminder
from steadystep.reasoning.view import Rule, Said, View, reads

# Clinic rule: a day before there is time to arrange the journey; two hours before, to set out.
BEFORE: Final = {"day_before": timedelta(days=1), "two_hours_before": timedelta(hours=2)}


def find(view: View) -> Iterator[Said]:
    """None for what was booked after the reminder's own time: who has just agreed on a time knows it."""
    if not view.person.in_care:
        return
    wanted = before_visit(view.chart)
    for visit in view.visits:
        if visit.outcome == "booked" and not visit.history:
            yield from (_reminder(visit, one) for one in wanted if _due(view, visit, one))


def _due(view: View, visit: VisitFact, before: str) -> bool:
    at = visit.starts - BEFORE[before]
    return _known(view, visit) <= at and in_time(view, at, visit.starts)


def _known(view: View, visit: VisitFact) -> datetime:
    """When this time of the visit was agreed on: a visit that was moved is called to mind anew."""
    head = view.chart.head(visit.entry)
    return head.recorded_at if head is not None else visit.starts


def _reminder(visit: VisitFact, before: str) -> Reminder:
    return Reminder(key=f"visit/{visit.entry}/{visit.starts:%Y-%m-%dT%H:%M}/{before}", at=visit.starts)


RULE = Rule(
    id="visits.visit_reminder", reads=reads(VisitBooked), find=find,
    about="R81, R84: clients are reminded of a visit as they want it, once, in neutral words; not of one that was called off.",
)  # fmt: skip
