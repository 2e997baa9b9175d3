"""Before a planned step up it is said where a side effect weighs heavily: slow down (R19)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import DoseStep, Order, SideEffect
from steadystep.knowledge import Source
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.side_effects import EffectFact
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.step_borne"
_HEAVY: Final = 4  # pathways.md 0, week 1-2: "slow down if burden >=4"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R19; pathways.md 0 (week 1-2)", year=2026),),
    why="A step that comes before the last one is borne is a common reason to stop a medicine that would have helped.", verification="unverified",
)  # fmt: skip
_SLOWER: Final = Offer(
    key="slow_down", says=say("Move the step to a later day"), kind="task", for_role="prescriber"
)


def find(view: View) -> Iterator[Said]:
    for fact in view.effects:
        step = _ahead(view, fact.course) if _weighs(fact) else None
        if fact.course is not None and step is not None:
            yield _slow_down(fact, fact.course, step)


def _weighs(fact: EffectFact) -> bool:
    """Heavy when it was last told, and nobody has decided about it since."""
    last = fact.reports[-1]
    decided = any(one.seq > last.seq for one in fact.answers)
    return fact.gone is None and (last.body.burden or 0) >= _HEAVY and not decided


def _ahead(view: View, course: Course | None) -> DoseStep | None:
    """The next step that is more a day than the one before it, today's too."""
    if course is None or not course.ordered_here or view.over(course):
        return None
    rises = [
        after
        for before, after in pairwise(course.steps)
        if (after.milligrams_a_day or 0) > (before.milligrams_a_day or 0)
    ]
    return next((one for one in rises if not view.clock.reached_day(one.first, view.person.zone)), None)


def _slow_down(fact: EffectFact, course: Course, step: DoseStep) -> Finding:
    last = fact.reports[-1]
    return Finding(
        rule=_ID, severity="moderate", urgency="attention", about=(course.entry, last.id), because=(last.id, *course.because), ground=_GROUND,
        says=say("{name}: {effect} weighs {burden} of 10. Slow down: is the step on {day} still right?",
                 name=course.name, effect=say(fact.name), burden=last.body.burden, day=step.first),
        do=say("Ask how it is now. A step may wait; say to the client which day is the next."),
        offers=(_SLOWER,),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order, SideEffect), find=find,
    about="R19: a step up is looked at again where a side effect weighs 4 or more and nobody has decided about it.",
)  # fmt: skip
