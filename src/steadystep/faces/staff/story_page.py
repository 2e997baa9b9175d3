"""The story of one client alone: the picture large, its notes in full, to look at together and to print."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from steadystep.chart.story_notes import StoryNote
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.story import Period, zoom_of
from steadystep.faces.staff.client_page import as_of_from, desk_of
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.feed import FeedItem, feed_items
from steadystep.faces.staff.low_data import low_data_of
from steadystep.faces.staff.story import story_of, zoomed


@require_GET
@staff_page
def story_page(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """`?span=` or `?from=&to=` choose the period; `?as_of=` shows what was known then."""
    as_of = as_of_from(request)
    chart = opened(actor, client, "story", as_of=as_of)
    view, describer = desk_of(chart)
    period, today = zoomed(view, request.GET, chart.at)
    context = {
        "client": str(client),
        "called": view.person.called,
        "story": story_of(view, describer, period, today),
        "zoom": zoom_of(period, {"as_of": request.GET["as_of"]} if as_of else {}, today),
        "low_data": low_data_of(view),
        "as_of": as_of,
        "now": chart.at,
        "notes": _notes(describer, period),
    }
    return render(request, "staff/story.html", context)


def _notes(describer: Describer, period: Period) -> list[FeedItem]:
    """What was going on in that period, newest first, in full."""
    found = [one for one in describer.chart.of(StoryNote) if period.start <= one.body.when.day <= period.end]
    return feed_items(list(reversed(found)), describer)
