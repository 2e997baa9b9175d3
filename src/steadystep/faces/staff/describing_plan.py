"""The plan in one line each: what serves what, what was said to it, who agrees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep.chart import Body
from steadystep.chart.milestones import Milestone, MilestoneReached
from steadystep.chart.needs import Need, WeeklyStep, WeeklyStepTold
from steadystep.chart.plan_copies import PlanCopyGiven
from steadystep.chart.plan_together import Aligned, PlanAnswered, PlanComment
from steadystep.chart.setbacks import Setback
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.as_said import labelled


def _aligned(body: Aligned, describer: Any) -> str:
    return labelled(_("Serves a target"), describer.thing(body.serves), describer.thing(body.target))


def _comment(body: PlanComment, describer: Any) -> str:
    part = name_of(body.part) if body.part else ""
    return labelled(_("Comment on the plan"), part, body.text, describer.thing(body.target))


def _answered(body: PlanAnswered, describer: Any) -> str:
    said = _("The client agrees") if body.answer == "agreed" else _("The client does not agree")
    return labelled(said, describer.thing(body.line), body.words)


def _copy(body: PlanCopyGiven, _describer: Any) -> str:
    return labelled(_("Copy of the plan"), name_of(body.how), body.language, body.reason)


def _milestone(body: Milestone, _describer: Any) -> str:
    return labelled(_("Milestone"), body.text, name_of(body.area))


def _reached(body: MilestoneReached, describer: Any) -> str:
    return labelled(_("Reached"), describer.thing(body.line), body.evidence)


def _setback(body: Setback, _describer: Any) -> str:
    return labelled(_("Setback note"), name_of(body.what), body.told)


def _need(body: Need, _describer: Any) -> str:
    return labelled(_("Need"), body.text, name_of(body.status), body.service)


def _step(body: WeeklyStep, _describer: Any) -> str:
    return labelled(_("Small step"), body.text)


def _week(body: WeeklyStepTold, describer: Any) -> str:
    days = ngettext("%(days)s day", "%(days)s days", body.days) % {"days": body.days}
    return labelled(_("How the week went"), describer.thing(body.line), days, body.barrier)


TITLES: dict[type[Body], Callable[[Any, Any], str]] = {
    Aligned: _aligned,
    PlanComment: _comment,
    PlanAnswered: _answered,
    PlanCopyGiven: _copy,
    Milestone: _milestone,
    MilestoneReached: _reached,
    Setback: _setback,
    Need: _need,
    WeeklyStep: _step,
    WeeklyStepTold: _week,
}
