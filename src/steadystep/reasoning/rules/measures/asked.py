"""A quiet word to the client that questions wait: when they become due, and when somebody sends them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Final

from steadystep.chart.asking import MeasureSent
from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.chart.medication import Order
from steadystep.chart.plan import PathwayPhase, Target
from steadystep.chart.when import zone_named
from steadystep.reasoning.facts.asking import Request
from steadystep.reasoning.facts.reminding import in_time
from steadystep.reasoning.finding import Reminder
from steadystep.reasoning.view import Rule, Said, View, reads

# Clinic rules: in the morning of the day it is due, once more after three days, and never long after (`in_time`).
AT: Final = time(10)
AGAIN: Final = (timedelta(), timedelta(days=3))


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for request in view.requests:
        instrument = view.knowledge.instruments[request.instrument]
        if request.open and instrument.entry == "answers" and instrument.respondent == "self":
            yield from _reminders(view, request)


def _reminders(view: View, request: Request) -> Iterator[Reminder]:
    for round_, moment in enumerate(_moments(view, request)):
        if in_time(view, moment):
            yield Reminder(key=f"questions/{request.key}/{round_}", at=moment)


def _moments(view: View, request: Request) -> Iterator[datetime]:
    """On the client's own clock; what somebody sends is told at once."""
    zone = zone_named(view.person.zone)
    first = (
        request.cycle.day
        if not request.passed
        else (request.expires - _length(request)).astimezone(zone).date()
    )
    for later in AGAIN:
        yield datetime.combine(first + later, AT, tzinfo=zone).astimezone(UTC)
    note = request.last_note
    if note is not None and isinstance(note.body, MeasureSent) and note.body.way == "phone":
        yield note.recorded_at


def _length(request: Request) -> timedelta:
    return (request.expires - request.cycle.due) / (request.passed + 1)


RULE = Rule(
    id="measures.asked", reads=reads(Target, Order, PathwayPhase, MeasureSent, Answers, ScoreTotal), find=find,
    about="R70: clients are told quietly that questions wait, in words that name no questionnaire.",
)  # fmt: skip
