"""Which tests, vaccines and PrEP are to be offered: once a year to everyone, from the start with opioid use or injecting (R54)."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from steadystep.chart import Chart
from steadystep.chart.accepting_results import is_of_offer
from steadystep.chart.measures import Observation
from steadystep.chart.offers_made import OFFERED, CheckUpOffered
from steadystep.knowledge import Knowledge
from steadystep.reasoning.clock import midnight, months_before

from .around import Around
from .person import Person

YOUNGEST: Final = 13  # CDC MMWR 2006;55(RR-14): HIV testing is offered from 13
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
