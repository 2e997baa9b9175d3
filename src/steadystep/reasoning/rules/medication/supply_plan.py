"""An order or a refill beside a supply plan that stands: what was agreed is told when it is signed, and after it (R37)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import AnyEntry, Entry, say
from steadystep.chart.medication import DoseChanged, Fill, Order
from steadystep.chart.supply_plans import SupplyPlanned
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.monitoring_line import days_said
from steadystep.reasoning.facts.opioid_medicines import RESCUE
from steadystep.reasoning.facts.supply_plan import standing_plan
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.supply_plan"
_RESTS_AFTER: Final = timedelta(days=30)  # clinic rule: then the next fill tells more
_TOXIC: Final = "IX42"  # the row of medicines that are toxic in overdose
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R37", year=2026),),
    why="What was agreed to keep them safe holds for every medicine at home.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    plan = standing_plan(view.chart)
    if plan is None or not view.person.in_care:
        return
    for entry in view.chart.among(Order, DoseChanged):
        if not entry.author and getattr(entry.body, "drug", "") not in RESCUE:
            yield _at_order(view, plan, entry)
    yield from _fills(view, plan)


def _at_order(view: View, plan: Entry[SupplyPlanned], entry: AnyEntry) -> Finding:
    days, toxic = (
        days_said(plan.body.days_per_fill),
        isinstance(entry.body, Order) and _toxic(view, entry.body.drug),
    )
    says = say("A supply plan stands: {days} at a time.", days=days)
    if toxic:
        says = say(
            "A supply plan stands: {days} at a time. {name} is toxic in an overdose: is there a less toxic choice?",
            days=days, name=entry.body.name,
        )  # fmt: skip
    return Finding(
        rule=_ID, severity="moderate" if toxic else "minor", urgency="attention" if toxic else "note", because=(plan.id,),
        about=(entry.id,), says=says, do=say("Hand out no more than that at once."), ground=_GROUND,
    )  # fmt: skip


def _toxic(view: View, drug: str) -> bool:
    row = next((one for one in view.knowledge.explicit_interactions if one.id == _TOXIC), None)
    known = view.knowledge.drugs.get(drug)
    return row is not None and known is not None and row.a_select.takes(drug, known.groups)


def _fills(view: View, plan: Entry[SupplyPlanned]) -> Iterator[Finding]:
    """More handed out since the plan than it allows, or nobody wrote for how many days."""
    for entry in view.chart.of(Fill):
        after = entry.recorded_at > plan.recorded_at and entry.body.drug not in RESCUE and not entry.imported
        over = after and view.clock.reached(midnight(entry.body.when.day + _RESTS_AFTER, view.person.zone))
        if not after or over:
            continue
        if entry.body.days is None:
            yield Finding(
                rule=_ID, state="cannot_tell", because=(entry.id, plan.id), about=(entry.id,), ground=_GROUND,
                says=say("For how many days {name} was handed out is not written down.", name=entry.body.name),
                missing=(say("The days that the supply lasts."),),
            )  # fmt: skip
        elif entry.body.days > plan.body.days_per_fill:
            yield Finding(
                rule=_ID, urgency="attention", because=(entry.id, plan.id), about=(entry.id,), ground=_GROUND,
                says=say("{name} was handed out for {given}; the supply plan says {days} at a time.",
                         name=entry.body.name, given=days_said(entry.body.days), days=days_said(plan.body.days_per_fill)),
                do=say("Ask where the rest is kept, and tell the pharmacy the size of a fill."),
            )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(SupplyPlanned), find=find,
    about="R37: an order, a change of dose or a refill that a standing supply plan speaks to says what was agreed.",
)  # fmt: skip
