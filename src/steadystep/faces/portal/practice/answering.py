"""What is said after something was practised: to a page, or to the script that sent it. Once, however often it is sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext

from steadystep.chart import Body, NewEntry
from steadystep.clinic.chartroom.writing import Written
from steadystep.faces.look.crisis_lines import lines
from steadystep.faces.portal.own import SOURCE, Own, after_writing, sender_id, write_own
from steadystep.faces.portal.telling import told_by

PAGE = "portal:practice"


def by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def written_once(
    request: HttpRequest, own: Own, body: Body, supersedes: str | None = None, to: str = PAGE
) -> HttpResponse:
    """Write it and go on to `to`; help comes first where it may be needed."""
    entry, thanks = sender_id(request), gettext("Noted. Every try counts, whatever came of it.")
    if own.chart.entry(entry):
        return _to_script(request, own, None, thanks, to) if by_script(request) else redirect(to)
    written = write_own(own, [NewEntry(id=entry, body=body, supersedes=supersedes, source=SOURCE)])
    if by_script(request):
        return _to_script(request, own, written, thanks, to)
    return after_writing(request, own, written, to, thanks)


def _to_script(request: HttpRequest, own: Own, written: Written | None, thanks: str, to: str) -> JsonResponse:
    helps = ""
    if written and written.show_help:
        context = {"told": told_by(written, own.opened, own.now), "lines": lines(), "gentle": True}
        helps = render_to_string("portal/pieces/help_now.html", context, request)
    return JsonResponse({"saved": True, "says": thanks, "help": helps, "next": reverse(to)})


def refused(request: HttpRequest, says: str) -> HttpResponse:
    """Nothing was kept, and why."""
    if by_script(request):
        return JsonResponse({"saved": False, "says": says}, status=422)
    return render(request, "portal/practice/not_kept.html", {"says": says}, status=422)
