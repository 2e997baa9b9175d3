"""The cards of a client's medicines in plain words, to go through together and to print; what was left out, for staff."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart.education import EducationGiven
from steadystep.chart.plan import Target
from steadystep.clinic.chartroom.opening import Opened
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.education_words import SaidEducation, said_education
from steadystep.faces.look.medicine_words import dose
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning.facts.education_card import education_card
from steadystep.reasoning.facts.medicine_list import MedicineLine
from steadystep.reasoning.view import View


@require_GET
@staff_page
def cards(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """One card a medicine; `?only=` prints one."""
    chart = opened(actor, client, "cards of medicines")
    view, describer = desk_of(chart)
    only = request.GET.get("only", "")
    made = [card for line in view.emergency_card.lines if (card := _card(view, chart, describer, line))]
    given = {
        view.chart.origin(one.body.order): one for one in chart.chart.of(EducationGiven) if one.body.order
    }
    context: dict[str, Any] = {
        "client": str(client), "called": view.person.called, "only": only,
        "cards": [(card, given.get(card.order)) for card in made if only in ("", card.slug)],
        "unknown": [line.name for line in view.emergency_card.lines if line.drug not in view.knowledge.drugs],
    }  # fmt: skip
    return render(request, "staff/medicines/cards.html", context)


def _card(view: View, chart: Opened, describer: Describer, line: MedicineLine) -> SaidEducation | None:
    drug = view.knowledge.drugs.get(line.drug)
    if drug is None:
        return None
    course = next(one for one in view.courses if one.entry == line.entry)
    target = chart.chart.head(course.target) if course.target else None
    ordered = chart.chart.head(line.entry) if line.ordered_here else None
    decided = _("Decided with %(name)s, %(day)s") % {
        "name": describer.who(ordered.author), "day": day_said(ordered.body.when.day),
    } if ordered else ""  # fmt: skip
    return said_education(
        education_card(drug, view.knowledge), order=line.entry, name=line.name, dose=dose(line.step), why=line.why,
        target=target.body.name if target and isinstance(target.body, Target) else "", decided=decided,
    )  # fmt: skip
