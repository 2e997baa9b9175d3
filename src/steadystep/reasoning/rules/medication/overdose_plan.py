"""Who begins buprenorphine or an injection of naltrexone has a safety plan with its overdose part, and a copy of it (R43, R47)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.medication import Order
from steadystep.chart.safety import OVERDOSE_SECTIONS, SafetyPlan
from steadystep.chart.safety_plans import SafetyPlanGiven
from steadystep.knowledge import Source
from steadystep.reasoning.facts.blockade import DEPOT
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.opioid_medicines import is_for_opioid_use
from steadystep.reasoning.facts.safety_plans import SafetyPlanFact, safety_plan
from steadystep.reasoning.finding import Finding, Ground, Offer, Urgency
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.overdose_plan"
_OPEN: Final = Offer(key="safety_plan", says=say("Open the safety plan"), kind="entry", for_role="therapist")
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R43, R47", year=2026),),
    why="The first weeks of a treatment, and the end of an injection, are when people die of an overdose.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    course = next((one for one in view.running if one.ordered_here and _asks(view, one)), None)
    if course is not None:
        yield from _of_the_plan(course, safety_plan(view.chart))


def _asks(view: View, course: Course) -> bool:
    return course.drug == DEPOT or is_for_opioid_use(view.knowledge, course.drug)


def _of_the_plan(course: Course, plan: SafetyPlanFact | None) -> Iterator[Finding]:
    if plan is None:
        says = say(
            "{name}: there is no safety plan yet. Write it together, with its overdose part.",
            name=course.name,
        )
        yield _found(course, "missing", says, "attention")
        return
    entry = plan.latest.entry
    sections = entry.body.sections()
    if not any(sections[name] for name in OVERDOSE_SECTIONS):
        says = say(
            "{name}: the overdose part of the safety plan is empty. Write it together.", name=course.name
        )
        yield _found(course, "missing", says, "attention", (entry.id,))
    elif not plan.copies:
        says = say("{name}: nobody holds a copy of the safety plan yet. Give one.", name=course.name)
        yield _found(course, "copy", says, "note", (entry.id,))


def _found(
    course: Course, part: str, says: Words, urgency: Urgency, because: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        rule=f"{_ID}.{part}", says=says, urgency=urgency, because=(*course.because, *because), about=(course.entry,),
        ground=_GROUND, offers=(_OPEN,),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order, SafetyPlan, SafetyPlanGiven), find=find,
    about="R43, R47: on buprenorphine or injected naltrexone the overdose part of the safety plan is written, and a copy is given.",
)  # fmt: skip
