"""Messages with the care team, and when they are read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from steadystep.chart.team import Message
from steadystep.faces.portal.own import Own, own_chart, own_page, text_sent, write_once
from steadystep.reasoning.facts.conversations import CLIENT, conversations

from .opening_hours import reading_hours

SHOWN = 60
LONGEST = 10_000


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def messages(request: HttpRequest) -> HttpResponse:
    """The thread, newest last; and writing to the team."""
    own = own_chart(request, "messages")
    if request.method == "POST":
        return _send(request, own)
    context = {"thread": thread(own), "hours": reading_hours(own), "most": LONGEST, "read_by": _read_by(own)}
    return render(request, "portal/messages.html", context)


def _read_by(own: Own) -> datetime | None:
    """Until when somebody reads what the client wrote last; None when nothing waits, or that time has passed."""
    mine = next((one for one in conversations(own.view) if one.key == CLIENT), None)
    return mine.due if mine is not None and mine.due is not None and mine.due > own.now else None


def write_to_team(request: HttpRequest, own: Own, text: str, to: str, saved: str) -> HttpResponse:
    """One message of the client to their team, written once however often it is sent."""
    return write_once(request, own, Message(when=own.at_this_moment(), to="team", text=text), to, saved)


def thread(own: Own) -> list[dict[str, Any]]:
    staff = own.opened.clinic.staff
    return [
        {"mine": one.author == own.actor.id, "text": one.body.text, "at": one.occurred,
         "from": staff[one.author].name if one.author in staff else "", "caregiver": one.body.from_caregiver}
        for one in own.chart.of(Message)[-SHOWN:]
    ]  # fmt: skip


def _send(request: HttpRequest, own: Own) -> HttpResponse:
    text = text_sent(request, "text")
    if not text or len(text) > LONGEST:
        context = {
            "thread": thread(own),
            "hours": reading_hours(own),
            "typed": text,
            "most": LONGEST,
            "empty": not text,
        }
        return render(request, "portal/messages.html", context, status=422)
    return write_to_team(
        request, own, text, "portal:messages", gettext("Your message is with your care team.")
    )
