"""The questionnaires we know of, and a page for each: what it asks, how it is counted, what may be shown, and by which source."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.clinic.chartroom.knowing import known_now
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.people.permissions import can_manage_people
from steadystep.faces.staff.as_said import sources_said
from steadystep.faces.staff.door import staff_page
from steadystep.knowledge import Instrument

from .instrument_facts import sections


@require_GET
@staff_page
def instruments(request: HttpRequest, actor: Actor) -> HttpResponse:
    """By what they measure; each word of a search must stand in its names or domain."""
    asked = request.GET.get("q", "").strip()[:100]
    words = asked.casefold().split()
    found = [one for one in known_now().instruments.values() if all(word in _names(one) for word in words)]
    domains: dict[str, list[Instrument]] = {}
    for one in sorted(found, key=lambda each: (each.domain.casefold(), each.short.casefold())):
        domains.setdefault(one.domain, []).append(one)
    return render(
        request,
        "staff/measures/instruments.html",
        {"q": asked, "domains": domains, "count": len(found), "runs_clinic": can_manage_people(actor)},
    )


@require_GET
@staff_page
def instrument_page(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    facts = known_now()
    found = facts.instruments.get(name)
    if found is None:
        raise Http404
    context = {
        "instrument": found, "sections": sections(found, facts), "provenance": found.provenance,
        "sources": sources_said(found.provenance.sources), "wording": wording(found),
        "evidence": [facts.evidence[one] for one in found.provenance.every_evidence if one in facts.evidence],
    }  # fmt: skip
    return render(request, "staff/measures/instrument.html", context)


def wording(instrument: Instrument) -> list[tuple[str, str, str]]:
    """(number, text, answers) of what is asked; empty where the words may not be shown."""
    if not instrument.carries_wording:
        return []
    return [
        (item.label or str(item.number), item.text, _answers(instrument, item.number))
        for item in instrument.every_item
        if item.text
    ]


def _answers(instrument: Instrument, number: int) -> str:
    item = instrument.every_item[number - 1]
    options = instrument.options_of(item)
    if options:
        return " · ".join(f"{option.value} {option.text}" for option in options)
    values = instrument.values_of(item)
    return _("%(low)s to %(high)s") % {"low": min(values), "high": max(values)}


def _names(instrument: Instrument) -> str:
    return " ".join(
        (instrument.id, instrument.code, instrument.short, instrument.title, instrument.domain)
    ).casefold()
