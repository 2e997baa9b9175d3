"""Medicine and therapy work as one plan: what goes on and serves no target is said to be unaligned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.medication import Order
from steadystep.chart.plan import Target
from steadystep.chart.therapy import PracticeAssigned, Session
from steadystep.knowledge.provenance import Source
from steadystep.reasoning.facts.alignment import Unaligned, targets, unaligned, unserved
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.unaligned"
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification (clinic design)", section="scope.md R11, R12", year=2026),),
    why="What serves no target cannot be judged, and nobody can say when it has done its work.",
)  # fmt: skip
SETTLES: Final = timedelta(
    days=28
)  # clinic rule: the time it takes to book, order or agree on what serves a new target
_SETTLED = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R4, R11", year=2026), Source(document="Clinic rule: said after four weeks")),
    why="A target that nothing serves is a promise nobody keeps.",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for one in unaligned(view):
        yield Finding(
            rule=_ID if one.part == "medicine" else f"{_ID}.{one.part}", because=one.because, about=(one.entry,), says=_says(one),
            do=say("Name the target it is for, and the measure that will judge it."), ground=_GROUND,
        )  # fmt: skip
    yield from _unmeasured(view)
    yield from _unserved(view)


def _unmeasured(view: View) -> Iterator[Finding]:
    """R4: every target has one instrument, or the reason why none judges it; asked once for each, first of what a medicine serves."""
    asked: set[str] = set()
    for course in view.running:
        target = view.chart.head(course.target) if course.target and course.ordered_here else None
        if (
            target is None
            or not isinstance(target.body, Target)
            or target.body.measure
            or course.measure
            or target.body.unmeasured
        ):
            continue
        if target.body.status == "active" and target.id not in asked:
            asked.add(target.id)
            yield Finding(
                rule=f"{_ID}.measure", because=(target.id, *course.because), about=(view.chart.first(target).id,), ground=_GROUND, urgency="attention",
                says=say("{name} is to help with “{target}”, and no instrument measures that yet.", name=course.name, target=target.body.name),
                do=say("Choose one instrument for it, so that everybody can see whether it helps."),
                offers=(_choose(target),),
            )  # fmt: skip
    for target in targets(view.chart).values():
        if target.id not in asked and not (
            target.body.measure or target.body.unmeasured or _by_order(view, target)
        ):
            yield Finding(
                rule=f"{_ID}.measure", because=(target.id,), about=(view.chart.first(target).id,), ground=_GROUND,
                says=say("No instrument judges “{target}” yet, and no reason stands why none does.", target=target.body.name),
                do=say("Choose one instrument for it, or say why none judges it."), offers=(_choose(target),),
            )  # fmt: skip


def _by_order(view: View, target: AnyEntry) -> bool:
    """An order for it names the instrument."""
    first = view.chart.first(target).id
    return any(one.measure and view.chart.origin(one.target or "") == first for one in view.running)


def _choose(target: AnyEntry) -> Offer:
    return Offer(
        key=f"instrument/{target.id}", says=say("Choose the instrument"), kind="entry", for_role="prescriber"
    )


def _unserved(view: View) -> Iterator[Finding]:
    """R11: a target for which no medicine and no therapy goes on: something is begun for it, or it is set aside."""
    for first, target in unserved(view).items():
        settles = view.clock.reached(target.recorded_at + SETTLES)
        if settles:
            yield Finding(
                rule=f"{_ID}.target", because=(target.id,), about=(first,), ground=_SETTLED,
                says=say("No medicine and no therapy that goes on serves “{target}”.", target=target.body.name),
                do=say("Say what is done for it, tie what serves it already, or set it aside with the client."),
            )  # fmt: skip


def _says(one: Unaligned) -> Words:
    if one.part == "therapy":
        return say("The therapy ({purpose}) is tied to no target of the plan.", purpose=one.name)
    return say("{name} is tied to no target of the plan.", name=one.name)


RULE = Rule(
    id=_ID, reads=reads(Order, PracticeAssigned, Session, Target), find=find,
    about="R4, R11: every medicine has a target symptom and a linked measure, every therapy has a target, every target has what serves it.",
)  # fmt: skip
