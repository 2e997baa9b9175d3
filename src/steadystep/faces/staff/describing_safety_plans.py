"""What happened to a safety plan, in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from steadystep.chart import Body, safety_plans
from steadystep.faces.look.names import name_of


def _given(body: safety_plans.SafetyPlanGiven, _describer: Any) -> str:
    what = _("Copy of the safety plan taken back") if body.back else _("Copy of the safety plan given")
    return f"{what}: {' · '.join(filter(None, (name_of(body.how), body.holder)))}"


def _reviewed(body: safety_plans.SafetyPlanReviewed, _describer: Any) -> str:
    return ": ".join(filter(None, (_("Safety plan gone through together"), body.note)))


TITLES: dict[type[Body], Callable[[Any, Any], str]] = {
    safety_plans.SafetyPlanGiven: _given, safety_plans.SafetyPlanReviewed: _reviewed,
}  # fmt: skip
