"""Who asked, who sees to it, by when: the list of enquiries, and what is done about each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from steadystep.chart import NewEntry, When
from steadystep.chart.team import Message
from steadystep.clinic.chartroom.alike import alike
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.finding_clients import Found
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.enquiries import keeping
from steadystep.clinic.enquiries.keeping import Enquiry, Step
from steadystep.clinic.ledger import clock
from steadystep.faces.look.languages import language_said
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.as_said import birth_date_said, names_of
from steadystep.faces.staff.door import staff_page

LONGEST = 2_000
TRIED = ("called", "not_reached", "note")
ENDS = ("already_client", "referred", "not_wanted", "not_reached")


@dataclass(frozen=True, slots=True)
class Row:
    """An enquiry as the list shows it. `known` are clients who may be the same person."""

    one: Enquiry
    owner: str
    late: bool
    steps: list[tuple[datetime, str, str, str]]
    known: list[Found]
    begin: str
    born: str
    language: str


@require_GET
@staff_page
def enquiries(request: HttpRequest, actor: Actor) -> HttpResponse:
    keeping.check_handles(actor)
    waiting, closed, now = keeping.waiting(), keeping.lately_closed(), clock.now()
    steps = keeping.steps_of([*waiting, *closed])
    people = {one.owner for one in (*waiting, *closed)} | {
        step.by for told in steps.values() for step in told
    }
    names = names_of(people, clinic_value())
    context: dict[str, Any] = {
        "waiting": [_row(actor, one, steps.get(one.pk, []), names, now, look=True) for one in waiting],
        "closed": [_row(actor, one, steps.get(one.pk, []), names, now, look=False) for one in closed],
        "tried": [(one, name_of(f"enquiry_{one}")) for one in TRIED], "ends": [(one, name_of(f"enquiry_{one}")) for one in ENDS],
        "now": now, "me": actor.id, "public": request.build_absolute_uri(reverse("portal:ask")), "most": LONGEST,
    }  # fmt: skip
    return render(request, "staff/enquiries/page.html", context)


def _row(
    actor: Actor, one: Enquiry, steps: list[Step], names: dict[str, str], now: datetime, *, look: bool
) -> Row:
    whom = one.name if one.for_whom == "self" else one.about_whom
    known = (
        alike(actor, whom, one.birth_date, one.phone if one.for_whom == "self" else "")
        if look and whom
        else []
    )
    return Row(
        one, names.get(one.owner, ""), one.closed_at is None and one.due <= now,
        [(step.at, names.get(step.by, step.by), name_of(f"enquiry_{step.what}"), step.words) for step in steps],
        known, f"{reverse('staff:new_client')}?enquiry={one.pk}", birth_date_said(one.birth_date), language_said(one.language),
    )  # fmt: skip


@require_POST
@staff_page
def enquiry_done(request: HttpRequest, actor: Actor, enquiry: UUID) -> HttpResponse:
    """Taken on, told, or closed; which, the button says."""
    if not keeping.known(enquiry):
        raise Http404
    words = request.POST.get("words", "").replace("\x00", "").strip()[:LONGEST]
    do = request.POST.get("do", "")
    if do == "take":
        keeping.take(actor, enquiry)
    elif do == "close":
        client = _client_sent(request)
        _tell_team(actor, enquiry, client)
        keeping.close(actor, enquiry, request.POST.get("outcome", ""), words, client)
    else:
        keeping.tell(actor, enquiry, request.POST.get("what", ""), words)
    messages.success(request, _("Written down."))
    return redirect("staff:enquiries")


def _client_sent(request: HttpRequest) -> str:
    """The chart it is about, where one was named."""
    try:
        return str(UUID(request.POST.get("client", "")))
    except ValueError:
        return ""


def _tell_team(actor: Actor, enquiry: UUID, client: str) -> None:
    """What was told of somebody in care goes to their team as a message that says from whom; sent twice it stands once."""
    told = keeping.open_one(actor, str(enquiry)) if client else None
    if told is None or not told.words:
        return
    text = _("Told to the clinic by %(name)s: %(words)s") % {"name": told.name, "words": told.words}
    message = Message(when=When.instant(told.asked_at), to="team", text=text)
    write(actor, client, [NewEntry(id=str(uuid5(enquiry, "told")), body=message)])
