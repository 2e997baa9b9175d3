"""Topiramate and gabapentin are the second line for alcohol use: what comes first was tried, or somebody says why not (R49)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.chart.trials import TriedBefore
from steadystep.knowledge import Source
from steadystep.reasoning.facts.alcohol_medicines import is_for_alcohol
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.alcohol_second"
_SECOND: Final = frozenset({"topiramate", "gabapentin"})
_FIRST: Final = frozenset({"naltrexone_oral", "naltrexone_xr", "acamprosate"})
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R49; pathways.md 8", year=2026),),
    why="Naltrexone and acamprosate are labelled for alcohol use; these two are not.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for course in view.running:
        meant = course.ordered_here and course.drug in _SECOND and is_for_alcohol(view.chart, course)
        if meant and not _tried(view, course):
            yield _second(course)


def _tried(view: View, course: Course) -> bool:
    """One of the first line was taken, here or before."""
    taken = {one.drug for one in view.courses if one.entry != course.entry}
    taken |= {one.body.drug for one in view.chart.of(TriedBefore)}
    return not taken.isdisjoint(_FIRST)


def _second(course: Course) -> Finding:
    return Finding(
        rule=_ID, severity="minor", urgency="note", because=course.because, about=(course.entry,), ground=_GROUND,
        says=say("{name} is the second line for alcohol use: naltrexone or acamprosate was not tried.", name=course.name),
        do=say("Naltrexone where no opioid is taken, acamprosate where the kidneys allow it; or write why not."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order, TriedBefore), find=find,
    about="R49: topiramate or gabapentin for alcohol use says that naltrexone and acamprosate come first.",
)  # fmt: skip
