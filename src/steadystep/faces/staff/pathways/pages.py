"""Every pathway we know, drawn from its file with its phases, guards, checkpoints and sources."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep import knowledge
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.route_words import from_anywhere, phase_cards, picture_of
from steadystep.faces.staff.as_said import sources_said
from steadystep.faces.staff.door import staff_page


@require_GET
@staff_page
def pathways(request: HttpRequest, actor: Actor) -> HttpResponse:
    """All of them, to open one."""
    known = [one for one in knowledge.load().pathways.values() if one.names]
    links = [Link(_(one.title), reverse("staff:pathway", args=[one.id])) for one in known]
    return render(request, "staff/pathways/all.html", {"links": sorted(links, key=lambda one: one.label)})


@require_GET
@staff_page
def pathway(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    known = knowledge.load()
    found = known.pathways.get(name)
    if found is None or not found.names:
        raise Http404
    context = {
        "title": _(found.title),
        "picture": mark_safe(picture_of(found, known)),  # noqa: S308  its words are escaped where it is drawn
        "phases": phase_cards(found, known),
        "anywhere": from_anywhere(found, known),
        "checkpoints": known.route_of(found).checkpoints,
        "sources": sources_said(found.provenance.sources),
        "checker": found.provenance.checker,
        "verification": found.provenance.verification,
    }
    return render(request, "staff/pathways/one.html", context)
