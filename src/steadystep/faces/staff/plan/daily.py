"""Daily life on the plan: needs with who has them in hand, and small steps of a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry
from steadystep.chart.needs import Need
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.staff.addresses import form_address
from steadystep.faces.staff.blocks import Desk
from steadystep.reasoning.facts.small_steps import SmallStep, small_steps

OVER = frozenset({"need_met", "not_wanted"})


@dataclass(frozen=True, slots=True)
class NeedLine:
    """`over`: met, or not wanted."""

    area: str
    text: str
    owner: str
    service: str
    by: date | None
    status: str
    over: bool
    change: str


@dataclass(frozen=True, slots=True)
class StepLine:
    step: SmallStep
    area: str
    tell: str


@dataclass(frozen=True, slots=True)
class Daily:
    """`careful`: an eating disorder is on record, so nothing here is about weight."""

    needs: list[NeedLine]
    steps: list[StepLine]
    careful: bool
    write_need: Link
    write_step: Link


def daily_of(desk: Desk) -> Daily:
    needs = [_need(desk, one) for one in desk.opened.chart.of(Need)]
    client = desk.opened.chart.client
    steps = [
        StepLine(one, name_of(one.head.body.area), form_address(client, "weekly-step-told", line=one.entry))
        for one in small_steps(desk.opened.chart)
    ]
    return Daily(
        sorted(needs, key=lambda one: one.over), steps, desk.view.circumstances.holds("eating_disorder") is True,
        desk.form("need", _("New need")), desk.form("weekly-step", _("New small step")),
    )  # fmt: skip


def _need(desk: Desk, entry: AnyEntry) -> NeedLine:
    body = entry.body
    owner = desk.view.person.called if body.owner == "client" else desk.describer.names.get(body.owner, "")
    return NeedLine(
        name_of(body.area), body.text, owner, body.service, body.by.day if body.by else None, name_of(body.status),
        body.status in OVER, form_address(desk.opened.chart.client, "need", corrects=entry.id),
    )  # fmt: skip
