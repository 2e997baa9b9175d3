"""My visits: next and past, and asking to move one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, override
from django.views.decorators.http import require_POST, require_safe

from steadystep.faces.look.words import instant_said
from steadystep.faces.portal.own import own_chart, own_page, text_sent
from steadystep.faces.portal.today.views import STILL_ON

from .messages import write_to_team

PAST_SHOWN = 12


@own_page
@require_safe
def visits(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "visits")
    ahead = [one for one in own.view.visits if one.starts + STILL_ON > own.now and one.outcome == "booked"]
    past = [one for one in reversed(own.view.visits) if one not in ahead and one.starts <= own.now]
    context = {"ahead": ahead, "past": past[:PAST_SHOWN], "staff": own.opened.clinic.staff}
    return render(request, "portal/visits.html", context)


@own_page
@require_POST
def move_visit(request: HttpRequest, visit: str) -> HttpResponse:
    """Asking is a message to the team: the visit stands until they have found another time together."""
    own = own_chart(request, "visits")
    found = next((one for one in own.view.visits if one.entry == visit and one.outcome == "booked"), None)
    if found is None:
        raise Http404
    wish = text_sent(request, "text", 2000)
    # Staff read it in the clinic's own language and hours.
    with override("en"), timezone.override(own.opened.clinic.zone):
        asks = f"Please move my visit of {instant_said(found.starts)}."
    saved = gettext("Your team has your wish. The visit stays as it is until they answer.")
    return write_to_team(request, own, f"{asks} {wish}".strip(), "portal:visits", saved)
