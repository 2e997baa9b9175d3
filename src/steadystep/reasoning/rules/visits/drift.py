"""Somebody in care left their rhythm: the case manager reaches out, kindly, one way after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from steadystep.chart import Words, say
from steadystep.chart.team import TeamJoined
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.drift import Thread, drifting
from steadystep.reasoning.facts.outreach import next_offers, outreach
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "visits.drift"
_OWNERS = ("case_manager", "nurse", "therapist", "prescriber")


def find(view: View) -> Iterator[Said]:
    off = drifting(view.threads)
    if off and off[0].of != "missed_visit":
        yield _duty(view, off)


def _duty(view: View, off: tuple[Thread, ...]) -> Duty:
    since = min(one.since for one in off if one.since)
    reaching = outreach(view, since, "routine")
    due = _due(view, since, reaching.next_by)
    return Duty(
        key=_ID, rule=_ID, says=_says(off[0]), level="T4", owner_role="case_manager", due=due,
        person=named(_OWNERS, view.person, view.clinic), known_at=since, overdue=view.clock.reached(due),
        because=tuple(dict.fromkeys(one for thread in off for one in thread.because)),
        remarks=(*(_says(one) for one in off[1:]), *reaching.said), offers=next_offers(reaching, "drift"),
        closes_by=say("They are seen or heard from again, or reaching out ended with an outcome."),
        ground=ground(view.knowledge.keeping_touch.provenance),
    )  # fmt: skip


def _says(thread: Thread) -> Words:
    return say("Off their rhythm. {expected} {came}", expected=thread.expected, came=thread.came)


def _due(view: View, since: datetime, next_by: datetime | None) -> datetime:
    """The day agreed with the last attempt; before any, a week after it was noticed."""
    return next_by or deadline("T4", since, view.knowledge, view.clinic)


RULE = Rule(
    id=_ID, reads=reads(TeamJoined), find=find,
    about="R81, R84: who leaves their rhythm of visits, supply or being heard is reached out to within a week, without blame.",
)  # fmt: skip
