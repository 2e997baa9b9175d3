"""What was told of doses and what was counted do not fit together: the figures stand side by side, and it is asked kindly (R26)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import Fill
from steadystep.chart.taking import PillCount
from steadystep.knowledge import Source
from steadystep.reasoning.facts.pill_counts import told_and_counted
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.counted"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R26", year=2026),),
    why="Often there is another box at home, or a supply that nobody wrote down.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care or not view.chart.of(PillCount):
        return
    for fact in view.supplies:
        if view.over(fact.course):
            continue
        if found := told_and_counted(view.chart, fact):
            told, count = found
            yield Finding(
                rule=_ID, because=(count.entry.id, *(one.id for one in count.fills)), about=(fact.course.entry,), ground=_GROUND,
                says=say("{name}: {taken} of {told} doses told of were taken; {left} of {handed} are left, so supply for {gone} of {days} days was used.",
                         name=fact.course.name, taken=round(told.taken, 1), told=round(told.told, 1), left=f"{count.left:g}",
                         handed=f"{count.handed:g}", gone=round(count.gone), days=count.days),
                do=say("Look together at what is at home: another box, a dose taken otherwise, or a supply that is missing here."),
            )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(PillCount, Fill), find=find,
    about="R26: what was told and what was counted do not fit: shown side by side, without a word of blame.",
)  # fmt: skip
