"""A summary that was promised when care ended is written and sent (R110)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.plan import CareEnded
from steadystep.chart.sharing import Disclosed
from steadystep.knowledge import Source
from steadystep.reasoning.facts.after_care import after_care
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.summary"
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R110", year=2026),),
    why="summary to consented parties", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    after = after_care(view.chart)
    if after is None or not after.ended.body.summary_to.strip() or _sent(view, after.ended):
        return
    yield Finding(
        rule=_ID, urgency="attention", because=(after.ended.id,), ground=_GROUND,
        says=say("Care has ended, and the summary to {whom} has not gone out.", whom=after.ended.body.summary_to),
        do=say("Write it from the letters page, under the client's consent. If they do not agree, correct the end of care."),
        offers=(Offer(key="letters", says=say("Open letters"), kind="task"),),
    )  # fmt: skip


def _sent(view: View, ended: AnyEntry) -> bool:
    """A letter to them since that day; people write a name longer in one place than in the other."""
    whom = ended.body.summary_to.strip().casefold()
    names = (
        one.body.recipient_name.strip().casefold()
        for one in view.chart.of(Disclosed)
        if one.body.when.day >= ended.body.when.day
    )
    return any(whom in name or name in whom for name in names)


RULE = Rule(
    id=_ID, reads=reads(CareEnded, Disclosed), find=find,
    about="R110: care ended and named somebody whom a summary goes to, and no letter to them has left since.",
)  # fmt: skip
