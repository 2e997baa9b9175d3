"""Answering an offer: taken up, declined with a reason, or later."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steadystep.chart import NewEntry, Refused, Unreadable, When
from steadystep.chart.mistakes import unreadable
from steadystep.chart.plan import OfferAnswered
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.staff.addresses import client_address, form_address
from steadystep.faces.staff.door import reasons_of, staff_page


@require_POST
@staff_page
def answer(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Write what was said to the offer; one that is taken up leads to its form. What is missing is said where it was asked."""
    try:
        body = _answered(request, actor, str(client))
    except (Unreadable, Refused) as refused:
        for reason in reasons_of(refused):
            messages.error(request, reason)
        return redirect(client_address(str(client)) + "#next")
    messages.success(request, _("Your answer is written down."))
    there = request.POST.get("take_up", "")
    mine = form_address(str(client), "x").removesuffix("x/")
    if body.answer == "accepted" and there.startswith(mine):
        return redirect(there)
    return redirect(client_address(str(client)) + "#next")


def _answered(request: HttpRequest, actor: Actor, client: str) -> OfferAnswered:
    given = request.POST
    body = OfferAnswered(
        when=When.instant(clock.now()), rule=given.get("rule", "")[:200], offer=given.get("offer", "")[:200],
        answer=given.get("answer", ""), reason=given.get("reason", "").strip(), until=_until(given.get("until", "")),
        says=given.get("says", "")[:500],
    )  # fmt: skip
    write(actor, client, [NewEntry(id=str(uuid4()), body=body)])
    return body


def _until(text: str) -> When | None:
    if not text:
        return None
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise unreadable("'{text}' is not a day: write it as 2026-03-17.", text=text[:40])
    return When.on(day)
