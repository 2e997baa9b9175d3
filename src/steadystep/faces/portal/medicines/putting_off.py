"""A reminder of today is put off by half an hour, an hour or two, from the page to which it leads."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from steadystep.chart import When, say
from steadystep.chart.supply import ReminderChosen
from steadystep.faces.portal.own import Own, not_done, own_chart, own_page, write_once
from steadystep.reasoning.facts.reminding import TOO_LATE, came_at

MINUTES: Final = (30, 60, 120)


def put_off_ways(own: Own) -> list[tuple[int, str]]:
    """How long the reminder of the last two hours can be put off, in minutes and words; nothing where none has come."""
    chosen = own.chart.latest(ReminderChosen)
    came = came_at(own.view, chosen.body) if chosen else []
    if not any(at <= own.now < at + TOO_LATE for at in came):
        return []
    return [(minutes, _said(minutes)) for minutes in MINUTES]


def _said(minutes: int) -> str:
    if minutes < 60:
        return gettext("in %(count)s minutes") % {"count": minutes}
    hours = minutes // 60
    return ngettext("in %(count)s hour", "in %(count)s hours", hours) % {"count": hours}


@own_page
@require_POST
def put_off(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "reminders")
    chosen, sent = own.chart.latest(ReminderChosen), request.POST.get("minutes", "")
    if chosen is None or not chosen.body.times or sent not in map(str, MINUTES):
        return not_done(request, (say("There is no reminder to put off. Open Today again and look."),), 409)
    again = When.instant(own.now.replace(second=0, microsecond=0) + timedelta(minutes=int(sent)), own.zone)
    body = msgspec.structs.replace(chosen.body, when=own.at_this_moment(), again=again)
    return write_once(
        request, own, body, "portal:today", gettext("We remind you again, as quietly as before.")
    )
