"""My medicines in my own calendar: a private address that can be taken back. Neutral words, unless names were chosen."""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import override as in_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from icalendar import Calendar, Event

from steadystep import knowledge
from steadystep.chart import Chart, Entry
from steadystep.chart.dose_feed import DoseFeedChosen
from steadystep.clinic.chartroom.mistakes import DoorShut
from steadystep.clinic.chartroom.opening import Opened, open_chart
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.clinic.people.actors import actor_of_client
from steadystep.faces.look.dose_days import day_cards
from steadystep.faces.portal.own import PURPOSE, own_chart, own_page, write_once
from steadystep.reasoning import Clock
from steadystep.reasoning.plans.calendar import CalendarDay, laid_out
from steadystep.reasoning.plans.lines import lines_of
from steadystep.reasoning.view import View

_SALT = "medicines calendar"
_BACK, _AHEAD = timedelta(days=7), timedelta(days=90)


def chosen(chart: Chart) -> Entry[DoseFeedChosen] | None:
    """The address that holds now, or None."""
    latest = chart.latest(DoseFeedChosen)
    return None if latest is None or latest.body.stopped else latest


def address_of(client: str, entry: str) -> str:
    """The address; whoever knows it can read the calendar, so it is as long as a key and ends with a new choice."""
    return reverse("portal:dose_feed", args=[signing.dumps([client, entry], salt=_SALT)])


@own_page
@require_POST
def share(request: HttpRequest) -> HttpResponse:
    """Make an address (a new one ends the old), or take it back."""
    own = own_chart(request, "medicines calendar")
    stopped = request.POST.get("do") == "stop"
    body = DoseFeedChosen(when=own.at_this_moment(), names=request.POST.get("names") == "on", stopped=stopped)
    saved = gettext("The address works no more.") if stopped else gettext("Your address is ready.")
    return write_once(request, own, body, "portal:dose_calendar", saved)


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar as a file. An address that was taken back, or never was, is not found; neither tells which."""
    opened, names = _opened(token)
    view = View(opened.chart, knowledge.load(), opened.clinic, Clock(opened.at))
    today = view.clock.today(view.person.zone)
    first, last = today - _BACK, today + _AHEAD
    days = laid_out(lines_of(view, first, last, assume=False), first, last)
    with in_language(view.person.language):
        made = _calendar(days, opened, names=names)
    return HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")


def _opened(token: str) -> tuple[Opened, bool]:
    try:
        client, entry = signing.loads(token, salt=_SALT)
        actor = actor_of_client(str(client), clock.now())
        if actor is None:
            raise Http404
        opened = open_chart(actor, str(client), PURPOSE, part="calendar address")
    except (signing.BadSignature, ValueError, TypeError, NotAllowed, DoorShut) as error:
        raise Http404 from error
    holds = chosen(opened.chart)
    if holds is None or holds.id != entry:
        raise Http404
    return opened, holds.body.names


def _calendar(days: tuple[CalendarDay, ...], opened: Opened, *, names: bool) -> Calendar:
    made = Calendar()
    made.add("prodid", "-//Steadystep//Calendar//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", gettext("My days"))
    for day in days:
        if day.swallows:
            made.add_component(_event(day, opened, names=names))
    return made


def _event(day: CalendarDay, opened: Opened, *, names: bool) -> Event:
    """One for the whole day: at which hour is the client's own affair."""
    event = Event()
    event.add("uid", f"{day.day.isoformat()}-{opened.chart.client}@steadystep")
    event.add("dtstamp", opened.at)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("summary", gettext("Something for today"))
    if names:
        card = day_cards([day], day.day)[0]
        lines = [
            " ".join(filter(None, (dose.name, dose.amount, dose.at, dose.tablets))) for dose in card.doses
        ]
        event.add("description", "\n".join([*lines, *card.notes]))
    return event
