"""What changes doses and alerts is asked again every six months: health, pregnancy, work and driving (R8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.knowledge import Source
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "intake.circumstances_again"
EVERY: Final = timedelta(days=182)  # R8: 6-monthly
BEFORE: Final = timedelta(days=14)  # on the list two weeks before, clinic rule
_GROUND: Final = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R8: at intake and 6-monthly", year=2026),
        Source(document="Clinic rule: on the list two weeks before"),
    ),
    why="A pregnancy, a new illness or a new job changes what is safe, and nobody thinks of telling it.",
    verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    """Of who takes medicine ordered here, and was asked at least once: the first asking belongs to the intake."""
    told = [one for one in view.chart.of(CircumstanceTold) if not one.imported]
    if not told or not view.person.in_care or not any(one.ordered_here for one in view.running):
        return
    last = max(told, key=lambda one: one.occurred)
    due = last.occurred + EVERY
    if not view.clock.reached(due - BEFORE):
        return
    yield Duty(
        key=f"{_ID}/{view.chart.first(last).id}", rule=_ID, level="T4", owner_role="nurse", known_at=due - BEFORE, due=due,
        says=say("Health, pregnancy, work and driving were last asked about on {day}: ask again.", day=last.body.when.day),
        person=named(("nurse", "prescriber", "therapist"), view.person, view.clinic), overdue=view.clock.reached(due),
        because=(last.id,), ground=_GROUND, closes_by=say("A circumstance written down, also that it has not changed."),
        offers=(Offer(key="health", says=say("Write down what holds now"), kind="entry", for_role="nurse"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(CircumstanceTold), find=find,
    about="R8: what changes doses and alerts is asked again every six months of who takes medicine.",
)  # fmt: skip
