"""The same substance twice, or two medicines of one class: on purpose sometimes, by oversight more often."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from steadystep.chart import Words, say
from steadystep.chart.medication import MedicineReported, Order
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.knowledge import Drug, Source
from steadystep.reasoning.facts.duplicating import CLASSES, covers_a_depot, shared_class
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.interactions import Course as Span
from steadystep.reasoning.interactions import index_of, meeting
from steadystep.reasoning.view import Rule, Said, View, reads

_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="R7, R23"),),
    why="Two prescribers, or an old bottle beside a new one, double a dose in silence.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    drugs, kin = view.knowledge.drugs, index_of(view.knowledge).same_substance
    known = [
        (one, drug, drug.groups & CLASSES, kin[drug.id])
        for one in view.running if (drug := drugs.get(one.drug))
    ]  # fmt: skip
    for (one, first, classes, same), (two, second, others, _) in combinations(known, 2):
        if second.id in same:
            if _twice(one, first, two, second):
                yield _same_substance(one, two)
        elif not classes.isdisjoint(others) and _twice(one, first, two, second):
            yield _same_class(one, two, shared_class(first, second))


def _twice(one: Course, first: Drug, two: Course, second: Drug) -> bool:
    """Taken in the same days; neither two orders of one medicine (a rule of its own) nor tablets that cover a depot."""
    if one.ordered_here and two.ordered_here and one.drug == two.drug:
        return False
    return not covers_a_depot(first, second) and _together(one, two)


def _together(one: Course, two: Course) -> bool:
    return meeting(_span(one), _span(two), {})[0]


def _span(course: Course) -> Span:
    return Span(course.drug, course.first, course.last)


def _same_substance(one: Course, two: Course) -> Finding:
    earlier, later = _in_order(one, two)
    says = say(
        "{later} and {earlier} hold the same substance: is one of them enough?",
        later=later.name,
        earlier=earlier.name,
    )
    return _finding("substance", says, earlier, later)


def _same_class(one: Course, two: Course, group: str) -> Finding:
    earlier, later = _in_order(one, two)
    says = say(
        "{later} and {earlier} are of one class ({group}): is one of them enough?",
        later=later.name, earlier=earlier.name, group=group,
    )  # fmt: skip
    return _finding("class", says, earlier, later)


def _in_order(one: Course, two: Course) -> tuple[Course, Course]:
    earlier, later = sorted((one, two), key=lambda course: course.first or date.min)
    return earlier, later


def _finding(what: str, says: Words, earlier: Course, later: Course) -> Finding:
    return Finding(
        rule=f"medication.duplicate.{what}", severity="moderate", ground=_GROUND, says=says, about=(later.entry, earlier.entry),
        because=(*earlier.because, *later.because), do=say("Keep one, or write down why both are taken."),
    )  # fmt: skip


RULE = Rule(
    id="medication.duplicates", reads=reads(Order, MedicineReported, MedicineListReceived), find=find,
    about="The same substance or class twice on the list (R7, R23); oral cover of a depot is no duplicate.",
)  # fmt: skip
