"""Plan the steps: a schedule, a range or a taper from the knowledge, laid on days; taken up in a form where a person signs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from steadystep import knowledge
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.staff.addresses import form_address, tab_address
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.dose_ways import MAT_TAPER, PAUSE, TAPER, Way, ways_for
from steadystep.faces.staff.forms.setting import Setting
from steadystep.faces.staff.medicines.plan_form import PlanForm
from steadystep.faces.staff.medicines.ways import Row, rows_of
from steadystep.knowledge import Drug
from steadystep.reasoning.facts.tapering import watched_signs
from steadystep.reasoning.plans.schedules import open_ended


@require_GET
@staff_page
def plan(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """`?order=` a running order, or `?medicine=` a name; `?way=` how. Nothing is written here."""
    chart = opened(actor, client, "medicines, plan")
    view, describer = desk_of(chart)
    form = PlanForm(Setting(chart, view, describer, actor), request.GET)
    context: dict[str, Any] = {"client": str(client), "called": view.person.called, "form": form,
                               "back": tab_address(str(client), "medicines")}  # fmt: skip
    drug = form.drug()
    if form.asked and form.is_valid() and drug is not None:
        context |= _planned(form, drug, str(client))
    elif form.asked and form.is_valid():
        context["unknown"] = True
    return render(request, "staff/medicines/plan.html", context)


def _planned(form: PlanForm, drug: Drug, client: str) -> dict[str, Any]:
    ways = ways_for(form.setting.view, drug, form.course(), form.cleaned_data["first"])
    way = next((one for one in ways if one.id == form.cleaned_data["way"]), ways[0] if ways else None)
    found: dict[str, Any] = {
        "drug": drug,
        "ways": [(one, form.with_way(one.id), one is way) for one in ways],
        "way": way,
    }
    if way is None:
        return found
    rows = rows_of(form, drug, way)
    taken = _taken(rows, further=form.cleaned_data["further"])
    address = _accept(form, drug, way, taken, client) if taken else ""
    return {
        **found,
        "rows": rows,
        "accept": address,
        "taper": way.id in (TAPER, MAT_TAPER),
        "pause": way.id == PAUSE,
        **_check_ins(form, drug, way, client),
    }


def _taken(rows: list[Row], *, further: bool) -> list[Row]:
    """Without the steps left to the response, unless they are wanted; the last one taken then goes on until changed."""
    kept = [row for row in rows if further or not row.by_choice]
    steps = open_ended(tuple(row.step for row in kept), cut=len(kept) < len(rows))
    return [replace(row, step=step) for row, step in zip(kept, steps, strict=True)]


def _check_ins(form: PlanForm, drug: Drug, way: Way, client: str) -> dict[str, Any]:
    """For a taper: where check-ins are placed, and what the knowledge says to look out for."""
    course = form.course()
    if way.id not in (TAPER, MAT_TAPER) or course is None:
        return {}
    return {
        "check_ins": form_address(client, "taper-checkins", order=course.entry),
        "signs": watched_signs(form.setting.view.knowledge, drug),
    }


def _accept(form: PlanForm, drug: Drug, way: Way, rows: list[Any], client: str) -> str:
    """The form in which the steps are signed, filled in: a new order, a changed dose, or taken again after a pause."""
    query = {
        name: value for number, row in enumerate(rows, start=1) for name, value in row.typed(number).items()
    }
    query |= {"schedule": way.schedule}
    course = form.course()
    if course is None:
        given = form.cleaned_data
        query |= {
            "name": drug.name,
            "product": drug.id if len(knowledge.load().drug_ids_named(drug.name)) > 1 else "",
            "strengths": form.strengths_typed,
            "halves": "on" if given["halves"] else "",
        }
        return form_address(client, "order", **query)
    query |= {"order": course.entry, "why": way.label}
    if course.held and course.held[-1].last is None:
        return form_address(client, "resume", first=rows[0].first.isoformat(), **query)
    return form_address(client, "dose", **query)


__all__ = ["plan"]
