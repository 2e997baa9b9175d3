"""How checkpoints, stepping down, the kit and what comes after care read in the feed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from steadystep.chart import Body
from steadystep.chart.checkpoints import CheckpointHeld
from steadystep.chart.discharge import FollowUpDone, KitGiven, ReturnAsked, StepDownPlan
from steadystep.chart.plan import CareEnded
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.as_said import labelled


def _days(heading: str, days: tuple[date, ...]) -> str:
    return f"{heading}: {', '.join(map(day_said, days))}" if days else ""


def _plan(body: StepDownPlan, _describer: Any) -> str:
    return labelled(
        _("Step-down plan"), body.visits, f"{_('Medicine')}: {name_of(body.medicine)}", body.medicine_plan, body.watched, body.signature,
        body.triggers, _days(_("Checkpoints"), body.checkpoints), _days(_("Boosters"), body.boosters), body.client_view,
    )  # fmt: skip


def _ended(body: CareEnded, _describer: Any) -> str:
    return labelled(
        _("Care ended"), name_of(body.ending), body.reason, _days(_("Contacts"), body.follow_ups), body.handed_to, body.handover,
        body.bridge, body.summary_to, body.without_kit and f"{_('Without the kit')}: {body.without_kit}",
    )  # fmt: skip


TITLES: Final[dict[type[Body], Callable[[Any, Any], str]]] = {
    CheckpointHeld: lambda b, d: labelled(
        _("Checkpoint"), name_of(b.pathway), name_of(b.decision), b.says, b.client_view
    ),
    StepDownPlan: _plan,
    KitGiven: lambda b, d: labelled(_("Relapse-prevention kit"), name_of(b.way), b.first_step),
    CareEnded: _ended,
    FollowUpDone: lambda b, d: labelled(
        _("Contact after care"), day_said(b.planned), name_of(b.outcome), b.note
    ),
    ReturnAsked: lambda b, d: labelled(_("Asked to come back"), b.note),
}
