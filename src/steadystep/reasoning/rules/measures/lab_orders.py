"""What was ordered from a laboratory and did not come by its day is told to somebody (R33)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.lab_orders import LabOrdered
from steadystep.knowledge import Source
from steadystep.reasoning.facts.lab_orders import LabOrderFact, lab_orders
from steadystep.reasoning.facts.monitoring_line import and_so_on
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID = "measures.lab_orders"
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R33", year=2026),),
    why="A test that nobody drew, or whose result got lost, looks like a test that was fine.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for order in lab_orders(view) if view.person.in_care else ():
        if order.late(view.clock, view.person.zone):
            yield _duty(view, order)


def _duty(view: View, order: LabOrderFact) -> Duty:
    body, entry = order.entry.body, order.entry
    known = max(entry.recorded_at, order.late_from(view.person.zone))
    due = end_of_working_day(view.clinic, known, 1)
    tests = and_so_on([one.what.text for one in order.missing])
    return Duty(
        key=f"{_ID}/{view.chart.first(entry).id}", rule=_ID, level="T4", owner_role="nurse",
        says=say("Ordered for {day}, and no result yet: {tests}.", day=body.draw_on, tests=tests),
        person=named(("nurse", "prescriber"), view.person, view.clinic), known_at=known, due=due,
        overdue=view.clock.reached(due), because=(entry.id,), ground=_GROUND,
        steps=(say("Ask the client whether the blood was drawn, and what was in the way."), say("Ask the laboratory.")),
        closes_by=say("The results, or the order taken back and made anew."),
        offers=(Offer(key="results", says=say("Enter the results"), kind="entry", for_role="nurse"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(LabOrdered), find=find,
    about="R33: results close what was ordered; an ordered test without a result on its day is told to a named person.",
)  # fmt: skip
