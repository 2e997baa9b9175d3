"""A private address at which the client's own calendar reads something of theirs; it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from steadystep.chart import Chart, Entry
from steadystep.chart.dose_feed import DoseFeedChosen
from steadystep.chart.visit_feed import VisitFeedChosen
from steadystep.clinic.chartroom.mistakes import DoorShut
from steadystep.clinic.chartroom.opening import Opened, open_chart
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.clinic.people.actors import actor_of_client
from steadystep.faces.portal.own import PURPOSE, own_chart, write_once

Choice = TypeVar("Choice", DoseFeedChosen, VisitFeedChosen)


@dataclass(frozen=True)
class CalendarAddress(Generic[Choice]):
    """Addresses of one kind. `kind` is the entry that makes or ends one, `salt` and `part` name it, `feed` and `page` are URL names."""

    kind: type[Choice]
    salt: str
    part: str
    feed: str
    page: str

    def chosen(self, chart: Chart) -> Entry[Choice] | None:
        """The one that holds now, or None."""
        latest = chart.latest(self.kind)
        return None if latest is None or latest.body.stopped else latest

    def of(self, client: str, entry: str) -> str:
        """Whoever knows it can read the calendar, so it is as long as a key and ends with a new choice."""
        return reverse(self.feed, args=[signing.dumps([client, entry], salt=self.salt)])

    def share(self, request: HttpRequest) -> HttpResponse:
        """Make an address (a new one ends the old), or take it back."""
        own = own_chart(request, self.salt)
        stopped = request.POST.get("do") == "stop"
        body = self.kind(when=own.at_this_moment(), names=request.POST.get("names") == "on", stopped=stopped)
        saved = gettext("The address works no more.") if stopped else gettext("Your address is ready.")
        return write_once(request, own, body, self.page, saved)

    def opened(self, token: str) -> tuple[Opened, bool]:
        """The chart, and whether names may stand there. Taken back and never made are both not found: neither tells which."""
        try:
            client, entry = signing.loads(token, salt=self.salt)
            actor = actor_of_client(str(client), clock.now())
            if actor is None:
                raise Http404
            opened = open_chart(actor, str(client), PURPOSE, part=self.part)
        except (signing.BadSignature, ValueError, TypeError, NotAllowed, DoorShut) as error:
            raise Http404 from error
        holds = self.chosen(opened.chart)
        if holds is None or holds.id != entry:
            raise Http404
        return opened, holds.body.names


def calendar_file(made: bytes) -> HttpResponse:
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")
