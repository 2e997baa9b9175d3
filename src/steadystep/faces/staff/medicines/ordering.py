"""Beside the order form: finding a medicine while typing, choosing it, and taking a suggested start. Nothing is written."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from steadystep import knowledge
from steadystep.chart.medication import DAY_TIMES
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.staff import drafts
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.forms.medication import OrderForm
from steadystep.faces.staff.forms.steps import MOST_ROWS, PARTS, typed_before
from steadystep.faces.staff.forms.strengths_beside import strengths_of_form
from steadystep.faces.staff.forms.suggesting import taken
from steadystep.faces.staff.may_write import check_may
from steadystep.faces.staff.weighing import weighed
from steadystep.faces.staff.writing import setting_of
from steadystep.knowledge.searching import found

LONGEST_ASKED = 60


@require_GET
@staff_page
def find_medicine(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Medicines that begin like what is typed: a list of buttons. It says nothing of the client and opens no chart."""
    typed = request.GET.get("name", "")[:LONGEST_ASKED]
    facts = knowledge.load()
    known = len(facts.drug_ids_named(typed)) == 1
    hits = () if known else found(facts, typed)
    context = {"hits": hits, "typed": typed.strip(), "known": known, "client": str(client)}
    return render(request, "staff/medicines/found.html", context)


@require_POST
@staff_page
def order_medicine(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """The form again, with the chosen medicine or the suggestion that was taken; everything else as it was typed."""
    setting = setting_of(actor, client, "filling in an order")
    check_may(setting.opened, OrderForm)
    data = request.POST.copy()
    _choose(data, request.GET.get("chosen", ""))
    _take(data, OrderForm(setting, data), request.GET.get("use", ""))
    _take_strengths(data, OrderForm(setting, data), request.GET.get("strengths", ""))
    bound = OrderForm(setting, data)
    typed: dict[str, Any] = {name: data.getlist(name) if name == "labels" else data[name] for name in data}
    shown = OrderForm(setting, given=typed)
    context: dict[str, Any] = {
        "form": shown, "steps": shown.step_rows, "client": str(client), "weighed": weighed(bound), "considered": True,
        "saved": drafts.keep(actor, str(client), bound), "beside": bound.beside,
    }  # fmt: skip
    return render(request, "staff/medicines/filled.html", context)


def _choose(data: QueryDict, wanted: str) -> None:
    """The chosen medicine takes the place of the typed name; its product where several share the name."""
    if not wanted:
        return
    facts = knowledge.load()
    drug = facts.drugs.get(wanted)
    if drug is None:
        raise Http404
    data["name"] = drug.name
    data["product"] = drug.id if len(facts.drug_ids_named(drug.name)) > 1 else ""


def _take(data: QueryDict, form: OrderForm, wanted: str) -> None:
    """The suggested start in the place of the dose rows; an indication that is typed stays."""
    drug = knowledge.load().drugs.get(form.drug_typed)
    if drug is None or not wanted:
        return
    suggested = taken(form.setting.view, drug, wanted, form.setting.today)
    if suggested is None:
        raise Http404
    for row in range(1, MOST_ROWS + 1):
        for part in (*PARTS, *DAY_TIMES):
            data.pop(f"{part}_{row}", None)
    for row, step in enumerate(suggested.steps[:MOST_ROWS], start=1):
        for name, value in typed_before(row, step).items():
            if value:
                data[name] = f"{value:.10g}" if isinstance(value, float) else str(value)
    data["route"], data["schedule"] = suggested.route, suggested.schedule
    if not data.get("indication", "").strip():
        data["indication"] = suggested.use


def _take_strengths(data: QueryDict, form: OrderForm, wanted: str) -> None:
    """The strengths of one dose form in place of what was typed."""
    if not wanted:
        return
    found = strengths_of_form(knowledge.load(), form.drug_typed, wanted)
    if not found:
        raise Http404
    data["strengths"] = found
