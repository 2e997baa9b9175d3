"""A medicine runs out before the next visit: somebody sees to it before that day, not after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.medication import Fill
from steadystep.chart.plans_ahead import TravelPlanned
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.supply import SupplyFact
from steadystep.reasoning.finding import Duty, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import open_between

_ID = "medication.supply"
_OWNERS = ("nurse", "case_manager", "prescriber")
LOOK_AHEAD: Final = timedelta(days=7)  # clinic rule: a working week to act
FORGOTTEN: Final = timedelta(
    days=30
)  # clinic rule: then fills are not written down here, and nothing is known
_SEARCH_DAYS = 14
# R29: these must be in hand the same day.
_SAME_DAY_DRUGS: Final = frozenset({"lithium", "clozapine"})
_REFILL = Offer(key="refill", says=say("Ask the pharmacy for a refill"), kind="task", for_role="nurse")
_VISIT = Offer(key="visit_sooner", says=say("Book a visit before that day"), kind="booking")


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for fact in view.supplies:
        if fact.run_out is None or fact.fills[-1].imported or view.over(fact.course):
            continue
        trip = _trip(view, fact.run_out)
        if trip is not None:
            yield from _away(view, fact, fact.run_out, trip)
            continue
        soon = view.clock.reached(midnight(fact.run_out - LOOK_AHEAD, view.person.zone))
        if soon and not view.clock.reached(midnight(fact.run_out + FORGOTTEN, view.person.zone)):
            yield from _ends(view, fact, fact.run_out)


def _ends(view: View, fact: SupplyFact, run_out: date) -> Iterator[Duty]:
    visit = _next_visit(view)
    if visit is not None and visit <= run_out:
        return
    known = midnight(run_out - LOOK_AHEAD, view.person.zone)
    due = _before(view, run_out)
    yield Duty(
        key=f"{_ID}/{fact.course.entry}/{fact.fills[-1].id}", rule=_ID, says=_says(fact, run_out, visit), owner_role="nurse",
        level="T3" if _same_day(view, fact) else "T4", person=named(_OWNERS, view.person, view.clinic),
        known_at=max(known, fact.fills[-1].recorded_at), due=due, overdue=view.clock.reached(due), because=fact.because,
        closes_by=say("A supply handed out, or a visit before that day."), offers=(_REFILL, _VISIT),
        remarks=tuple(_closed(view, run_out)),
    )  # fmt: skip


def _trip(view: View, run_out: date) -> TravelPlanned | None:
    """The trip during which it ends."""
    trips = (entry.body for entry in view.chart.of(TravelPlanned))
    return next((trip for trip in trips if trip.first <= run_out < trip.last), None)


def _away(view: View, fact: SupplyFact, run_out: date, trip: TravelPlanned) -> Iterator[Duty]:
    """Handed out before they leave, whatever visit follows."""
    known = midnight(trip.first - LOOK_AHEAD * 2, view.person.zone)
    if not view.clock.reached(known) or view.clock.reached(midnight(run_out + FORGOTTEN, view.person.zone)):
        return
    due = _before(view, trip.first)
    yield Duty(
        key=f"{_ID}/trip/{fact.course.entry}/{fact.fills[-1].id}", rule=_ID, owner_role="nurse", level="T4",
        says=say("{name} runs out on {day}, during the trip from {first} to {last}.",
                 name=fact.course.name, day=run_out, first=trip.first, last=trip.last),
        person=named(_OWNERS, view.person, view.clinic), known_at=max(known, fact.fills[-1].recorded_at), due=due,
        overdue=view.clock.reached(due), because=fact.because, offers=(_REFILL,),
        closes_by=say("Enough handed out for the whole trip."),
    )  # fmt: skip


def _says(fact: SupplyFact, run_out: date, visit: date | None) -> Words:
    if visit is None:
        return say("{name} runs out on {day}, and no visit is booked.", name=fact.course.name, day=run_out)
    return say(
        "{name} runs out on {day}, next visit {visit}.", name=fact.course.name, day=run_out, visit=visit
    )


def _next_visit(view: View) -> date | None:
    coming = (one for one in view.visits if one.outcome == "booked" and not view.clock.reached(one.starts))
    return min((one.day for one in coming), default=None)


def _before(view: View, run_out: date) -> datetime:
    """Closing time of the last day before it on which the clinic is open."""
    for back in range(1, _SEARCH_DAYS):
        hours = open_between(view.clinic, run_out - timedelta(days=back))
        if hours is not None:
            return hours[1]
    return midnight(run_out, view.person.zone)


def _closed(view: View, run_out: date) -> Iterator[Words]:
    after = run_out + timedelta(days=1)
    if open_between(view.clinic, after) is None:
        yield say("The clinic is closed on {day}, the first day without.", day=after)


def _same_day(view: View, fact: SupplyFact) -> bool:
    drug = view.knowledge.drugs.get(fact.course.drug)
    return fact.course.drug in _SAME_DAY_DRUGS or (drug is not None and "BUP" in drug.groups)


RULE = Rule(
    id=_ID, reads=reads(Fill), find=find,
    about="R28, R29: supply that ends before the next visit is seen to on a working day before it ends.",
)  # fmt: skip
