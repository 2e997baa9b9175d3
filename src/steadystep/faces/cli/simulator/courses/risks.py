"""Item nine was not zero: the event opens by itself, and people act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from steadystep.chart import When
from steadystep.chart.safety import Acknowledged, Closed, ContactAttempted, SafetyPlan
from steadystep.faces.cli.simulator import acts
from steadystep.faces.cli.simulator.answering import said_of

from . import phrases
from .plan import Plan


def answered_risk(p: Plan, at: datetime, items: Sequence[int | None]) -> str:
    """The form, and the days after it: taken on within the hour or two, a call, a plan, closed with what was found."""
    answers, anchor = acts.form(p.s, at, "phq_9", items)
    event = acts.event_of(p.s, anchor)
    taken = at + timedelta(minutes=p.rng.randrange(6, 110))
    p.s.did(taken, p.therapist, Acknowledged, raised=event, note="Calling now.")
    called = taken + timedelta(minutes=p.rng.randrange(5, 30))
    p.s.did(called, p.therapist, ContactAttempted, method="call", outcome="reached", raised=event)
    plan = p.s.did(called + timedelta(minutes=35), p.therapist, SafetyPlan, **phrases.SAFETY_PLAN)
    closed = called + timedelta(days=p.rng.randrange(2, 7))
    p.s.did(closed, p.therapist, Closed, raised=event, finding=p.rng.choice(phrases.CLOSING), evidence=(plan, answers), said=said_of("ES01"),
            next_contact=When.on(closed.date() + timedelta(days=5), p.s.zone))  # fmt: skip
    return event
