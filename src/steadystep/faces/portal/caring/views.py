"""A caregiver's page: telling the clinic something always works; the rest is what the client agreed to."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import NewEntry, Refused, When
from steadystep.chart.team import Message
from steadystep.clinic.chartroom.mistakes import DoorShut
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.chartroom.sharing import charts_naming
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.clinic.people.actors import actor_from
from steadystep.faces.portal.own import ANOTHER_PERSON, SOURCE, not_done, sender_id, signed_out, text_sent
from steadystep.faces.portal.posted_while_signed_out import same_person
from steadystep.faces.portal.team.messages import LONGEST

from .shown import shown_of

PURPOSE = "caregiver"


def caregiver_page(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @never_cache
    @functools.wraps(page)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return signed_out(request)
        if getattr(request.user, "kind", "staff") != "caregiver":
            return redirect("portal:today")
        if request.method == "POST" and not same_person(request):
            return not_done(request, (ANOTHER_PERSON,), 409)
        try:
            return page(request, *args, **kwargs)
        except (NotAllowed, Refused) as refused:
            return not_done(request, refused.reasons, 403)
        except DoorShut as refused:
            return not_done(request, (refused.says,), 409)

    return answer


@caregiver_page
@require_safe
def caring(request: HttpRequest) -> HttpResponse:
    actor = actor_from(request)
    people = [_person(actor, client) for client in charts_naming(actor.id)]
    return render(request, "portal/caring.html", {"people": people, "most": LONGEST})


@caregiver_page
@require_POST
def tell(request: HttpRequest) -> HttpResponse:
    """To the team of one of those who ever named this caregiver, also after the sharing has stopped."""
    actor, client = actor_from(request), request.POST.get("client", "")
    text = text_sent(request, "text", LONGEST)
    if client not in charts_naming(actor.id) or not text:
        messages.info(request, gettext("Nothing was sent: write a few words first."))
        return redirect("portal:caring")
    body = Message(when=When.instant(clock.now()), to="team", text=text, from_caregiver=True)
    entry = str(uuid.uuid5(uuid.UUID(sender_id(request)), client))
    written = write(actor, client, [NewEntry(id=entry, body=body, source=SOURCE)])
    messages.success(
        request, gettext("Thank you. The care team has what you wrote. They may not be able to answer you.")
    )
    return redirect(f"{request.path}../?help=1" if written.show_help else "portal:caring")


def _person(actor: Actor, client: str) -> dict[str, Any]:
    """What may be shown of one person; nothing but the message box where nothing is shared (any more)."""
    try:
        opened = open_chart(actor, client, PURPOSE, part="caregiver page")
    except (NotAllowed, DoorShut):
        return {"client": client, "shared": None}
    return {"client": client, "shared": shown_of(opened.chart, opened)}
