"""A client in care always has a next visit; and somebody says what came of the last one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import say
from steadystep.chart.team import TeamJoined
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.visits import VisitFact
from steadystep.reasoning.finding import Duty, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_OWNERS = ("case_manager", "front_desk", "therapist", "nurse", "prescriber")
OUTCOME_AFTER = timedelta(hours=2)  # clinic rule: by then the visit is over


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    waiting = [visit for visit in view.visits if visit.outcome == "booked" and not visit.history]
    over = [visit for visit in waiting if view.clock.reached(visit.starts)]
    yield from (_outcome(view, visit) for visit in over if view.clock.reached(visit.starts + OUTCOME_AFTER))
    if len(over) == len(waiting):
        yield _none_booked(view)


def _none_booked(view: View) -> Duty:
    """Time zero is the end of what was planned, or when the client joined, and never before we knew of it."""
    joined = view.chart.entry(view.person.since)
    last = max(
        (visit for visit in view.visits if not visit.history),
        key=lambda visit: visit.covers_until,
        default=None,
    )
    known = max(one for one in (joined and joined.recorded_at, last and last.covers_until) if one)
    due = end_of_working_day(view.clinic, known, 1)
    return Duty(
        key="visits.next_visit", rule="visits.next_visit", says=say("No next visit is booked."), level="T3",
        owner_role="case_manager", person=named(_OWNERS, view.person, view.clinic), known_at=known, due=due,
        overdue=view.clock.reached(due), closes_by=say("A visit booked, or care ended with the client."),
        because=(last.entry,) if last else (view.person.since,),
        offers=(Offer(key="book", says=say("Book a visit"), kind="booking"),),
    )  # fmt: skip


def _outcome(view: View, visit: VisitFact) -> Duty:
    known = visit.starts + OUTCOME_AFTER
    due = end_of_working_day(view.clinic, known, 1)
    return Duty(
        key=f"visits.outcome/{visit.entry}", rule="visits.outcome", level="T3",
        says=say("What came of the visit on {day}?", day=visit.day), owner_role="front_desk",
        person=visit.with_person if visit.with_person in view.clinic.staff else named(_OWNERS, view.person, view.clinic),
        known_at=known, due=due, overdue=view.clock.reached(due), because=(visit.entry,),
        closes_by=say("Attended, missed or cancelled."),
    )  # fmt: skip


RULE = Rule(
    id="visits.next_visit", reads=reads(TeamJoined), find=find,
    about="R81: the next appointment exists at all times for active clients; every visit has an outcome.",
)  # fmt: skip
