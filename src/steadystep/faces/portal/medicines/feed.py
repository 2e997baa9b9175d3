"""My medicines in my own calendar: a private address that can be taken back. Neutral words, unless names were chosen."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import override as in_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from icalendar import Calendar, Event

from steadystep import knowledge
from steadystep.chart.dose_feed import DoseFeedChosen
from steadystep.clinic.chartroom.opening import Opened
from steadystep.faces.look.dose_days import day_cards
from steadystep.faces.portal.calendar_address import CalendarAddress, calendar_file
from steadystep.faces.portal.own import own_page
from steadystep.reasoning import Clock
from steadystep.reasoning.plans.calendar import CalendarDay, laid_out
from steadystep.reasoning.plans.lines import lines_of
from steadystep.reasoning.view import View

_BACK, _AHEAD = timedelta(days=7), timedelta(days=90)


ADDRESS = CalendarAddress(
    DoseFeedChosen,
    salt="medicines calendar",
    part="calendar address",
    feed="portal:dose_feed",
    page="portal:dose_calendar",
)


@own_page
@require_POST
def share(request: HttpRequest) -> HttpResponse:
    return ADDRESS.share(request)


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar as a file. An address that was taken back, or never was, is not found; neither tells which."""
    opened, names = ADDRESS.opened(token)
    view = View(opened.chart, knowledge.load(), opened.clinic, Clock(opened.at))
    today = view.clock.today(view.person.zone)
    first, last = today - _BACK, today + _AHEAD
    days = laid_out(lines_of(view, first, last, assume=False), first, last)
    with in_language(view.person.language):
        made = _calendar(days, opened, names=names)
    return calendar_file(made.to_ical())


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
