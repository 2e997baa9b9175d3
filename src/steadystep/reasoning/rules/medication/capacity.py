"""Before a kind of treatment begins somebody says whether the person can decide; once an episode, never in an emergency (R18)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Entry, say
from steadystep.chart.medication import Order
from steadystep.knowledge import Source
from steadystep.reasoning.facts.capacity import emergency, is_adult, said_for
from steadystep.reasoning.facts.medicines import taken_before
from steadystep.reasoning.facts.opioid_medicines import RESCUE
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.capacity"
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R18", year=2026),),
    why="A treatment is agreed to by somebody who can decide about it.", verification="unverified",
)  # fmt: skip
_OFFER = Offer(key="capacity", says=say("Write down who decides"), kind="entry", for_role="prescriber")


def find(view: View) -> Iterator[Said]:
    for entry in view.chart.of(Order):
        if entry.author or entry.supersedes or entry.body.drug in RESCUE or emergency(entry.body):
            continue
        if _begins(view, entry) and is_adult(view):
            yield from _asked(view, entry)


def _begins(view: View, entry: Entry[Order]) -> bool:
    course = next((one for one in view.courses if one.entry == entry.id), None)
    return course is not None and not taken_before(view.courses, course)


def _asked(view: View, entry: Entry[Order]) -> Iterator[Finding]:
    order = entry.body
    if said_for(view, entry.id, order.drug, order.steps[0].first) is not None:
        return
    yield Finding(
        rule=_ID, because=(entry.id,), about=(entry.id,), ground=_GROUND, asks=("emergency",), offers=(_OFFER,),
        says=say("Nobody has said yet whether the client can decide about {medicine}.", medicine=order.name),
        do=say("Say it once, with this order: they decide, they decide with support, or somebody else decides for now. "
               "In an emergency say so instead."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R18: whether an adult can decide is said when a kind of treatment begins, once an episode; an emergency waits for nothing.",
)  # fmt: skip
