"""The client's copy of the plan: in their language where we have it, how plain its words are, and who has been given it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart.plan_copies import PlanCopyGiven
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.languages import language_said
from steadystep.faces.look.names import name_of
from steadystep.faces.look.papers.answering import pdf_answer
from steadystep.faces.look.papers.plan import SIZES, PlanPaper, paper_of, plan_pdf
from steadystep.faces.look.papers.typesetting import CannotBeSet
from steadystep.faces.look.plan_words import MyGoal, MyLine, my_goal, my_line, written_grade
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning.facts.agreement import agreement
from steadystep.reasoning.facts.plan_lines import Plan, plan_of

HIGHEST_GRADE = 8  # scope.md R17: plain-language copy, reading grade 6 to 8
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class CopyBlock:
    """What the plan page says of the copy. `grade` is of what people typed, in English; None when nobody can tell."""

    language: str
    translated: bool
    grade: float | None
    too_high: bool
    given: list[tuple[Any, str, str]]
    due: bool
    note: str


def copy_block(desk: Desk, plan: Plan, *, due: bool) -> CopyBlock:
    language = desk.view.person.language
    grade = written_grade(*_worded(desk, plan)) if language.startswith(ENGLISH) else None
    given = [
        (one.occurred, _given_said(one.body), desk.describer.who(one.author))
        for one in reversed(desk.opened.chart.of(PlanCopyGiven)[-3:])
    ]
    return CopyBlock(
        language_said(language), _translated(language), grade, grade is not None and grade > HIGHEST_GRADE, given, due,
        desk.form("plan-copy", "", language=language).href,
    )  # fmt: skip


@require_GET
@staff_page
def plan_paper(request: HttpRequest, actor: Actor, client: UUID, size: str) -> HttpResponse:
    """On `size`, in the client's language; where its letters cannot be set, the same as a page to print."""
    chart = opened(actor, client, "plan on paper")
    if size not in SIZES:
        raise Http404
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    language = view.person.language if _translated(view.person.language) else ENGLISH
    with translation.override(language):
        paper = _paper(desk)
        try:
            return pdf_answer(plan_pdf(paper, size), f"plan-{size}.pdf")
        except CannotBeSet as letters:
            context = {"paper": paper, "letters": letters.letters, "client": str(client)}
            return render(request, "staff/plan/print.html", context)


def _paper(desk: Desk) -> PlanPaper:
    lines, goals = _worded(desk, plan_of(desk.view))
    wanted = desk.view.person.language
    note = (
        ""
        if _translated(wanted)
        else _("This copy is in English. Ask your team for an interpreter to go through it with you.")
    )
    return paper_of(desk.view.person.called, desk.today, goals, lines, note)


def _worded(desk: Desk, plan: Plan) -> tuple[list[MyLine], list[MyGoal]]:
    staff, instruments = desk.opened.clinic.staff, desk.view.knowledge.instruments
    lines = [my_line(one, desk.today, instruments, staff) for one in plan.lines]
    return lines, [my_goal(one, agreement(desk.opened.chart, one)) for one in plan.goals]


def _translated(language: str) -> bool:
    return language.split("-")[0] in {code for code, _name in settings.LANGUAGES}


def _given_said(body: PlanCopyGiven) -> str:
    if body.how == "not_given":
        return _("not given: %(reason)s") % {"reason": body.reason}
    said = f"{name_of(body.how)}, {language_said(body.language)}"
    return _("%(said)s, with an interpreter") % {"said": said} if body.interpreter else said
