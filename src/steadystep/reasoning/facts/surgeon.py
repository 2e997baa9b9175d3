"""Whom to call about an opioid that an operation brings: who operates, and whether the client agreed to it (case C, R55)."""

from __future__ import annotations

import msgspec

from steadystep.chart import AnyEntry
from steadystep.chart.consents import consents_in_force
from steadystep.chart.plans_ahead import LetterSent, PlanAhead, ProcedurePlanned

from .around import Around


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """An operation with a signed plan. `agreed` is the name in a Part 2 consent in force under which a letter about it went."""

    entry: AnyEntry
    agreed: str = ""


def planned_operation(view: Around) -> Operation | None:
    """The latest operation with a signed plan; None where there is none."""
    heads = [view.chart.head(one.body.about) for one in view.chart.of(PlanAhead)]
    found = [one for one in heads if one is not None and isinstance(one.body, ProcedurePlanned)]
    if not found:
        return None
    last = max(found, key=lambda one: one.body.day)
    return Operation(entry=last, agreed=_agreed(view, last))


def _agreed(view: Around, operation: AnyEntry) -> str:
    about = view.chart.first(operation).id
    used = {
        view.chart.origin(one.body.consent)
        for one in view.chart.of(LetterSent)
        if view.chart.origin(one.body.about) == about
    }
    for one in consents_in_force(view.chart, view.clock.reached):
        if view.chart.first(one).id in used and "part2" in one.body.labels:
            return str(one.body.recipient_name)
    return ""
