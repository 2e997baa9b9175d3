"""Laboratory orders of a client: which were signed, what came of each, and the paper that goes to the laboratory."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart.intake import Demographics
from steadystep.chart.lab_orders import LabOrdered
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import birth_date_said
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning.facts.lab_orders import LabOrderFact, is_toxicology
from steadystep.reasoning.facts.lab_orders import lab_orders as orders_of


@require_GET
@staff_page
def lab_orders(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Latest first, with what is still missing."""
    chart = opened(actor, client, "laboratory orders")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    rows = [_row(desk, one) for one in reversed(orders_of(view))]
    back = Link(_("Monitoring"), reverse("staff:medicine_monitoring", args=[client]))
    block = Block(
        _("Signed orders"), (desk.form("lab-order", _("New order")), desk.form("labs", _("Enter results")), back),
        desk.nothing(_("No laboratory order yet. A new one starts with what monitoring asks for."), LabOrdered),
        desk.lines(LabOrdered), (_("Draw"), _("Tests"), _("No result yet"), _("Results by"), ""), rows,
    )  # fmt: skip
    context = {
        "client": str(client), "called": view.person.called, "title": _("Laboratory orders"), "blocks": [block],
        "intro": _("One order for one draw. Results close what was ordered; what is missing on its day is told to a person."),
    }  # fmt: skip
    return render(request, "staff/medicines/blocks_page.html", context)


def _row(desk: Desk, order: LabOrderFact) -> dict[str, Any]:
    body, client = order.entry.body, desk.opened.chart.client
    late = order.late(desk.view.clock, desk.view.person.zone)
    paper = reverse("staff:lab_order_paper", args=[client, order.entry.id])
    return {
        "cells": [Link(day_said(body.draw_on), entry_address(client, order.entry.id)), Link(_named(body.tests)),
                  Link(_named(order.missing) or _("all there")), Link(day_said(body.result_by)), Link(_("Paper"), paper)],
        "actions": (), "warn": _("not there in time") if late else "",
    }  # fmt: skip


def _named(tests: Any) -> str:
    return ", ".join(one.what.text for one in tests)


@require_GET
@staff_page
def lab_order_paper(request: HttpRequest, actor: Actor, client: UUID, entry: str) -> HttpResponse:
    """What the laboratory reads: who, which tests, when and how. Why a test is asked stays with us."""
    chart = opened(actor, client, "laboratory order")
    order = chart.chart.head(entry)
    if order is None or not isinstance(order.body, LabOrdered):
        raise Http404
    view, describer = desk_of(chart)
    told = chart.chart.latest(Demographics)
    context = {
        "client": str(client), "called": view.person.called, "order": order, "clinic": chart.clinic.name,
        "name": told.body.legal_name if told else view.person.called,
        "birth_date": birth_date_said(view.person.birth_date.at) if view.person.birth_date else "",
        "signed_by": describer.names.get(order.author, order.author), "signed_at": order.recorded_at,
        "urine": any(is_toxicology(one.what.text) for one in order.body.tests),
    }  # fmt: skip
    return render(request, "staff/medicines/lab_order.html", context)
