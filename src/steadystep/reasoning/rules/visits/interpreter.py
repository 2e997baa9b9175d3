"""Whoever needs an interpreter has one at each visit, or it is written down why not (R100)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import say
from steadystep.chart.intake import Demographics
from steadystep.chart.life_stages import InterpreterArranged
from steadystep.chart.visits import VisitBooked
from steadystep.knowledge.provenance import Source
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.visits import VisitFact
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "visits.interpreter"
BEFORE = timedelta(days=14)  # clinic rule: long enough to find one
AFTER = timedelta(days=7)  # clinic rule: how long it is asked who interpreted
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R100", year=2026),),
    why="What was not understood was not agreed to.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    told = view.chart.latest(Demographics)
    if told is None or not told.body.interpreter or not view.person.in_care:
        return
    arranged = {view.chart.origin(one.body.visit) for one in view.chart.of(InterpreterArranged)}
    for visit in view.visits:
        if visit.entry in arranged or visit.history or view.clock.reached(visit.starts + AFTER):
            continue
        if (
            visit.outcome == "booked"
            and view.clock.reached(visit.starts - BEFORE)
            and not view.clock.reached(visit.starts)
        ):
            yield _book(view, visit, told.id)
        elif visit.outcome == "attended":
            yield _who_was_it(visit, told.id)


def _book(view: View, visit: VisitFact, told: str) -> Duty:
    booked = view.chart.entry(visit.entry)
    known = max(visit.starts - BEFORE, booked.recorded_at) if booked else visit.starts - BEFORE
    return Duty(
        key=f"{_ID}/{visit.entry}", rule=_ID, level="T4", owner_role="front_desk", known_at=known, due=visit.starts,
        person=named(("front_desk", "case_manager"), view.person, view.clinic), because=(visit.entry, told), ground=_GROUND,
        says=say("No interpreter ({language}) is booked for the visit on {day}.", language=view.person.language, day=visit.day),
        closes_by=say("Who interprets is written down, or why nobody does."),
        offers=(Offer(key=f"interpreter/{visit.entry}", says=say("Book an interpreter"), kind="entry", for_role="front_desk"),),
    )  # fmt: skip


def _who_was_it(visit: VisitFact, told: str) -> Finding:
    return Finding(
        rule=f"{_ID}.after", because=(visit.entry, told), about=(visit.entry,), urgency="attention", ground=_GROUND,
        says=say("Who interpreted the visit on {day} is not written down.", day=visit.day),
        do=say("Write down who it was, or why nobody was there."),
        offers=(Offer(key=f"interpreter/{visit.entry}", says=say("Say who interpreted"), kind="entry"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(VisitBooked), find=find,
    about="R100: an interpreter for each visit of whoever needs one, or the reason why not.",
)  # fmt: skip
