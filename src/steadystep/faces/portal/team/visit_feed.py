"""My visits in my own calendar: a private address that can be taken back. Neutral words, unless names were chosen."""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import override as in_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import Chart, Entry
from steadystep.chart.visit_feed import VisitFeedChosen
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.chartroom.mistakes import DoorShut
from steadystep.clinic.chartroom.opening import Opened, open_chart
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.clinic.people.actors import actor_of_client
from steadystep.faces.look.names import name_of
from steadystep.faces.look.visit_calendar import CalendarVisit, visits_file
from steadystep.faces.portal.own import PURPOSE, own_chart, own_page, write_once
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.visits import VisitFact
from steadystep.reasoning.view import View

_SALT = "visits calendar"
_BACK = timedelta(days=30)
_REMIND = timedelta(hours=2)


def chosen(chart: Chart) -> Entry[VisitFeedChosen] | None:
    """The address that holds now, or None."""
    latest = chart.latest(VisitFeedChosen)
    return None if latest is None or latest.body.stopped else latest


def address_of(client: str, entry: str) -> str:
    """Whoever knows it can read the visits, so it is as long as a key and ends with a new choice."""
    return reverse("portal:visit_feed", args=[signing.dumps([client, entry], salt=_SALT)])


@own_page
@require_POST
def share(request: HttpRequest) -> HttpResponse:
    """Make an address (a new one ends the old), or take it back."""
    own = own_chart(request, "visits calendar")
    stopped = request.POST.get("do") == "stop"
    body = VisitFeedChosen(
        when=own.at_this_moment(), names=request.POST.get("names") == "on", stopped=stopped
    )
    saved = gettext("The address works no more.") if stopped else gettext("Your address is ready.")
    return write_once(request, own, body, "portal:visits", saved)


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The visits as a file. An address that was taken back, or never was, is not found; neither tells which."""
    opened, names = _opened(token)
    view = View(opened.chart, known(), opened.clinic, Clock(opened.at))
    shown = [one for one in view.visits if one.outcome != "cancelled" and one.starts > opened.at - _BACK]
    with in_language(view.person.language):
        made = visits_file(
            gettext("My visits"), [_event(one, opened, names=names) for one in shown], opened.at
        )
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")


def _event(visit: VisitFact, opened: Opened, *, names: bool) -> CalendarVisit:
    ends = visit.starts + timedelta(minutes=visit.minutes)
    if not names:
        return CalendarVisit(visit.entry, visit.starts, ends, gettext("Appointment"), remind=_REMIND)
    person = opened.clinic.staff.get(visit.with_person)
    said = " · ".join(filter(None, (name_of(visit.purpose), person.name if person else "")))
    return CalendarVisit(visit.entry, visit.starts, ends, said, name_of(visit.place), _REMIND)


def _opened(token: str) -> tuple[Opened, bool]:
    try:
        client, entry = signing.loads(token, salt=_SALT)
        actor = actor_of_client(str(client), clock.now())
        if actor is None:
            raise Http404
        opened = open_chart(actor, str(client), PURPOSE, part="visits calendar address")
    except (signing.BadSignature, ValueError, TypeError, NotAllowed, DoorShut) as error:
        raise Http404 from error
    holds = chosen(opened.chart)
    if holds is None or holds.id != entry:
        raise Http404
    return opened, holds.body.names
