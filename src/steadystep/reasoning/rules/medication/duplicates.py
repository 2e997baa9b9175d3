"""The same substance twice, or two medicines of one class: on purpose sometimes, by oversight more often."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import MedicineReported, Order
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.knowledge import Drug, Source
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.interactions import Course as Span
from steadystep.reasoning.interactions import meeting, same_substance
from steadystep.reasoning.view import Rule, Said, View, reads

_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="R7, R23"),),
    why="Two prescribers, or an old bottle beside a new one, double a dose in silence.", verification="unverified",
)  # fmt: skip
# Groups of knowledge in which a second medicine does the same again. Antipsychotics and opioids have rules of their own.
CLASSES: Final = (
    "SSRI", "SNRI", "TCA", "MAOI", "STIMULANT", "BZD", "ZDRUG", "OREXIN", "NSAID", "ACE_ARB", "THIAZIDE", "TRIPTAN", "ESTROGEN",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    known = [(one, drug) for one in view.running if (drug := view.knowledge.drugs.get(one.drug))]
    for (one, first), (two, second) in combinations(known, 2):
        ordered_twice = (
            one.ordered_here and two.ordered_here and one.drug == two.drug
        )  # its own rule tells of that
        if ordered_twice or not _together(one, two) or _cover(first, second):
            continue
        if same_substance(first, second):
            yield _finding(
                one, two, "substance", "{later} and {earlier} hold the same substance: is one of them enough?"
            )
        elif shared := [name for name in CLASSES if name in first.groups & second.groups]:
            yield _finding(
                one,
                two,
                "class",
                "{later} and {earlier} are of one class ({group}): is one of them enough?",
                shared[0],
            )


def _together(one: Course, two: Course) -> bool:
    return meeting(_span(one), _span(two), {})[0]


def _span(course: Course) -> Span:
    return Span(course.drug, course.first, course.last)


def _cover(first: Drug, second: Drug) -> bool:
    """Tablets that cover the first weeks of a depot of the same substance are meant so (MR21)."""
    return ("LAI" in first.groups) != ("LAI" in second.groups)


def _finding(one: Course, two: Course, what: str, text: str, group: str = "") -> Finding:
    earlier, later = sorted((one, two), key=lambda course: (course.first is not None, course.first))
    return Finding(
        rule=f"medication.duplicate.{what}", severity="moderate", ground=_GROUND,
        says=say(text, later=later.name, earlier=earlier.name, group=group), about=(later.entry, earlier.entry),
        because=(*earlier.because, *later.because), do=say("Keep one, or write down why both are taken."),
    )  # fmt: skip


RULE = Rule(
    id="medication.duplicates", reads=reads(Order, MedicineReported, MedicineListReceived), find=find,
    about="The same substance or class twice on the list (R7, R23); oral cover of a depot is no duplicate.",
)  # fmt: skip
