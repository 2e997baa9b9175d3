"""My visits in my own calendar: a private address that can be taken back. Neutral words, unless names were chosen."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import override as in_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart.visit_feed import VisitFeedChosen
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.chartroom.opening import Opened
from steadystep.faces.look.names import name_of
from steadystep.faces.look.visit_calendar import CalendarVisit, visits_file
from steadystep.faces.portal.calendar_address import CalendarAddress, calendar_file
from steadystep.faces.portal.own import own_page
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.visits import VisitFact
from steadystep.reasoning.view import View

_BACK = timedelta(days=30)
_REMIND = timedelta(hours=2)


ADDRESS = CalendarAddress(
    VisitFeedChosen,
    salt="visits calendar",
    part="visits calendar address",
    feed="portal:visit_feed",
    page="portal:visits",
)


@own_page
@require_POST
def share(request: HttpRequest) -> HttpResponse:
    return ADDRESS.share(request)


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The visits as a file. An address that was taken back, or never was, is not found; neither tells which."""
    opened, names = ADDRESS.opened(token)
    view = View(opened.chart, known(), opened.clinic, Clock(opened.at))
    shown = [one for one in view.visits if one.outcome != "cancelled" and one.starts > opened.at - _BACK]
    with in_language(view.person.language):
        made = visits_file(
            gettext("My visits"), [_event(one, opened, names=names) for one in shown], opened.at
        )
    return calendar_file(made)


def _event(visit: VisitFact, opened: Opened, *, names: bool) -> CalendarVisit:
    ends = visit.starts + timedelta(minutes=visit.minutes)
    if not names:
        return CalendarVisit(visit.entry, visit.starts, ends, gettext("Appointment"), remind=_REMIND)
    person = opened.clinic.staff.get(visit.with_person)
    said = " · ".join(filter(None, (name_of(visit.purpose), person.name if person else "")))
    return CalendarVisit(visit.entry, visit.starts, ends, said, name_of(visit.place), _REMIND)
