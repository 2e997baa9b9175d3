"""Two disciplines pull apart: somebody brings it to the huddle, and the note says how it was settled."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.asking import MeasureSent
from steadystep.chart.medication import Order
from steadystep.chart.therapy import PracticeAssigned
from steadystep.reasoning.facts.contradictions import Clash, clashes
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.huddles import settled_by
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "team.contradictions"


def find(view: View) -> Iterator[Said]:
    for clash in clashes(view):
        if settled_by(view.chart, _key(view, clash)) is None:
            yield _duty(view, clash)


def _key(view: View, clash: Clash) -> str:
    return f"{_ID}/{clash.row.id}/{view.chart.origin(clash.anchor)}"


def _duty(view: View, clash: Clash) -> Duty:
    row, key, rows = clash.row, _key(view, clash), view.knowledge.working_together
    known = view.chart.entry(clash.anchor)
    since = known.recorded_at if known else view.chart.entries[-1].recorded_at
    due = deadline("T4", since, view.knowledge, view.clinic)
    about = f" ({clash.medicine})" if clash.medicine else ""
    settle = Offer(
        key=f"settle/{key}", says=say("Settle it in a huddle note"), kind="task", for_role=row.owner
    )
    return Duty(
        key=key, rule=_ID, says=say("Two plans pull apart: {what}{medicine}.", what=say(row.says), medicine=about), level="T4",
        owner_role=row.owner, person=named((row.owner, "therapist", "prescriber"), view.person, view.clinic), known_at=since, due=due,
        overdue=view.clock.reached(due), because=clash.because, remarks=(say(row.why),), offers=(settle,),
        closes_by=say("A huddle note says how it was settled, or one of the two changed."),
        ground=rests_on(rows.contradictions_basis, row.why),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(PracticeAssigned, Order, MeasureSent), find=find,
    about="R14: instructions of two disciplines that pull apart are brought to the huddle; the note that settles it is kept.",
)  # fmt: skip
