"""What the client takes along: their list of medicines and the emergency card, to look at and to print."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from steadystep.chart.when import zone_named
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.medicine_cards import said_card, said_lines
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page


@require_GET
@staff_page
def medicine_list(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    return _paper(request, actor, client, "medicine list", "staff/medicines/list.html")


@require_GET
@staff_page
def emergency(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    return _paper(request, actor, client, "emergency medicine card", "staff/medicines/emergency.html")


def _paper(request: HttpRequest, actor: Actor, client: UUID, part: str, template: str) -> HttpResponse:
    chart = opened(actor, client, part)
    view, _describer = desk_of(chart)
    today = chart.at.astimezone(zone_named(view.person.zone)).date()
    card, who = view.emergency_card, view.person
    context: dict[str, Any] = {
        "client": str(client), "called": who.called, "now": chart.at, "lines": said_lines(card.lines, today),
        "card": said_card(card, who.called, who.birth_date.at if who.birth_date else "", today),
        "withheld": "order" in chart.withheld,
    }  # fmt: skip
    return render(request, template, context)
