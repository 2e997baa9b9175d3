"""One tap: please call me. It says when somebody will read it, and whom to call until then."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from steadystep.chart import NewEntry
from steadystep.chart.intake import Demographics
from steadystep.chart.team import Message
from steadystep.faces.look.crisis_lines import lines
from steadystep.faces.portal.own import SOURCE, own_chart, own_page, sender_id, write_own

from .opening_hours import reading_hours

# In the clinic's own language, since staff read it.
CALL_ME = "Please call me. (Asked with the call-me button on the help screen.)"


@own_page
@require_POST
def call_me(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "messages")
    entry = sender_id(request)
    if not own.chart.entry(entry):
        body = Message(when=own.at_this_moment(), to="team", text=CALL_ME)
        write_own(own, [NewEntry(id=entry, body=body, source=SOURCE)])
    told = own.chart.latest(Demographics)
    context = {"hours": reading_hours(own), "lines": lines(), "phone": told.body.phone if told else ""}
    return render(request, "portal/call_me.html", context)
