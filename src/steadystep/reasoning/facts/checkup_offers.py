"""Which tests, vaccines and PrEP are to be offered: once a year to everyone, from the start with opioid use or injecting (R54)."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from steadystep.chart import Chart, say
from steadystep.chart.accepting_results import is_of_offer
from steadystep.chart.measures import Observation
from steadystep.chart.offers_made import OFFERED, CheckUpOffered
from steadystep.chart.visits import VisitAttended
from steadystep.knowledge import Knowledge
from steadystep.reasoning.clock import midnight, months_before

from .around import Around
from .person import Person

YOUNGEST: Final = 13  # CDC MMWR 2006;55(RR-14): HIV testing is offered from 13
NAMES: Final = {
    "hiv_test": say("HIV test"), "hepatitis_b_test": say("hepatitis B test"), "hepatitis_c_test": say("hepatitis C test"),
    "prep": say("talk about PrEP"), "hepatitis_a_vaccine": say("hepatitis A vaccine"), "hepatitis_b_vaccine": say("hepatitis B vaccine"),
}  # fmt: skip
_ONCE: Final = frozenset(
    {"hepatitis_a_vaccine", "hepatitis_b_vaccine"}
)  # who has had it is not asked each year


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """When one thing may be offered again; `never` where somebody has had it."""

    again: date | None = None
    never: bool = False


def offers_due(view: Around) -> tuple[str, ...]:
    """What is to be offered today, in the order of the form."""
    zone = view.person.zone
    if not is_old_enough(view.person, view.clock.today(zone)):
        return ()
    return tuple(
        name for name, one in standing(view.chart, view.knowledge).items()
        if not one.never and (one.again is None or view.clock.reached(midnight(one.again, zone)))
    )  # fmt: skip


def next_offer(view: Around) -> date | None:
    """The first day on which something is to be offered again; None where no such day is known."""
    days = [one.again for one in standing(view.chart, view.knowledge).values() if not one.never and one.again]
    return min(days, default=None)


def ripe_offers(view: Around) -> dict[str, date]:
    """What is offered by a duty, and since when: a year after the first visit at the latest, or on the day that was agreed."""
    visits = [one for one in view.chart.of(VisitAttended) if not one.imported]
    if not visits:
        return {}
    since = a_year_after(view.knowledge, visits[0].body.when.day)
    days = {
        name: one.again or since
        for name, one in standing(view.chart, view.knowledge).items()
        if not one.never
    }
    zone = view.person.zone
    ripe = {name: day for name, day in days.items() if view.clock.reached(midnight(day, zone))}
    return ripe if ripe and is_old_enough(view.person, view.clock.today(zone)) else {}


def tests_wanted(
    view: Around, names: tuple[str, ...], since: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of these tests, those to offer, and those the client agreed to that have no result yet. What is of before `since` is over;
    a no, and a wish to think about it, hold until the day that was agreed."""
    told = {name: _answer(view, name, since) for name in names if not _tested_since(view.chart, name, since)}
    if not told or not is_old_enough(view.person, view.clock.today(view.person.zone)):
        return (), ()
    return (
        tuple(name for name, answer in told.items() if answer == "offer"),
        tuple(name for name, answer in told.items() if answer == "agreed"),
    )


def _tested_since(chart: Chart, name: str, since: date) -> bool:
    return any(day >= since for day in _tested(chart, name))


def _answer(view: Around, name: str, since: date) -> str:
    """What was answered last, or `offer`."""
    last = next((one.body for one in reversed(view.chart.of(CheckUpOffered)) if name in one.body.what), None)
    if last is None or last.when.day < since:
        return "offer"
    again = last.again_on
    over = again is not None and view.clock.reached(midnight(again, view.person.zone))
    return "offer" if over else last.answer


def is_old_enough(person: Person, today: date) -> bool:
    """Nobody is left out because their age is not known."""
    age = person.age_on(today)
    return age is None or age >= YOUNGEST


def a_year_after(knowledge: Knowledge, day: date) -> date:
    """`substance_care.within.tests_every_months` after that day."""
    return months_before(day, -knowledge.substance_care.within.tests_every_months)


def standing(chart: Chart, knowledge: Knowledge) -> dict[str, Standing]:
    """The latest word about each: an offer, or a result of the test itself."""
    return {one: _standing(chart, knowledge, one) for one in OFFERED}


def _standing(chart: Chart, knowledge: Knowledge, what: str) -> Standing:
    offers = [one.body for one in chart.of(CheckUpOffered) if what in one.body.what]
    if what in _ONCE and any(one.answer == "has_it" for one in offers):
        return Standing(never=True)
    days = [one.again_on or a_year_after(knowledge, one.when.day) for one in offers[-1:]]
    days += [a_year_after(knowledge, day) for day in _tested(chart, what)]
    return Standing(again=max(days, default=None))


def _tested(chart: Chart, what: str) -> list[date]:
    """When such a test was done, with or without an offer written down."""
    return [one.body.when.day for one in chart.of(Observation) if is_of_offer(what, one.body.what.text)]
