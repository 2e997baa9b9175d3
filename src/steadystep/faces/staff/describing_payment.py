"""What is not paid for, and supply plans, as one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _

from steadystep.chart import Body, cost_barriers, supply_plans
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import said
from steadystep.faces.staff.as_said import labelled
from steadystep.faces.staff.describing_orders import medicine_of
from steadystep.reasoning.facts.supply_plan import plan_words


def _barrier(body: cost_barriers.CostBarrier, d: Any) -> str:
    return labelled(medicine_of(body.order, d), str(name_of(body.what)), body.payer, body.note)


def _step(body: cost_barriers.CostBarrierStep, d: Any) -> str:
    barrier = d.chart.head(body.barrier)
    known = barrier is not None and isinstance(barrier.body, cost_barriers.CostBarrier)
    return labelled(
        medicine_of(barrier.body.order if known else None, d),
        str(name_of(body.did)),
        body.with_whom,
        body.note,
    )


def _plan(body: supply_plans.SupplyPlanned, d: Any) -> str:
    if body.over:
        return labelled(_("Supply plan"), _("ended"), body.note)
    return labelled(
        _("Supply plan"), *(said(one) for one in plan_words(d.chart, body)), body.less_toxic, body.note
    )


TITLES: Final[dict[type[Body], Callable[[Any, Any], str]]] = {
    cost_barriers.CostBarrier: _barrier, cost_barriers.CostBarrierStep: _step, supply_plans.SupplyPlanned: _plan,
}  # fmt: skip
