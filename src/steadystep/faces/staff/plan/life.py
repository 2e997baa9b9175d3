"""What the client reaches in their life, beside the scores; and the hard times, with what helped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry
from steadystep.chart.setbacks import Setback
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.staff.addresses import entry_address, form_address
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.targets import agreement_said
from steadystep.reasoning.facts.milestones import LifeCount, MilestoneFact, life_counts, milestones

LATEST = 5


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """`reached` is the day, None while it is ahead; `evidence` how it showed."""

    text: str
    area: str
    by: date | None
    agreement: str
    theirs: bool
    reached: date | None
    evidence: str
    change: str
    reach: str
    answer: str


@dataclass(frozen=True, slots=True)
class SetbackLine:
    when: Any
    what: str
    happened: str
    helped: str
    plan_change: str
    href: str
    change: str


@dataclass(frozen=True, slots=True)
class Life:
    milestones: list[MilestoneLine]
    counts: list[LifeCount]
    setbacks: list[SetbackLine]
    write_milestone: Link
    write_setback: Link


def life_of(desk: Desk) -> Life:
    told = desk.opened.chart.of(Setback)
    return Life(
        [_milestone(desk, one) for one in milestones(desk.opened.chart)], list(life_counts(desk.view)),
        [_setback(desk, one) for one in reversed(told[-LATEST:])], desk.form("milestone", _("New milestone")),
        desk.form("setback", _("Write a setback note")),
    )  # fmt: skip


def _milestone(desk: Desk, fact: MilestoneFact) -> MilestoneLine:
    body, client = fact.head.body, desk.opened.chart.client
    told = fact.reached
    return MilestoneLine(
        body.text, name_of(body.area), body.by.day if body.by else None, agreement_said(fact.agreement), fact.agreement.theirs,
        told.body.when.day if told else None, told.body.evidence if told else "",
        form_address(client, "milestone", corrects=fact.head.id), form_address(client, "milestone-reached", line=fact.entry),
        form_address(client, "plan-answer", line=fact.head.id),
    )  # fmt: skip


def _setback(desk: Desk, entry: AnyEntry) -> SetbackLine:
    body, client = entry.body, desk.opened.chart.client
    return SetbackLine(
        entry.occurred, name_of(body.what), body.told, body.helped, body.plan_change, entry_address(client, entry.id),
        form_address(client, "setback", corrects=entry.id),
    )  # fmt: skip
