"""Whether a benzodiazepine or a Z-drug still helps is named in its review, beside its risks (R36, MO36)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.medication import Order
from steadystep.chart.monitoring import MonitoringDone
from steadystep.knowledge import Source
from steadystep.reasoning.facts.monitoring import lines_of
from steadystep.reasoning.facts.monitoring_line import Line
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.still_helps"
_REVIEWED_BY: Final = "MO36"  # of gabapentin too; R36 asks for the benefit of these two groups
_GROUPS: Final = ("BZD", "ZDRUG")
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R36; monitoring.csv MO36", year=2026),),
    why="Risks alone decide nothing: what it still does for somebody is weighed with them.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    drugs = frozenset[str]().union(*(view.knowledge.groups.get(one, frozenset()) for one in _GROUPS))
    asked = (one for one in view.watches if one.plan.rule.id == _REVIEWED_BY and one.ordered_here)
    for line in lines_of(one for one in asked if one.drug in drugs):
        last = view.chart.entry(line.last_done.entry) if line.last_done else None
        if line.open:
            says = say("The review of {medicine} asks too whether it still helps: the good it does, weighed against its risks.",
                       medicine=line.medicine)  # fmt: skip
            yield _finding(line, says, ())
        elif last is not None and _unsaid(last):
            says = say("The review of {medicine} on {day} does not say whether it still helps.",
                       medicine=line.medicine, day=last.body.when.day)  # fmt: skip
            yield _finding(line, says, (last.id,))


def _unsaid(last: AnyEntry) -> bool:
    """A client's no, and what somebody laid aside, are answers of their own."""
    body = last.body
    return isinstance(body, MonitoringDone) and body.outcome == "done" and not body.benefit.strip()


def _finding(line: Line, says: Words, because: tuple[str, ...]) -> Finding:
    return Finding(
        rule=_ID, urgency="attention" if because else "note", says=says, because=tuple(dict.fromkeys((*line.because, *because))),
        do=say("Ask what it still does for them, and what it costs them; write both down."), ground=_GROUND,
        offers=(Offer(key=f"still_helps/{_REVIEWED_BY}/", says=say("Write down whether it still helps"), kind="entry", for_role="prescriber"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R36: the review of a benzodiazepine or Z-drug beyond four weeks names whether it still helps, beside its risks.",
)  # fmt: skip
