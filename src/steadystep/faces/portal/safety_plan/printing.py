"""My safety plan as a PDF."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from steadystep.faces.look.papers.answering import pdf_answer
from steadystep.faces.look.papers.safety_plan import SIZES, CannotBeSet, paper_of, safety_plan_pdf
from steadystep.faces.portal.own import own_chart, own_page
from steadystep.reasoning.facts.safety_plans import safety_plan

from .views import PART


@own_page
@require_safe
def safety_plan_paper(request: HttpRequest, size: str) -> HttpResponse:
    """The latest version on `size`; where its letters cannot be set, the same as a page to print."""
    own = own_chart(request, PART)
    plan = safety_plan(own.chart)
    if plan is None or size not in SIZES:
        raise Http404
    paper = paper_of(plan, own.view.person.called)
    try:
        return pdf_answer(safety_plan_pdf(paper, size), f"safety-plan-{size}.pdf")
    except CannotBeSet as letters:
        return render(request, "portal/safety_plan/print.html", {"paper": paper, "letters": letters.letters})
