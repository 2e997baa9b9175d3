"""A measure the plan relies on has not been answered for too long."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.chart.plan import Target
from steadystep.reasoning.facts.measures_due import MeasureDue, measures_due
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_OWNERS = ("therapist", "nurse", "prescriber", "case_manager")


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for due in measures_due(view.chart, view.knowledge, view.running, view.scores):
        if view.clock.reached(due.due):
            yield _duty(view, due)


def _duty(view: View, due: MeasureDue) -> Duty:
    instrument = view.knowledge.instruments[due.instrument]
    late = view.clock.reached(due.overdue)
    says = (
        say(
            "{name} due since {day}; last answered on {last}.",
            name=instrument.short,
            day=due.day,
            last=due.last.day,
        )
        if due.last
        else say("{name} has no first score yet; wanted since {day}.", name=instrument.short, day=due.day)
    )
    return Duty(
        key=f"measures.overdue/{due.instrument}", rule="measures.overdue", says=says, level="T4",
        owner_role="therapist", person=named(_OWNERS, view.person, view.clinic), known_at=due.due, due=due.overdue,
        closes_by=say("{name} answered, or a reason why not.", name=instrument.short), because=due.because,
        ground=ground(instrument.provenance), overdue=late,
        offers=(Offer(key=f"ask/{due.instrument}", says=say("Ask {name}", name=instrument.short), kind="measure"),),
    )  # fmt: skip


RULE = Rule(
    id="measures.overdue", reads=reads(Target, Order), find=find,
    about="Measures that judge a target or a medicine are asked at the cadence of the phase (R70).",
)  # fmt: skip
