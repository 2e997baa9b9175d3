"""What people said to offers: an answer stands for its window, and the same is not offered again before that."""

from __future__ import annotations

from datetime import timedelta

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.plan import OfferAnswered
from steadystep.reasoning.clock import Clock


def answers_to(chart: Chart, rule: str) -> dict[str, AnyEntry]:
    """The latest answer to each offer of that rule, by the offer's key."""
    return {entry.body.offer: entry for entry in chart.of(OfferAnswered) if entry.body.rule == rule}


def rests(answer: AnyEntry | None, again_after: timedelta, clock: Clock) -> bool:
    """Whether the offer is not to be made now: within the window of its answer, or until the day it was put off to."""
    if answer is None:
        return False
    until = answer.body.until
    if answer.body.answer == "snoozed" and until is not None:
        return not clock.reached(until.earliest)
    return not clock.reached(answer.recorded_at + again_after)
