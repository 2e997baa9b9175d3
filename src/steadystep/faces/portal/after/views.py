"""My kit for later, on one page; and one tap to come back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart.discharge import ReturnAsked
from steadystep.faces.look.kit_words import kit_sections
from steadystep.faces.look.papers.answering import pdf_answer
from steadystep.faces.look.papers.kit import kit_paper
from steadystep.faces.look.papers.safety_plan import SIZES, CannotBeSet, safety_plan_pdf
from steadystep.faces.portal.own import own_chart, own_page, text_sent, write_once
from steadystep.reasoning.facts.after_care import after_care
from steadystep.reasoning.facts.prevention_kit import prevention_kit

PART, BACK = "kit", "portal:kit"


@own_page
@require_safe
def my_kit(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    after = after_care(own.chart)
    context = {
        "sections": kit_sections(prevention_kit(own.view)),
        "ended": after is not None,
        "asked": after.wants_back if after else None,
    }
    return render(request, "portal/kit.html", context)


@own_page
@require_safe
def my_kit_on_paper(request: HttpRequest, size: str) -> HttpResponse:
    if size not in SIZES or size == "card":
        raise Http404
    own = own_chart(request, PART)
    paper = kit_paper(prevention_kit(own.view), own.view.person.called)
    try:
        return pdf_answer(safety_plan_pdf(paper, size), f"kit-{size}.pdf")
    except CannotBeSet as letters:
        return render(request, "portal/safety_plan/print.html", {"paper": paper, "letters": letters.letters})


@own_page
@require_POST
def come_back(request: HttpRequest) -> HttpResponse:
    """One tap; a few words if they like. Said twice, it is written once."""
    own = own_chart(request, PART)
    body = ReturnAsked(when=own.at_this_moment(), note=text_sent(request, "note", 500))
    saved = _("Thank you. Somebody answers you by the next working day. It was good to ask.")
    return write_once(request, own, body, BACK, saved)
