"""My medicines in plain words: a card each, from what the knowledge says and nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from steadystep.chart.plan import Target
from steadystep.faces.look.education_words import SaidEducation, said_education
from steadystep.faces.look.medicine_words import dose
from steadystep.faces.look.words import day_said
from steadystep.faces.portal.own import Own, own_chart, own_page
from steadystep.reasoning.facts.education_card import education_card
from steadystep.reasoning.facts.medicine_list import MedicineLine


@own_page
@require_safe
def my_cards(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "my medicine cards")
    made = [card for line in own.view.emergency_card.lines if (card := _card(own, line))]
    return render(request, "portal/medicines/cards.html", {"cards": made})


def _card(own: Own, line: MedicineLine) -> SaidEducation | None:
    drug = own.view.knowledge.drugs.get(line.drug)
    if drug is None:
        return None
    course = next(one for one in own.view.courses if one.entry == line.entry)
    target = own.chart.head(course.target) if course.target else None
    return said_education(
        education_card(drug, own.view.knowledge), order=line.entry, name=line.name, dose=dose(line.step), why=line.why,
        target=target.body.name if target and isinstance(target.body, Target) else "", decided=_decided(own, line),
    )  # fmt: skip


def _decided(own: Own, line: MedicineLine) -> str:
    ordered = own.chart.head(line.entry) if line.ordered_here else None
    person = own.opened.clinic.staff.get(ordered.author) if ordered else None
    if ordered is None:
        return ""
    day = day_said(ordered.body.when.day)
    if person is None:
        return gettext("Decided with your team, %(day)s") % {"day": day}
    return gettext("Decided with %(name)s, %(day)s") % {"name": person.name, "day": day}
