"""A client's safety plan on one page: what it says, what changed in each version, who holds which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart.safety import SafetyPlan
from steadystep.chart.safety_plans import SafetyPlanReviewed
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.safety_plan_words import Section, sections_of
from steadystep.faces.look.words import said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning import Duty, Finding
from steadystep.reasoning.facts.safety_plans import PlanCopy, PlanVersion, safety_plan

RULE = "safety.plan_review"


@dataclass(frozen=True, slots=True)
class Version:
    """A version as the page lists it: `added` and `removed` against the one before."""

    number: int
    when: Any
    name: str
    by_client: bool
    href: str
    added: list[Section]
    removed: list[Section]


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy in somebody's hands; `old` when a newer version stands."""

    how: str
    who: str
    when: Any
    version: int
    old: bool
    renew: str


@require_GET
@staff_page
def page(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    chart = opened(actor, client, "safety plan")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    plan = safety_plan(chart.chart)
    reviewed = chart.chart.latest(SafetyPlanReviewed)
    context: dict[str, Any] = {
        "client": str(client), "called": view.person.called, "plan": plan, "notes": _notes(desk),
        "sections": sections_of(plan.latest.entry.body.sections(), empty=True) if plan else [],
        "versions": [_version(desk, one) for one in reversed(plan.versions)] if plan else [],
        "copies": [_copy(desk, one, plan.latest.number) for one in plan.copies] if plan else [],
        "reviewed": reviewed, "lines": desk.lines(SafetyPlan), "write": _write(desk, plan is not None),
    }  # fmt: skip
    return render(request, "staff/safety_plan/page.html", context)


def _write(desk: Desk, there: bool) -> list[Link]:
    first = desk.form("safety-plan", _("Write it together"))
    more = [desk.form("safety-plan-reviewed", _("Gone through, it stays")), desk.form("safety-plan-given", _("A copy was given"))]  # fmt: skip
    return [first, *(more if there else ())]


def _notes(desk: Desk) -> list[str]:
    """What of this somebody must do."""
    review = desk.opened.review
    found: list[Duty | Finding] = [*review.duties, *review.findings] if review else []
    return [said(one.says) for one in found if one.rule.startswith(RULE)]


def _version(desk: Desk, version: PlanVersion) -> Version:
    entry = version.entry
    return Version(
        version.number, entry.occurred, desk.describer.who(entry.author), version.by_client,
        entry_address(desk.opened.chart.client, entry.id), sections_of(version.added), sections_of(version.removed),
    )  # fmt: skip


def _copy(desk: Desk, copy: PlanCopy, latest: int) -> Copy:
    body = copy.entry.body
    renew = desk.form("safety-plan-given", _("Give the new one"), how=body.how, holder=body.holder)
    return Copy(
        name_of(body.how), body.holder or desk.view.person.called, copy.entry.occurred, copy.version, copy.version < latest,
        renew.href or "",
    )  # fmt: skip
