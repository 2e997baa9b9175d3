"""Whom to call about an opioid that an operation brings: who operates, and whether the client agreed to it (case C, R55)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import msgspec

from steadystep.chart import AnyEntry
from steadystep.chart.consents import consents_in_force
from steadystep.chart.plans_ahead import LetterSent, PlanAhead, ProcedurePlanned
from steadystep.reasoning.clock import midnight

from .around import Around

# A plan is of one operation. The specification names no end: the pain after it is "acute", and CDC (Clinical Practice Guideline
# for Prescribing Opioids for Pain, 2022) calls that acute which lasts less than a month.
AFTER: Final = timedelta(days=30)


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """An operation with a signed plan. `agreed` is the name in a Part 2 consent in force under which a letter about it went."""

    entry: AnyEntry
    agreed: str = ""


def planned_operation(view: Around) -> Operation | None:
    """The latest operation with a signed plan that holds; None where there is none."""
    found = [operation for _, operation in plans_that_hold(view)]
    if not found:
        return None
    last = max(found, key=lambda one: one.body.day)
    return Operation(entry=last, agreed=_agreed(view, last))


def plans_that_hold(view: Around) -> list[tuple[AnyEntry, AnyEntry]]:
    """Signed plans with their operation, from signing until the pain of that operation is no acute one any more."""
    return [
        (plan, operation) for plan in view.chart.of(PlanAhead)
        if (operation := view.chart.head(plan.body.about)) is not None and isinstance(operation.body, ProcedurePlanned)
        and not view.clock.reached(midnight(operation.body.day + AFTER, view.person.zone))
    ]  # fmt: skip


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
