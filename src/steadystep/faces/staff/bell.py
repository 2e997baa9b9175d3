"""In-app notices: that I am needed, and where. Seen is one click, and is kept."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from steadystep.clinic.chartroom import lists
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.clinic.notices import reading
from steadystep.faces.staff.addresses import client_address
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.lines import MEANING, URGENCY


@require_GET
@staff_page
def bell(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Notices for me that I have not seen, newest first. They name nobody: the lists do, and say what the duty is, if I may see it."""
    known = {
        (item.client, item.duty.key): item
        for whose in ("mine", "team")
        for item in lists.duties(actor, whose)
    }
    unseen = reading.unseen(actor.id)
    mine = lists.lines_of(actor, {one.client for one in unseen})
    rows = [
        {
            "notice": one,
            "item": known.get((one.client, one.duty)),
            "called": mine[one.client].called if one.client in mine else "",
            "urgency": URGENCY.get(one.level, "soon"),
            "meaning": MEANING[URGENCY.get(one.level, "soon")],
            "href": client_address(one.client) + "#next",
        }
        for one in unseen
    ]
    return render(request, "staff/bell.html", {"rows": rows, "now": clock.now()})


@require_POST
@staff_page
def seen(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Mark one notice (`notice`), or all, as seen."""
    reading.mark_seen(actor.id, request.POST.getlist("notice"))
    return redirect("staff:bell")


@require_GET
@staff_page
def notice(request: HttpRequest, actor: Actor, notice: UUID) -> HttpResponse:
    """Where the link in a message leads: it is seen, and on to the client, where consent is asked. Only one's own."""
    told = reading.notice_for(actor.id, notice)
    if told is None:
        raise Http404
    reading.mark_seen(actor.id, [told.id])
    return redirect(client_address(told.client) + "#next")
