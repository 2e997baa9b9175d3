"""The calendar of doses: what is swallowed on which day, all medicines ordered here on one page, made to be printed."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from steadystep.chart.when import EARLIEST_YEAR, LATEST_YEAR
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.dose_days import assumed_of, day_cards, supply_lines
from steadystep.faces.look.pieces import Choice, Link
from steadystep.faces.staff.addresses import tab_address
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning.plans.calendar import laid_out, supply_of
from steadystep.reasoning.plans.lines import lines_of

_WEEKS = (2, 4, 8, 12)


@require_GET
@staff_page
def calendar(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """`?first=` any day of the first week, `?weeks=`, `?size=pocket` for a narrow list to cut out."""
    chart = opened(actor, client, "medicines, calendar")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    today = desk.today
    first, weeks = _first_day(request, today), _weeks(request)
    last = first + timedelta(days=7 * weeks - 1)
    days = laid_out(lines_of(view, first, last), first, last)
    context = {
        "client": str(client), "called": view.person.called, "days": day_cards(days, today), "first": first, "last": last,
        "supply": supply_lines(supply_of(days)), "assumed": assumed_of(days), "pocket": request.GET.get("size") == "pocket", "made": chart.at,
        "spans": [Choice(ngettext("%(n)s week", "%(n)s weeks", one) % {"n": one}, _here(request, client, weeks=str(one)), one == weeks)
                  for one in _WEEKS],
        "sizes": [Choice(_("Month sheet"), _here(request, client, size=""), request.GET.get("size") != "pocket"),
                  Choice(_("Pocket list"), _here(request, client, size="pocket"), request.GET.get("size") == "pocket")],
        "earlier": Link(_("Earlier"), _here(request, client, first=str(first - timedelta(days=7 * weeks)))),
        "later": Link(_("Later"), _here(request, client, first=str(last + timedelta(days=1)))),
        "to_pharmacy": desk.form("calendar-out", _("Send to the pharmacy"), first=str(max(first, today)), last=str(last)) if last >= today else Link(""),
        "back": tab_address(str(client), "medicines"), "withheld": bool(chart.withheld),
    }  # fmt: skip
    return render(request, "staff/medicines/calendar.html", context)


def _first_day(request: HttpRequest, today: date) -> date:
    """The Monday of the week asked for; this week where nothing that can be read was asked."""
    try:
        wanted = date.fromisoformat(request.GET.get("first", ""))
    except ValueError:
        wanted = today
    if not EARLIEST_YEAR < wanted.year < LATEST_YEAR:
        wanted = today
    return wanted - timedelta(days=wanted.weekday())


def _weeks(request: HttpRequest) -> int:
    given = request.GET.get("weeks", "")
    return int(given) if given in {str(one) for one in _WEEKS} else 4


def _here(request: HttpRequest, client: UUID, **change: str) -> str:
    kept = {key: request.GET[key] for key in ("first", "weeks", "size") if request.GET.get(key)}
    asked = {key: value for key, value in {**kept, **change}.items() if value}
    return reverse("staff:medicine_calendar", args=[client]) + (f"?{urlencode(asked)}" if asked else "")
