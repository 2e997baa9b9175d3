"""The supply plan that stands: how much is handed out at once, and who keeps it."""

from __future__ import annotations

from steadystep.chart import Chart, Entry, Words, say
from steadystep.chart.supply_plans import SupplyPlanned
from steadystep.chart.team import ConsentGiven

from .monitoring_line import days_said


def standing_plan(chart: Chart) -> Entry[SupplyPlanned] | None:
    """The latest; None where there is none or it was ended."""
    latest = chart.latest(SupplyPlanned)
    return None if latest is None or latest.body.over else latest


def plan_words(chart: Chart, plan: SupplyPlanned) -> tuple[Words, ...]:
    """What it holds, a line each."""
    lines = [say("at most {days} at a time", days=days_said(plan.days_per_fill))]
    if plan.blister:
        lines.append(say("in a blister"))
    if plan.locked:
        lines.append(say("locked away"))
    if plan.holder == "caregiver":
        given = chart.head(plan.consent or "")
        known = given is not None and isinstance(given.body, ConsentGiven)
        lines.append(
            say("kept by {name}", name=given.body.recipient_name)
            if given and known
            else say("kept by a caregiver")
        )
    elif plan.holder != "client":
        lines.append(say("kept by the clinic") if plan.holder == "clinic" else say("kept by the pharmacy"))
    return tuple(lines)
