"""My safety plan: read it, see what changed and who has a copy, keep it on this phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import Entry, NewEntry
from steadystep.chart.safety_plans import SafetyPlanGiven
from steadystep.clinic.people.roster import names
from steadystep.faces.look.names import name_of
from steadystep.faces.look.safety_plan_words import Section, sections_of
from steadystep.faces.portal.own import SOURCE, Own, own_chart, own_page, sender_id, write_own
from steadystep.reasoning.facts.safety_plans import PlanVersion, SafetyPlanFact, safety_plan

PART = "safety plan"
VERSIONS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Version:
    number: int
    when: Any
    name: str
    added: list[Section]
    removed: list[Section]


@own_page
@require_safe
def my_safety_plan(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    plan = safety_plan(own.chart)
    context: dict[str, Any] = {"plan": plan, "sections": [], "versions": [], "copies": []}
    if plan is not None:
        context |= {
            "sections": sections_of(plan.latest.entry.body.sections()), "missing": [one for one in sections_of({}, empty=True) if one.name in plan.empty],
            "versions": _versions(own, plan), "copies": _copies(plan),
        }  # fmt: skip
    return render(request, "portal/safety_plan/page.html", context)


@own_page
@require_POST
def kept(request: HttpRequest) -> HttpResponse:
    """The device says that it keeps the plan (`kept` 1), or no longer. Said twice, it is written once."""
    own = own_chart(request, PART)
    plan, standing = safety_plan(own.chart), on_phone(own)
    keeps = request.POST.get("kept") == "1"
    latest = plan.latest.entry.id if plan else ""
    if keeps and latest and not (standing and standing.body.plan == latest):
        _write(request, own, latest, back=False)
    elif not keeps and standing:
        _write(request, own, standing.body.plan, back=True)
    return JsonResponse({"saved": True})


def on_phone(own: Own) -> Entry[SafetyPlanGiven] | None:
    """The copy that the client keeps on a device of their own."""
    mine = [one for one in own.chart.of(SafetyPlanGiven) if one.body.how == "phone" and not one.body.holder]
    return mine[-1] if mine and not mine[-1].body.back else None


def _write(request: HttpRequest, own: Own, plan: str, *, back: bool) -> None:
    body = SafetyPlanGiven(when=own.at_this_moment(), plan=plan, how="phone", back=back)
    write_own(own, [NewEntry(id=sender_id(request), body=body, source=SOURCE)])


def _versions(own: Own, plan: SafetyPlanFact) -> list[Version]:
    shown = plan.versions[: -VERSIONS_SHOWN - 1 : -1]
    known = names({one.entry.author for one in shown if one.entry.author != own.actor.id})
    return [_version(one, known) for one in shown]


def _version(one: PlanVersion, known: dict[str, str]) -> Version:
    name = "" if one.by_client else known.get(one.entry.author, "")
    return Version(one.number, one.entry.occurred, name, sections_of(one.added), sections_of(one.removed))


def _copies(plan: SafetyPlanFact) -> list[dict[str, Any]]:
    return [
        {
            "who": one.entry.body.holder, "how": name_of(one.entry.body.how), "when": one.entry.occurred,
            "old": one.version < plan.latest.number,
        }
        for one in plan.copies
    ]  # fmt: skip
