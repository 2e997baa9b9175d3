"""My visits: next and past, and asking to move one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, override
from django.views.decorators.http import require_POST, require_safe

from steadystep.clinic.calendar import freed
from steadystep.clinic.calendar.free_time import Wanted
from steadystep.clinic.chartroom.finding_times import find_times
from steadystep.faces.look.words import instant_said
from steadystep.faces.portal.own import own_chart, own_page, text_sent
from steadystep.faces.portal.today.views import STILL_ON
from steadystep.reasoning.facts.visits import VisitFact
from steadystep.reasoning.facts.waiting import waits

from .booked import as_staff_read, booked_visit
from .connection import FAIR, GOOD, LONGEST_WAIT
from .messages import write_to_team
from .visit_feed import ADDRESS

PAST_SHOWN = 12
SOONEST = timedelta(hours=12)  # what is sooner is not asked for by a message
TIMES_SHOWN, NEXT_ONES = 6, 2  # free times offered for a visit, and for how many visits


@dataclass(frozen=True, slots=True)
class Ahead:
    """A visit to come, and other times that are free with the same person now."""

    visit: VisitFact
    times: tuple[datetime, ...]


@own_page
@require_safe
def visits(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "visits")
    ahead = [one for one in own.view.visits if one.starts + STILL_ON > own.now and one.outcome == "booked"]
    past = [one for one in reversed(own.view.visits) if one not in ahead and one.starts <= own.now]
    feed = ADDRESS.chosen(own.chart)
    context = {
        "fair": FAIR, "good": GOOD, "longest": LONGEST_WAIT,
        "ahead": [Ahead(one, _other_times(one, own.now) if number < NEXT_ONES else ()) for number, one in enumerate(ahead)],
        "past": past[:PAST_SHOWN], "staff": own.opened.clinic.staff, "waits": waits(own.view), "offered": freed.open_to(own.chart.client, own.now), "feed": feed,
        "feed_address": request.build_absolute_uri(ADDRESS.of(own.chart.client, feed.id)) if feed else "",
    }  # fmt: skip
    return render(request, "portal/visits.html", context)


def _other_times(visit: VisitFact, now: datetime) -> tuple[datetime, ...]:
    """The next times that are free; none where it is not decided with whom."""
    if not visit.with_person:
        return ()
    wanted = Wanted(
        minutes=visit.minutes, people=frozenset({visit.with_person}), place=visit.place, not_before=now + SOONEST,
        limit=TIMES_SHOWN, a_day=2,
    )  # fmt: skip
    return tuple(one.starts for one in find_times(wanted, now))


@own_page
@require_POST
def move_visit(request: HttpRequest, visit: str) -> HttpResponse:
    """Asking is a message to the team: the visit stands until they have found another time together."""
    own = own_chart(request, "visits")
    found = booked_visit(own, visit)
    wish = " ".join(
        filter(None, (_times_chosen(request, own.opened.clinic.zone), text_sent(request, "text", 2000)))
    )
    with as_staff_read(own):
        asks = f"Please move my visit of {instant_said(found.starts)}."
    saved = gettext("Your team has your wish. The visit stays as it is until they answer.")
    return write_to_team(request, own, f"{asks} {wish}".strip(), "portal:visits", saved)


def _times_chosen(request: HttpRequest, zone: str) -> str:
    """The times they ticked, as staff read them; what is no time is left out."""
    found = []
    for text in request.POST.getlist("time")[:TIMES_SHOWN]:
        with suppress(ValueError):
            found.append(datetime.fromisoformat(text))
    with override("en"), timezone.override(zone):
        said = ", ".join(instant_said(one) for one in found if one.tzinfo is not None)
    return f"I could come: {said}." if said else ""
