"""The relapse-prevention kit, put together from the chart: to go through, to hand over, and what is missing."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.kit_words import kit_sections, missing_said
from steadystep.faces.look.papers.answering import pdf_answer
from steadystep.faces.look.papers.kit import kit_paper
from steadystep.faces.look.papers.safety_plan import SIZES, CannotBeSet, safety_plan_pdf
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning.facts.prevention_kit import prevention_kit

PARTS = ("safety_plan", "step_down_plan", "warning_sign")


@require_GET
@staff_page
def kit(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    chart = opened(actor, client, "prevention kit")
    view, _describer = desk_of(chart)
    found = prevention_kit(view)
    context = {
        "client": str(client), "called": view.person.called, "sections": kit_sections(found), "missing": missing_said(found),
        "given": found.given, "withheld": any(part in chart.withheld for part in PARTS),
    }  # fmt: skip
    return render(request, "staff/pathways/kit.html", context)


@require_GET
@staff_page
def kit_on_paper(request: HttpRequest, actor: Actor, client: UUID, size: str) -> HttpResponse:
    """On A4 or Letter; where its letters cannot be set, as a page to print."""
    if size not in SIZES or size == "card":
        raise Http404
    chart = opened(actor, client, "prevention kit on paper")
    view, _describer = desk_of(chart)
    paper = kit_paper(prevention_kit(view), view.person.called)
    try:
        return pdf_answer(safety_plan_pdf(paper, size), f"kit-{size}.pdf")
    except CannotBeSet as letters:
        context = {"paper": paper, "letters": letters.letters, "client": str(client)}
        return render(request, "staff/safety_plan/print.html", context)
