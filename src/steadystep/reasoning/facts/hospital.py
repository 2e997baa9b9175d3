"""Stays in hospital: whether somebody is in one now, and what was done since they left."""

from __future__ import annotations

import msgspec

from steadystep.chart import AnyEntry, Body, Chart
from steadystep.chart.hospital import HospitalAdmitted, HospitalLeft
from steadystep.chart.medicine_lists import Reconciled
from steadystep.chart.safety import ContactAttempted, SafetyPlan
from steadystep.chart.safety_plans import SafetyPlanReviewed
from steadystep.chart.therapy import Session
from steadystep.chart.visits import VisitAttended


class AfterStay(msgspec.Struct, frozen=True, kw_only=True):
    """The latest discharge, and the entries since that did what follows one; None: not yet."""

    left: AnyEntry
    visit: AnyEntry | None
    contact: AnyEntry | None
    compared: AnyEntry | None
    plan_looked_at: AnyEntry | None


def staying(chart: Chart) -> AnyEntry | None:
    """The admission after which nobody said that they left."""
    admitted, left = chart.latest(HospitalAdmitted), chart.latest(HospitalLeft)
    if admitted is None or admitted.imported:
        return None
    over = left is not None and (
        left.body.admitted == chart.first(admitted).id or left.occurred >= admitted.occurred
    )
    return None if over else admitted


def after_stay(chart: Chart) -> AfterStay | None:
    """None when nobody ever told us that they left a hospital; history of another system raises nothing."""
    left = chart.latest(HospitalLeft)
    if left is None or left.imported:
        return None
    visit = _since(chart, left, VisitAttended, Session)
    return AfterStay(
        left=left, visit=visit, contact=visit or _reached(chart, left),
        compared=_since(chart, left, Reconciled), plan_looked_at=_since(chart, left, SafetyPlan, SafetyPlanReviewed),
    )  # fmt: skip


def _since(chart: Chart, left: AnyEntry, *kinds: type[Body]) -> AnyEntry | None:
    """The first of these kinds that happened after they left."""
    found: list[AnyEntry] = [one for kind in kinds for one in chart.of(kind) if _after(one, left)]
    return min(found, key=lambda one: one.occurred, default=None)


def _reached(chart: Chart, left: AnyEntry) -> AnyEntry | None:
    reached = (
        one for one in chart.of(ContactAttempted)
        if one.body.outcome == "reached" and one.body.to_whom == "client" and _after(one, left)
    )  # fmt: skip
    return next(reached, None)


def _after(one: AnyEntry, left: AnyEntry) -> bool:
    """A day of discharge known only as a day counts from its morning."""
    return one.occurred >= left.body.when.earliest and one.seq != left.seq
