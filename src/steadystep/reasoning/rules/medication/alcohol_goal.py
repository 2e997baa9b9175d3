"""The client's goal with alcohol, none or less, is held against the medicine: some serve only who drinks nothing (R49)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.reasoning.facts.alcohol_medicines import is_for_alcohol
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, Severity, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.alcohol_goal"
GOAL: Final = "wants_no_alcohol"
# pathways.md 8: acamprosate "when abstinent"; disulfiram "supervised, abstinence, informed".
_ONLY_WITH_NONE: Final[dict[str, Severity]] = {"acamprosate": "moderate", "disulfiram": "contraindicated"}
_WHY: Final = "The goal is the client's: a medicine that needs another goal is given against them."


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        if course.ordered_here and is_for_alcohol(view.chart, course):
            yield from _held_against(view, course)


def _held_against(view: View, course: Course) -> Iterator[Finding]:
    ground = rests_on(view.knowledge.substance_care.alcohol.basis, _WHY)
    goal = view.circumstances.answer(GOAL)
    if goal.holds is None:
        yield Finding(
            rule=_ID, state="cannot_tell", because=course.because, about=(course.entry,), ground=ground,
            says=say("{name}: the client's goal with alcohol is not written down.", name=course.name),
            missing=(say("To drink nothing, or to drink less?"),),
        )  # fmt: skip
    elif not goal.holds and course.drug in _ONLY_WITH_NONE:
        yield Finding(
            rule=_ID, urgency="attention", severity=_ONLY_WITH_NONE[course.drug], because=(*course.because, *goal.because),
            about=(course.entry,), ground=ground,
            says=say("The client wants to drink less, and {name} is for drinking nothing.", name=course.name),
            do=say("Talk about the goal again, or choose naltrexone where no opioid is taken: it serves less as well as none."),
        )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R49: the goal, none or less, beside the medicine for alcohol use; disulfiram only with the goal of none.",
)  # fmt: skip
