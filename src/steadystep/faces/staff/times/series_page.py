"""Visits that come again, from one of them on: move the rest, or end them."""

from __future__ import annotations

from uuid import UUID, uuid4

from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods

from steadystep.chart.mistakes import unreadable
from steadystep.clinic.calendar import reading
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.calendar.local_time import instant_at
from steadystep.clinic.chartroom.opening import Opened
from steadystep.clinic.chartroom.series import ahead_in_series, end_series, move_rest
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.people.sign_in import recently_signed_in
from steadystep.faces.staff.addresses import tab_address
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.forms import FORMS
from steadystep.faces.staff.may_write import check_may

from .finding import tell


@require_http_methods(["GET", "POST"])
@staff_page
def series(request: HttpRequest, actor: Actor, client: UUID, visit: str) -> HttpResponse:
    chart = opened(actor, client, "a series of visits")
    check_may(chart, FORMS["visit"])
    ahead = ahead_in_series(chart.chart, visit)
    if request.method == "POST":
        return _sent(request, actor, chart, visit)
    view, describer = desk_of(chart)
    context = {
        "client": str(client), "called": view.person.called, "visit": visit, "ahead": ahead, "entry_id": uuid4(),
        "who": describer.who(ahead[0].body.with_person) if ahead else "", "zone": chart.clinic.zone,
    }  # fmt: skip
    return render(request, "staff/times/series.html", context)


def _sent(request: HttpRequest, actor: Actor, chart: Opened, visit: str) -> HttpResponse:
    if not recently_signed_in(request):
        raise ReauthenticationRequired  # asks for the password, then sends this very request again
    client, given = chart.chart.client, request.POST
    try:
        entry = str(UUID(given.get("entry_id", "")))
    except ValueError:
        entry = str(uuid4())
    if given.get("do") == "end":
        tell(request, end_series(actor, client, visit, entry=entry, reason=given.get("reason", "")[:200]))
    else:
        time = _new_time(chart, visit, given.get("starts", ""))
        tell(request, move_rest(actor, client, visit, time, entry=entry, zone=chart.clinic.zone))
    return redirect(tab_address(client, "sessions"))


def _new_time(chart: Opened, visit: str, text: str) -> Time:
    """With the same person and room, from what the wall clock of the clinic shows; an hour that is skipped is refused in words."""
    try:
        shown = parse_datetime(text)
    except ValueError:
        shown = None
    head = chart.chart.head(visit)
    if shown is None or head is None:
        raise unreadable(
            "'{text}' is no day and hour: choose the new time of the first visit.", text=text[:40]
        )
    held = reading.of_entry(chart.chart.first(head).id)
    return Time(
        person=head.body.with_person, minutes=head.body.minutes, room=held.room if held else "",
        starts=instant_at(shown.date(), shown.time(), chart.clinic.zone),
    )  # fmt: skip
