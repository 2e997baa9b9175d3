"""More doses are told as taken than were handed out: both figures stand side by side, and it is asked what is at home (R26)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import Fill
from steadystep.knowledge import Source
from steadystep.reasoning.facts.told_more import told_more
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.told_more"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R26", year=2026),),
    why="Often there is a supply we do not know of, or a fill that nobody wrote down.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care or not view.supplies:
        return
    today = view.clock.today(view.person.zone)
    for fact in view.supplies:
        if fact.fills[-1].imported or view.over(fact.course):
            continue
        # What was handed out is named; what was told as taken is asked for anew where a check-in comes in.
        handed_out = tuple(one.id for one in fact.fills)
        if found := view.part(
            (_ID, fact.course, handed_out, today), partial(told_more, view.chart, fact, today)
        ):
            told, (held, planned) = found
            yield Finding(
                rule=_ID, because=fact.because, about=(fact.course.entry,), ground=_GROUND,
                says=say("{name}: {taken} of {told} doses told of were taken; supply is written down for {held} of {planned} days.",
                         name=fact.course.name, taken=round(told.taken, 1), told=round(told.told, 1), held=held, planned=planned),
                do=say("Ask together what is at home: another supply, or a fill that is missing here."),
            )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Fill), find=find,
    about="R26: what is told and what was handed out do not fit: shown side by side, without a word of blame.",
)  # fmt: skip
