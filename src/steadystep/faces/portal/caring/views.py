"""A caregiver's page: telling the clinic something always works; the rest is what the client agreed to."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import NewEntry, When
from steadystep.chart.team import Message
from steadystep.clinic.caregivers import keeping
from steadystep.clinic.chartroom.mistakes import Conflict, DoorShut
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.chartroom.reminding_caregivers import SCOPE as MEDICINES
from steadystep.clinic.chartroom.sharing import charts_naming
from steadystep.clinic.chartroom.telling_caregivers import SCOPE as WARNING_SIGNS
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.clinic.notices import reading
from steadystep.clinic.notices.wording import SIGN_CAME
from steadystep.clinic.people.actions import add_code
from steadystep.clinic.people.actors import actor_from
from steadystep.clinic.people.mistakes import NoLongerGood
from steadystep.faces.portal.own import SOURCE, sender_id, text_sent
from steadystep.faces.portal.team.messages import LONGEST
from steadystep.reasoning.facts.reminding import TOO_LATE

from .myself import every_days
from .person import caregiver_page
from .shown import shown_of

PURPOSE = "caregiver"
SIGNS_SHOWN = timedelta(days=7)


@caregiver_page
@require_safe
def caring(request: HttpRequest) -> HttpResponse:
    actor = actor_from(request)
    people = [_person(actor, client) for client in charts_naming(actor)]
    due = keeping.is_due(keeping.checks_of(actor, 1), every_days())
    return render(
        request,
        "portal/caring.html",
        {"people": people, "most": LONGEST, "check_due": due, "sign_says": gettext(SIGN_CAME)},
    )


@caregiver_page
@require_POST
def add_person(request: HttpRequest) -> HttpResponse:
    """Another client gave them a code: it is added to the sign-in they have."""
    limited = ratelimit.consume_or_429(request, action="join_portal")
    if limited:
        return limited
    try:
        add_code(actor_from(request), request.POST.get("code", ""))
    except NoLongerGood as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, gettext("Added. What they share with you stands below."))
    return redirect("portal:caring")


@caregiver_page
@require_POST
def tell(request: HttpRequest) -> HttpResponse:
    """To the team of one of those who ever named this caregiver, also after the sharing has stopped."""
    actor, client = actor_from(request), request.POST.get("client", "")
    text = text_sent(request, "text", LONGEST)
    if client not in charts_naming(actor) or not text:
        messages.info(request, gettext("Nothing was sent: write a few words first."))
        return redirect("portal:caring")
    if request.POST.get("meeting"):
        text = gettext("Asks for a family meeting.") + " " + text
    body = Message(when=When.instant(clock.now()), to="team", text=text, from_caregiver=True)
    entry = str(uuid.uuid5(uuid.UUID(sender_id(request)), f"{client} {text}"))
    try:
        show_help = write(actor, client, [NewEntry(id=entry, body=body, source=SOURCE)]).show_help
    except Conflict:  # these very words came before, from a phone that sent them twice: they stand already
        show_help = False
    messages.success(
        request, gettext("Thank you. The care team has what you wrote. They may not be able to answer you.")
    )
    return redirect(f"{request.path}../?help=1" if show_help else "portal:caring")


def _person(actor: Actor, client: str) -> dict[str, Any]:
    """What may be shown of one person; nothing but the message box where nothing is shared (any more)."""
    try:
        opened = open_chart(actor, client, PURPOSE, part="caregiver page")
    except (NotAllowed, DoorShut):
        return {"client": client, "shared": None}
    signs = _signs(actor, client, opened.at) if WARNING_SIGNS in opened.sight.relation.scopes else []
    reminders = _reminders(actor, client, opened.at) if MEDICINES in opened.sight.relation.scopes else []
    return {
        "client": client,
        "shared": shown_of(opened.chart, opened),
        "signs": signs,
        "reminders": reminders,
    }


def _reminders(actor: Actor, client: str, at: datetime) -> list[tuple[datetime, str]]:
    """Of the last two hours: what came before is over."""
    found = reading.shared_reminders(actor.id, client, at - TOO_LATE)
    if found:
        reading.mark_seen(actor.id, ())
    return found


def _signs(actor: Actor, client: str, at: datetime) -> list[datetime]:
    """When a sign that this client shares came up lately; to look is to have seen it."""
    signs = reading.shared_signs(actor.id, client, at - SIGNS_SHOWN)
    if signs:
        reading.mark_seen(actor.id, ())
    return signs
