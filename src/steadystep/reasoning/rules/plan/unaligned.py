"""Medicine and therapy work as one plan: what goes on and serves no target is said to be unaligned."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Words, say
from steadystep.chart.medication import Order
from steadystep.chart.plan import Target
from steadystep.chart.therapy import PracticeAssigned, Session
from steadystep.knowledge.provenance import Source
from steadystep.reasoning.facts.alignment import Unaligned, unaligned
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.unaligned"
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification (clinic design)", section="scope.md R11, R12", year=2026),),
    why="What serves no target cannot be judged, and nobody can say when it has done its work.",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for one in unaligned(view):
        yield Finding(
            rule=_ID if one.part == "medicine" else f"{_ID}.{one.part}", because=one.because, about=(one.entry,), says=_says(one),
            do=say("Name the target it is for, and the measure that will judge it."), ground=_GROUND,
        )  # fmt: skip
    yield from _unmeasured(view)


def _unmeasured(view: View) -> Iterator[Finding]:
    """R4: every target symptom of a medicine has one instrument; asked once for each target."""
    asked: set[str] = set()
    for course in view.running:
        target = view.chart.head(course.target) if course.target and course.ordered_here else None
        if target is None or not isinstance(target.body, Target) or target.body.measure or course.measure:
            continue
        if target.body.status == "active" and target.id not in asked:
            asked.add(target.id)
            yield Finding(
                rule=f"{_ID}.measure", because=(target.id, *course.because), about=(view.chart.first(target).id,), ground=_GROUND, urgency="attention",
                says=say("{name} is to help with “{target}”, and no instrument measures that yet.", name=course.name, target=target.body.name),
                do=say("Choose one instrument for it, so that everybody can see whether it helps."),
                offers=(Offer(key=f"instrument/{target.id}", says=say("Choose the instrument"), kind="entry", for_role="prescriber"),),
            )  # fmt: skip


def _says(one: Unaligned) -> Words:
    if one.part == "therapy":
        return say("The therapy ({purpose}) is tied to no target of the plan.", purpose=one.name)
    return say("{name} is tied to no target of the plan.", name=one.name)


RULE = Rule(
    id=_ID, reads=reads(Order, PracticeAssigned, Session), find=find,
    about="R4, R11: every medicine has a target symptom and a linked measure, every therapy has a target.",
)  # fmt: skip
