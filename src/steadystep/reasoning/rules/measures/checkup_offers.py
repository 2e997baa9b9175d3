"""Tests for HIV and hepatitis B and C, PrEP and vaccines are offered to everyone once a year; who said no is asked again on their day (R54)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from steadystep.chart import AnyEntry, say
from steadystep.chart.offers_made import CheckUpOffered
from steadystep.chart.visits import VisitAttended
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.checkup_offers import NAMES, ripe_offers
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "measures.checkup_offers"
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R54", year=2026),
             Source(document="CDC revised recommendations for HIV testing, MMWR 55(RR-14)", section="ages 13 to 64", year=2006)),
    why="Offered to everyone, nobody is singled out; hepatitis C can be cured, HIV treated and prevented.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    """A year after the first visit at the latest; sooner it is a line among what may be talked about, and no duty."""
    ripe = ripe_offers(view) if view.person.in_care else {}
    if ripe:
        first = next(one for one in view.chart.of(VisitAttended) if not one.imported)
        yield _duty(view, first, list(ripe), min(ripe.values()))


def _duty(view: View, first_visit: AnyEntry, ripe: list[str], day: date) -> Duty:
    last = view.chart.latest(CheckUpOffered)
    known = midnight(day, view.person.zone)
    due = deadline("T4", known, view.knowledge, view.clinic)
    names = say(", ".join("{" + name + "}" for name in ripe), **{name: NAMES[name] for name in ripe})
    return Duty(
        key=f"{_ID}/{view.chart.client}/{day}", rule=_ID, level="T4", owner_role="nurse",
        says=say("Offer, with time to talk: {names}.", names=names), person=named(("nurse", "case_manager"), view.person, view.clinic),
        known_at=known, due=due, overdue=view.clock.reached(due), because=((last or first_visit).id,), ground=_GROUND,
        steps=(say("Say what the test tells, and that a no changes nothing."), say("Their yes, written down, is the consent before the test.")),
        closes_by=say("The offer written down with the answer: agreed, declined with a day to ask again, or had already."),
        offers=(Offer(key="checkup_offered", says=say("Write down the offer"), kind="entry", for_role="nurse"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(VisitAttended, CheckUpOffered), find=find,
    about="R54: everyone is offered tests for HIV and hepatitis, PrEP and vaccines each year; who declined, on the day they named.",
)  # fmt: skip
