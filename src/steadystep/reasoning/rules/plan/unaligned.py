"""Medicine and therapy work as one plan: an active medicine with no target is said to be unaligned."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.reasoning.finding import Finding
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        aligned = course.target and view.chart.stands(course.target)
        if course.ordered_here and not aligned:
            yield Finding(
                rule="plan.unaligned", because=course.because, about=(course.entry,),
                says=say("{name} is tied to no target of the plan.", name=course.name),
                do=say("Name the target it is for, and the measure that will judge it."),
            )  # fmt: skip


RULE = Rule(
    id="plan.unaligned",
    reads=reads(Order),
    find=find,
    about="R11: every medicine has a target symptom and a linked measure.",
)
