"""Closing a safety event at the door: only with what the escalation list asks for. What is missing is said in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from steadystep import knowledge
from steadystep.chart import Chart, NewEntry, Words, say
from steadystep.chart.safety import Closed, HandedOver
from steadystep.reasoning import Clinic, Clock, with_proposals
from steadystep.reasoning.facts.closing import lacking
from steadystep.reasoning.view import View


def unmet(chart: Chart, fresh: Sequence[NewEntry], clinic: Clinic, at: datetime) -> list[Words]:
    """Why an event may not be closed, or handed over, as proposed; what is written in the same go counts."""
    reasons: list[Words] = []
    for one in fresh:
        if isinstance(one.body, Closed) and chart.entry(one.body.raised) is not None:
            reasons += _of_closing(with_proposals(chart, fresh, at), one.body, clinic, at)
        elif isinstance(one.body, HandedOver) and one.body.to_person not in clinic.staff:
            reasons.append(say("Whom you hand it to does not work here now: choose somebody who does."))
    return reasons


def _of_closing(chart: Chart, closed: Closed, clinic: Clinic, at: datetime) -> list[Words]:
    view = View(chart, knowledge.load(), clinic, Clock(at))
    return [
        reason
        for event in view.events
        if event.entry == closed.raised
        for reason in lacking(view, event, closed)
    ]
