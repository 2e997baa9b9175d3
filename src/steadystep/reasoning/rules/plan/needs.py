"""A need of daily life is met, or somebody has it in hand (R106)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.needs import Need
from steadystep.knowledge.provenance import Source
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.needs"
WAITING = frozenset({"open", "connected"})
_GROUND = Ground(
    sources=(
        Source(
            document="Steadystep clinical specification (clinic design)", section="scope.md R106", year=2026
        ),
    ),
    why="Nobody keeps to a plan without a roof, a bus or a phone.",
)


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for entry in view.chart.of(Need):
        if entry.body.status in WAITING and not entry.body.owner:
            yield Finding(
                rule=_ID, because=(entry.id,), about=(entry.id,), urgency="attention", ground=_GROUND,
                says=say("A need that nobody has in hand: {text}", text=entry.body.text),
                do=say("Say who follows it, and which service."),
            )  # fmt: skip


RULE = Rule(id=_ID, reads=reads(Need), find=find, about="R106: a need is met, or it has an owner.")
