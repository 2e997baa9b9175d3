"""My day in my own calendar: a private address that can be taken back. No client's name leaves the product by it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from steadystep.clinic.calendar import day_feeds, reading
from steadystep.clinic.calendar.reading import Booked
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.names import name_of
from steadystep.faces.look.visit_calendar import CalendarVisit, visits_file
from steadystep.faces.staff.door import staff_page

_SALT = "day calendar"
_BACK, _AHEAD = timedelta(days=7), timedelta(days=90)


@require_http_methods(["GET", "POST"])
@staff_page
def day_calendar(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The address, made, shown and taken back."""
    if request.method == "POST":
        if request.POST.get("do") == "stop":
            day_feeds.stop_feed(actor.id)
            messages.success(request, _("The address works no more."))
        else:
            day_feeds.make_feed(actor.id)
            messages.success(request, _("Your address is ready."))
        return redirect("staff:day_calendar")
    row = day_feeds.feed_of(actor.id)
    address = request.build_absolute_uri(_address(actor.id, row)) if row else ""
    return render(request, "staff/times/day_calendar.html", {"address": address})


@never_cache
@require_safe
def day_feed(request: HttpRequest, token: str) -> HttpResponse:
    """What is booked, as a file. An address that was taken back, or never was, is not found; neither tells which."""
    try:
        person, row = signing.loads(token, salt=_SALT)
        holds = day_feeds.feed_of(str(person)) == UUID(str(row))
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise Http404 from error
    if not holds or str(person) not in clinic_value().staff:
        raise Http404
    now = clock.now()
    booked = reading.of_person(str(person), now - _BACK, now + _AHEAD)
    made = visits_file(_("My day"), [_event(one) for one in booked], now)
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")


def _address(person: str, row: UUID) -> str:
    return reverse("staff:day_feed", args=[signing.dumps([person, str(row)], salt=_SALT)])


def _event(booked: Booked) -> CalendarVisit:
    kept = booked.client or booked.members
    summary = (
        " · ".join(filter(None, (name_of(booked.purpose), name_of(booked.place))))
        if kept
        else _("Not a visit")
    )
    return CalendarVisit(booked.id, booked.starts, booked.ends, summary or _("Visit"))
