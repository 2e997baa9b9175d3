"""What the formulation says of culture and faith has its place in the plan (R101)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import AnyEntry, say
from steadystep.chart.intake_course import Formulation
from steadystep.chart.plan import OfferAnswered
from steadystep.chart.plan_together import PlanComment
from steadystep.knowledge import Source
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "plan.culture"
_KEY: Final = "plan_culture"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R101: plan mentions it", year=2026),),
    why="Care that does not fit what somebody believes is not taken.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    signed = view.chart.latest(Formulation)
    if signed is None or not signed.body.culture.strip() or not view.person.in_care:
        return
    if not any(one.recorded_at >= signed.recorded_at for one in _mentioned(view)):
        yield Finding(
            rule=_ID, because=(signed.id,), ground=_GROUND, about=("culture",),
            says=say("The formulation names culture and faith; the plan does not speak of it yet."),
            do=say("Ask what it means for a goal or a line of the plan, and write it there."),
            offers=(Offer(key=_KEY, says=say("Write it into the plan"), kind="entry"),),
        )  # fmt: skip


def _mentioned(view: View) -> Iterator[AnyEntry]:
    """A comment on a line of the plan, or an answer to the offer: what it says is judged by people, not by words."""
    yield from view.chart.of(PlanComment)
    yield from (one for one in view.chart.of(OfferAnswered) if one.body.rule == _ID)


RULE = Rule(
    id=_ID, reads=reads(Formulation), find=find,
    about="R101: what the formulation names of culture and faith is taken up in the plan.",
)  # fmt: skip
