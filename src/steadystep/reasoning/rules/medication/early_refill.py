"""A controlled medicine handed out before its supply has ended: the monitoring programme is looked at, and nobody is accused (R28)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import Fill
from steadystep.chart.substance import PdmpChecked
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.supply import SupplyFact, spent
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.early_refill"
_EARLY: Final = timedelta(days=2)  # clinic rule: a weekend's convenience is not early
_RESTS_AFTER: Final = timedelta(days=30)  # clinic rule: then the next fill tells more
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R28, R30", year=2026),),
    why="An early fill has many plain reasons: the programme and a kind question tell which.", verification="unverified",
)  # fmt: skip
_CHECK: Final = Offer(
    key="pdmp", says=say("Check the programme and write it down"), kind="entry", for_role="prescriber"
)


def find(view: View) -> Iterator[Said]:
    for fact in view.supplies:
        drug = view.knowledge.drugs.get(fact.course.drug)
        last = fact.fills[-1]
        if drug is None or not drug.controlled or last.imported:
            continue
        ended = _ended_before(fact)
        if ended is not None and last.body.when.day < ended - _EARLY and not _looked_at(view, fact):
            yield from _asked(view, fact, ended)


def _ended_before(fact: SupplyFact) -> date | None:
    """The last day that the fills before the last one covered; None where they outlast the plan or there are none."""
    before = [(entry.body.when.day, entry.body.days) for entry in fact.fills[:-1]]
    covered, enough = spent(before, fact.use) if before else ((), True)
    return covered[-1][1] if covered and not enough else None


def _looked_at(view: View, fact: SupplyFact) -> bool:
    """The programme was asked on the day of that fill or later."""
    latest = view.chart.latest(PdmpChecked)
    return latest is not None and latest.body.when.day >= fact.fills[-1].body.when.day


def _asked(view: View, fact: SupplyFact, ended: date) -> Iterator[Duty]:
    fill = fact.fills[-1]
    if view.clock.reached(midnight(fill.body.when.day + _RESTS_AFTER, view.person.zone)):
        return
    due = deadline("T3", fill.recorded_at, view.knowledge, view.clinic)
    yield Duty(
        key=f"{_ID}/{fill.id}", rule=_ID, level="T3", owner_role="prescriber", known_at=fill.recorded_at, due=due,
        overdue=view.clock.reached(due), person=named(("prescriber", "nurse"), view.person, view.clinic),
        says=say("{name} was handed out on {day}, and the supply before lasts until {ended}: look at the monitoring programme.",
                 name=fact.course.name, day=fill.body.when.day, ended=ended),
        closes_by=say("The programme asked and written down, on that day or later."), because=(fill.id, *fact.course.because),
        ground=_GROUND, offers=(_CHECK,),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Fill), find=find,
    about="R28: an early refill of a controlled medicine brings a look at the monitoring programme.",
)  # fmt: skip
