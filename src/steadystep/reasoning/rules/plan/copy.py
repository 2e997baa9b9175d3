"""Any signed change of the plan reaches the client in plain words and their language, or it is said why not (R17)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.plan import Goal, Target
from steadystep.chart.plan_copies import PlanCopyGiven
from steadystep.knowledge.provenance import Source
from steadystep.reasoning.facts.plan_copies import plan_copy
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.copy"
_GROUND = Ground(
    sources=(
        Source(
            document="Steadystep clinical specification (clinic design)", section="scope.md R17", year=2026
        ),
    ),
    why="A plan that the person cannot read is not theirs.",
)


def find(view: View) -> Iterator[Said]:
    found = plan_copy(view.chart)
    if found.changed is not None and view.person.in_care:
        yield _without(view, found.changed)
    elif found.last is not None:
        yield from _unread(view, found.last)


def _without(view: View, entry: AnyEntry) -> Finding:
    return Finding(
        rule=_ID, because=(entry.id,), ground=_GROUND,
        says=say("The plan changed on {day}; the client has no copy of it since.", day=entry.body.when.day),
        do=say("Print it, or go through it on their phone, and note it; or note why not."),
    )  # fmt: skip


def _unread(view: View, entry: AnyEntry) -> Iterator[Finding]:
    """A copy in another language than theirs needs somebody who speaks both."""
    body: PlanCopyGiven = entry.body
    theirs = view.person.language
    if (
        body.how != "not_given"
        and not body.interpreter
        and body.language.split("-")[0] != theirs.split("-")[0]
    ):
        yield Finding(
            rule=f"{_ID}.language", because=(entry.id,), ground=_GROUND, urgency="attention",
            says=say("The copy of the plan is in {given}; the client reads {theirs}.", given=body.language, theirs=theirs),
            do=say("Go through it with an interpreter, and note that."),
            offers=(Offer(key="interpreter", says=say("Book an interpreter"), kind="task", for_role="front_desk"),),
        )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Goal, Target, PlanCopyGiven), find=find,
    about="R17: any signed change of the plan is given to the client in their language, or it is said why not.",
)  # fmt: skip
