"""An injection is written down with its lot, so that a recall finds who had it (R46: dose, lot, site, next date)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import AnyEntry, say
from steadystep.chart.supply import InjectionGiven
from steadystep.knowledge import Source
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.injection_lot"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R46 (dose given, lot/site/next date)", year=2026),),
    why="A recall is by lot: without it nobody knows who had it.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    """Of each medicine the last injection: the box of an older one is gone."""
    last: dict[str, AnyEntry] = {entry.body.drug: entry for entry in view.chart.of(InjectionGiven)}
    for entry in last.values():
        if not entry.imported and not entry.body.lot.strip():
            yield _asked(view, entry)


def _asked(view: View, entry: AnyEntry) -> Finding:
    known = view.knowledge.drug_names.get(entry.body.drug)
    return Finding(
        rule=_ID, urgency="note", because=(entry.id,), ground=_GROUND,
        says=say("{name}: the lot of the injection of {day} is not written down.",
                 name=known.name if known else entry.body.drug, day=entry.body.when.day),
        do=say("Read it from the box and correct the entry."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(InjectionGiven), find=find,
    about="R46: the lot of the last injection is asked for while it is not written down; its site must be said at once.",
)  # fmt: skip
