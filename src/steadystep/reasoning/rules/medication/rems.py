"""A medicine whose label ties it to a safety programme (REMS): before the first dose the site is asked about (R46)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.knowledge import Drug
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.rems"
_PROGRAMME: Final = "REMS"  # as the boxed warning of the medicine's own file names it


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        drug = view.knowledge.drugs.get(course.drug)
        if drug is not None and course.ordered_here and _in_a_programme(drug) and not _begun(view, course):
            yield _ask(course, drug)


def _in_a_programme(drug: Drug) -> bool:
    return drug.formulary is not None and _PROGRAMME in drug.formulary.boxed_warning


def _begun(view: View, course: Course) -> bool:
    """Whether the day of the first dose is over: what is given later comes from the same site."""
    return course.first is None or view.clock.reached_day(course.first, view.person.zone)


def _ask(course: Course, drug: Drug) -> Finding:
    return Finding(
        rule=_ID, severity="moderate", urgency="attention", about=(course.entry,), because=course.because, ground=ground(drug.provenance),
        says=say("{name} comes only through its safety programme (REMS): is the site that gives it certified?", name=course.name),
        do=say("Check it before signing and write down where it is given; it is given by a professional, never taken home."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R46: whether the site is certified is asked before the first dose of a medicine whose boxed warning names a REMS.",
)  # fmt: skip
