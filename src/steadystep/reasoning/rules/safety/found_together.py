"""Medicines that must never meet, found after the fact on a list or by a telling from elsewhere: ES28."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.medication import MedicineReported
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.reasoning.facts.exposures import Taken
from steadystep.reasoning.facts.pairs import PairFact
from steadystep.reasoning.facts.triggers import fresh
from steadystep.reasoning.finding import Signal
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

_EVENT = "ES28"


def find(view: View) -> Iterator[Said]:
    if not any(fresh(view, entry) for entry in view.chart.among(MedicineReported, MedicineListReceived)):
        return
    never = [pair for pair in view.pairs if _must_not_meet(view, pair)]
    for found in view.taken if never else ():
        entry = _told_by(view, found)
        for pair in never if entry is not None else ():
            if entry is not None and (found is pair.one or found is pair.two):
                yield from _opened(view, entry, found, pair.two if found is pair.one else pair.one)


def _must_not_meet(view: View, pair: PairFact) -> bool:
    """Both are taken now, and something is said of them that no reason opens."""
    if view.over(pair.one.course) or view.over(pair.two.course):
        return False
    return any(group.severity == "contraindicated" for group in pair.said.groups)


def _told_by(view: View, found: Taken) -> AnyEntry | None:
    """The telling from elsewhere by which the medicine came to light; None for what was ordered here or told long ago."""
    if found.course.ordered_here:
        return None
    told = [entry for one in reversed(found.course.because) if (entry := view.chart.entry(one))]
    news = (e for e in told if isinstance(e.body, MedicineReported | MedicineListReceived) and fresh(view, e))
    return next(news, None)


def _opened(view: View, entry: AnyEntry, found: Taken, other: Taken) -> Iterator[Signal]:
    says = say("{one} and {other} are taken together, as a list from elsewhere shows: they must never meet.",
               one=found.course.name, other=other.course.name)  # fmt: skip
    because = tuple(dict.fromkeys((entry.id, *other.because)))
    yield from opened(view, RULE.id, _EVENT, entry, says, because=because)


RULE = Rule(
    id="safety.found_together", reads=reads(MedicineReported, MedicineListReceived), find=find,
    about="ES28: a contraindicated pair that came to light by a list or a telling from elsewhere.",
)  # fmt: skip
