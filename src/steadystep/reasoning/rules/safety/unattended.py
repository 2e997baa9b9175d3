"""An event that nobody acknowledged past 125% of its clock is an event of its own, ES32, for the administrator on call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from steadystep.chart import AnyEntry, say
from steadystep.chart.safety import Raised
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.events import SafetyEventFact
from steadystep.reasoning.finding import Signal
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

EVENT = "ES32"


def find(view: View) -> Iterator[Said]:
    for event in view.events:
        if event.open and event.raised.family != EVENT and event.stretches[-1].acknowledged is None:
            yield from _unattended(view, event)


def _unattended(view: View, event: SafetyEventFact) -> Iterator[Signal]:
    since, entry = _since(view, event), _waits_from(view, event)
    if since is None or entry is None or not view.clock.reached(since):
        return
    says = say(
        "Nobody has taken on {event} ({level}), known since {known}. Phone the lead.", event=event.raised.event,
        level=event.raised.level, known=event.raised.known_at.isoformat(),
    )  # fmt: skip
    yield from opened(
        view, RULE.id, EVENT, entry, says, because=(event.entry,), known_at=max(since, entry.recorded_at)
    )


def _since(view: View, event: SafetyEventFact) -> datetime | None:
    """When 125% of the clock have run; None where the ladder opens nothing."""
    stretch = event.stretches[-1]
    due = deadline(event.raised.level, stretch.since, view.knowledge, view.clinic)
    steps = [step for step in view.knowledge.clocks.ladder if step.opens == EVENT]
    return stretch.since + (due - stretch.since) * steps[0].fraction if steps else None


def _waits_from(view: View, event: SafetyEventFact) -> AnyEntry | None:
    began = event.stretches[-1].began
    return began or view.chart.entry(event.entry)


RULE = Rule(
    id="safety.unattended", reads=reads(Raised), find=find,
    about="ES32: an open event that nobody acknowledged past 125% of its clock.",
)  # fmt: skip
