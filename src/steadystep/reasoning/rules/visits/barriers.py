"""What got in the way of a visit is met with help that fits it, and with another time (R84)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import AnyEntry, say
from steadystep.chart.visits import VisitMissed
from steadystep.knowledge.keeping_touch import Barrier
from steadystep.knowledge.provenance import Basis, Source
from steadystep.reasoning.finding import Finding, Ground, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "visits.barriers"
_BASIS: Final = Basis(
    verification="unverified",
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R84: repeat offers, barriers", year=2026),
        Source(document="Clinic rule: the help that fits each barrier"),
    ),
)  # fmt: skip
_ELSEWHERE: Final = {
    "video": say("Offer a visit by video"),
    "phone": say("Offer a visit by phone"),
    "in_person": say("Offer a visit here"),
    "": say("Offer another time"),
}


def find(view: View) -> Iterator[Said]:
    """Until a visit took place since: an offer that led nowhere is made again with the next missed visit."""
    entry = view.chart.latest(VisitMissed)
    if entry is None or entry.imported or not view.person.in_care or not entry.body.in_the_way:
        return
    barrier = view.knowledge.keeping_touch.barrier(entry.body.in_the_way)
    if barrier is not None and not _came_since(view, entry):
        yield _help(view, entry, barrier)


def _came_since(view: View, entry: AnyEntry) -> bool:
    return any(one.outcome == "attended" and one.starts > entry.occurred for one in view.visits)


def _help(view: View, entry: AnyEntry, barrier: Barrier) -> Finding:
    same = [one for one in view.chart.of(VisitMissed) if one.body.in_the_way == entry.body.in_the_way]
    return Finding(
        rule=_ID, because=tuple(one.id for one in reversed(same)), about=(entry.id,), urgency="attention", ground=_ground(),
        says=say("What got in the way of the visit is known, {count} times so far: help that fits is at hand.", count=len(same))
        if len(same) > 1 else say("What got in the way of the visit is known: help that fits is at hand."),
        do=say(barrier.help), offers=tuple(_offers(view, entry, barrier)),
    )  # fmt: skip


def _offers(view: View, entry: AnyEntry, barrier: Barrier) -> Iterator[Offer]:
    """Another time first, of the same kind as the visit that was missed."""
    purpose = next(
        (one.purpose for one in view.visits if one.entry == view.chart.origin(entry.body.visit)), "therapy"
    )
    yield Offer(key=f"book/{purpose}", says=_ELSEWHERE[barrier.place], kind="booking")
    if barrier.need:
        yield Offer(key=f"need/{barrier.need}", says=say("Write down what is needed"), kind="entry")


def _ground() -> Ground:
    return rests_on(_BASIS, "Most visits are missed for a reason that can be helped.")


RULE = Rule(
    id=_ID, reads=reads(VisitMissed), find=find,
    about="R84: what got in the way of a visit is met with help that fits and another time, until they came.",
)  # fmt: skip
