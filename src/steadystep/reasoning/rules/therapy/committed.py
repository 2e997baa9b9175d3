"""A week of ACT without a step towards what matters is said, and a small one is offered; it is no fault (R64)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import say
from steadystep.chart.therapy import Session
from steadystep.knowledge import Source
from steadystep.reasoning.facts.committed_actions import WEEK, CommittedActions, committed_actions
from steadystep.reasoning.facts.offers_answered import answers_to, rests
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "therapy.committed"
_KEY: Final = "committed/step"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R64: one committed action per week", year=2026),),
    why="A step a week towards what matters is an outcome by itself. A week without one is a fact, not a failure.",
    verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    found = committed_actions(view) if view.person.in_care else None
    if found is None or not view.clock.reached(found.since.occurred + WEEK):
        return
    if not rests(answers_to(view.chart, _ID).get(_KEY), WEEK, view.clock):
        yield _said(found)


def _said(found: CommittedActions) -> Finding:
    says = (
        say("ACT: the last step towards what matters was told on {day}.", day=found.last.body.when.day)
        if found.last is found.since and found.last is not None
        else say("ACT since {day}: no step towards what matters was told yet.", day=found.began.body.when.day)
    )  # fmt: skip
    return Finding(
        rule=_ID, says=says, because=tuple(dict.fromkeys((found.since.id, found.session.id))), ground=_GROUND, about=(_KEY,),
        do=say("Ask what mattered this week, and choose one small step together. It may have happened untold."),
        offers=(Offer(key=_KEY, kind="task", for_role="therapist", says=say("Choose one small step together")),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Session), find=find,
    about="R64: while ACT goes on, alone, in a group or with the family, seven days without a committed action are said neutrally.",
)  # fmt: skip
