"""A client's whole plan on one page: by target, what serves none, goals, who said what, and how it came to be so."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart import AnyEntry
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.staff.addresses import form_address
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.client_page import as_of_from, desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.forms import FORMS
from steadystep.faces.staff.header import name_shown
from steadystep.faces.staff.may_write import may
from steadystep.faces.staff.targets import TargetLine, agreement_said, target_lines
from steadystep.reasoning.facts.agreement import agreement
from steadystep.reasoning.facts.alignment import Unaligned
from steadystep.reasoning.facts.plan_copies import plan_copy
from steadystep.reasoning.facts.plan_lines import PlanLine, plan_of

from .copies import copy_block
from .daily import daily_of
from .history import versions
from .life import life_of
from .not_shown import part_hidden

PARTS = ("measure", "therapy", "medicine", "practice", "next")


@dataclass(frozen=True, slots=True)
class Comment:
    who: str
    when: Any
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the plan with what was said to it. `send` is the id of the next comment."""

    line: TargetLine
    theirs: bool
    comments: list[Comment]
    send: str
    answer: str


@dataclass(frozen=True, slots=True)
class Loose:
    """What serves no target: its name, what it is, the id of the alignment that one tap would write."""

    entry: str
    name: str
    what: str
    send: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    text: str
    sign: str
    agreement: str
    theirs: bool
    words: str
    rank: int | None
    owner: str
    review: Any
    change: str
    answer: str


@require_GET
@staff_page
def page(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """`?as_of=` shows the plan as it was known then, to read only."""
    as_of = as_of_from(request)
    chart = opened(actor, client, "plan", as_of=as_of)
    view, describer = desk_of(chart)
    desk, plan = Desk(chart, view, describer), plan_of(view)
    lines = [_line(desk, one, told) for one, told in zip(plan.lines, target_lines(chart, view, describer.names, plan), strict=True)]  # fmt: skip
    context = {
        "client": str(client), "called": name_shown(chart, view), "as_of": as_of, "read_only": as_of is not None, "plan": plan,
        "problems": by_problem(lines), "loose": [_loose(one) for one in plan.unaligned],
        "goals": [_goal(desk, one) for one in plan.goals], "versions": versions(desk), "parts": [(one, name_of(one)) for one in PARTS],
        "copy": copy_block(desk, plan, due=plan_copy(chart.chart).changed is not None), "life": life_of(desk), "daily": daily_of(desk), "seen": chart.seq, "write": _write(desk), "may": _may(desk), "hidden": not {"goal", "target"}.isdisjoint(chart.withheld), "without": part_hidden(chart), "unnamed": "diagnosis" in chart.withheld, "now": chart.at,
    }  # fmt: skip
    return render(request, "staff/plan/page.html", context)


def by_problem(lines: list[Line]) -> list[tuple[str, list[Line]]]:
    """Lines under their problem, those without one last."""
    named = dict.fromkeys(one.line.problem for one in lines)
    order = [*(name for name in named if name), *(name for name in named if not name)]
    return [(name, [one for one in lines if one.line.problem == name]) for name in order]


def _line(desk: Desk, line: PlanLine, told: TargetLine) -> Line:
    comments = [_comment(desk, one) for one in line.comments]
    answer = form_address(desk.opened.chart.client, "plan-answer", line=line.head.id)
    return Line(told, line.agreement.theirs, comments, str(uuid.uuid4()), answer)


def _comment(desk: Desk, entry: AnyEntry) -> Comment:
    part = name_of(entry.body.part) if entry.body.part else ""
    return Comment(desk.describer.who(entry.author), entry.occurred, part, entry.body.text)


def _loose(one: Unaligned) -> Loose:
    what = {"medicine": _("medicine"), "practice": _("practice"), "therapy": _("therapy")}[one.part]
    name = name_of(one.name) if one.part == "therapy" else one.name
    return Loose(one.entry, name, what, str(uuid.uuid4()))


def _goal(desk: Desk, entry: AnyEntry) -> GoalLine:
    body, found = entry.body, agreement(desk.opened.chart, entry)
    client = desk.opened.chart.client
    owner = desk.view.person.called if body.owner == "client" else desk.describer.names.get(body.owner, "")
    return GoalLine(
        body.text, body.sign, agreement_said(found), found.theirs, found.words, body.rank, owner,
        body.review.day if body.review else None, form_address(client, "goal", corrects=entry.id),
        form_address(client, "plan-answer", line=entry.id),
    )  # fmt: skip


def _write(desk: Desk) -> list[Link]:
    wanted = (
        desk.form("target", _("New target")),
        desk.form("goal", _("New goal")),
        desk.form("practice", _("Agree a practice")),
    )
    return [link for link in wanted if link.href]


def _may(desk: Desk) -> dict[str, bool]:
    return {
        slug.replace("-", "_"): may(desk.opened, FORMS[slug])
        for slug in ("align", "plan-comment", "plan-answer", "target", "goal", "milestone", "setback", "need")
    }
