"""The safety plan as a PDF, for staff to hand over."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.papers.answering import pdf_answer
from steadystep.faces.look.papers.safety_plan import SIZES, CannotBeSet, paper_of, safety_plan_pdf
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning.facts.safety_plans import safety_plan


@require_GET
@staff_page
def safety_plan_paper(request: HttpRequest, actor: Actor, client: UUID, size: str) -> HttpResponse:
    """The latest version on `size`; where its letters cannot be set, the same as a page to print."""
    chart = opened(actor, client, "safety plan on paper")
    plan = safety_plan(chart.chart)
    if plan is None or size not in SIZES:
        raise Http404
    view, _describer = desk_of(chart)
    paper = paper_of(plan, view.person.called)
    try:
        return pdf_answer(safety_plan_pdf(paper, size), f"safety-plan-{size}.pdf")
    except CannotBeSet as letters:
        context = {"paper": paper, "letters": letters.letters, "client": str(client)}
        return render(request, "staff/safety_plan/print.html", context)
