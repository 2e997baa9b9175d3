"""My plan as a PDF, in the language I read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from steadystep.faces.look.papers.answering import pdf_answer
from steadystep.faces.look.papers.plan import SIZES, paper_of, plan_pdf
from steadystep.faces.look.papers.typesetting import CannotBeSet
from steadystep.faces.portal.own import own_chart, own_page
from steadystep.reasoning.facts.plan_lines import plan_of

from .lines import my_goals, my_lines

PART = "plan"


@own_page
@require_safe
def plan_paper(request: HttpRequest, size: str) -> HttpResponse:
    """On `size`; where its letters cannot be set, the same as a page to print."""
    own = own_chart(request, PART)
    if size not in SIZES:
        raise Http404
    plan = plan_of(own.view)
    paper = paper_of(own.view.person.called, own.today, my_goals(own, plan), my_lines(own, plan))
    try:
        return pdf_answer(plan_pdf(paper, size), f"plan-{size}.pdf")
    except CannotBeSet as letters:
        return render(request, "portal/plan_print.html", {"paper": paper, "letters": letters.letters})
