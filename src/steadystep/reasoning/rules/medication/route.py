"""A medicine is ordered by a way in which it is taken: a wrong route is refused at the door (R18)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.medication import Order
from steadystep.knowledge import Drug, Source
from steadystep.reasoning.facts.routes import known_routes, not_told
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.route"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R18; dosing.csv route", year=2026),),
    why="The same dose taken another way may do nothing, or too much.", verification="unverified",
)  # fmt: skip
_WORDS: Final[dict[str, Words]] = {
    "oral": say("by mouth"),
    "sublingual": say("under the tongue"),
    "buccal": say("inside the cheek"),
    "intramuscular": say("into a muscle"),
    "subcutaneous": say("under the skin"),
    "transdermal": say("through the skin"),
    "intranasal": say("into the nose"),
}


def find(view: View) -> Iterator[Said]:
    for entry in view.chart.of(Order):
        drug = view.knowledge.drugs.get(entry.body.drug)
        if entry.author or drug is None:
            continue
        if not_told(drug, entry.body.route):
            yield _cannot_tell(entry.id, entry.body)
        elif _is_wrong(view, drug, entry.body.route):
            yield _finding(view, drug, entry.id, entry.body)


def _is_wrong(view: View, drug: Drug, route: str) -> bool:
    """`other` names no way; where nothing tells how it is taken, none is wrong."""
    known = known_routes(view.knowledge, drug)
    return route in _WORDS and bool(known) and route not in known


def _cannot_tell(entry: str, order: Order) -> Finding:
    return Finding(
        rule=_ID, state="cannot_tell", because=(entry,), about=(entry,), ground=_GROUND,
        says=say("Nothing here tells the dose of {name} {way}: its doses here are of another way.", name=order.name, way=_WORDS[order.route]),
        missing=(say("The dose of this way, from its label."),),
    )  # fmt: skip


def _finding(view: View, drug: Drug, entry: str, order: Order) -> Finding:
    right = [one for one in _WORDS if one in known_routes(view.knowledge, drug)]
    ways = (
        say("{first} or {second}", first=_WORDS[right[0]], second=_WORDS[right[1]])
        if len(right) == 2
        else _WORDS[right[0]]
    )
    return Finding(
        rule=_ID, severity="contraindicated", urgency="attention", because=(entry,), about=(entry,), ground=_GROUND,
        says=say("{name} is taken {right}, not {wrong}.", name=order.name, right=ways, wrong=_WORDS[order.route]),
        do=say("Correct how it is taken."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R18: an order by a way in which the medicine is not taken is refused; where no source names a way, nothing is said.",
)  # fmt: skip
