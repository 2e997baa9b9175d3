"""A medicine without a card is signed only with words for the client (R31)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.knowledge import Source
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.sheet"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R31", year=2026),),
    why="Nobody is given a medicine without words about it that they can keep.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for entry in view.chart.of(Order):
        if entry.author or entry.body.instruction.strip() or _has_card(view, entry.body.drug):
            continue
        yield Finding(
            rule=_ID, severity="contraindicated", urgency="attention", because=(entry.id,), about=(entry.id,), ground=_GROUND,
            says=say("{name} has no card in plain words here: it is not signed without words for the client.", name=entry.body.name),
            do=say("Write the instruction for the client: what it is for, how to take it, what is usual, when to call."),
        )  # fmt: skip


def _has_card(view: View, drug: str) -> bool:
    """Cards are made of the formulary's lines; what only stands on lists from elsewhere has none."""
    known = view.knowledge.drugs.get(drug)
    return known is not None and known.formulary is not None


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R31: a medicine with no sheet cannot be signed; words for the client in the order are one.",
)  # fmt: skip
