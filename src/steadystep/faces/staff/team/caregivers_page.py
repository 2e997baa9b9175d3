"""Caregivers who ask for a call about themselves: whom to call, by when, and how it went. No client is named here."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from steadystep.clinic.caregivers import keeping
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.as_said import names_of
from steadystep.faces.staff.door import staff_page

LONGEST = 1_000


@require_GET
@staff_page
def caregivers(request: HttpRequest, actor: Actor) -> HttpResponse:
    keeping.check_handles(actor)
    waiting, now = keeping.waiting(), clock.now()
    names = names_of({one.owner for one in waiting if one.owner}, clinic_value())
    context = {
        "rows": [(one, names.get(one.owner, ""), one.due <= now) for one in waiting], "me": actor.id, "now": now,
        "ends": [(one, name_of(f"support_{one}")) for one in keeping.ENDS], "most": LONGEST,
    }  # fmt: skip
    return render(request, "staff/team/caregivers.html", context)


@require_POST
@staff_page
def caregiver_called(request: HttpRequest, actor: Actor, support: UUID) -> HttpResponse:
    """Taken on, or closed with how it went."""
    if request.POST.get("do") == "take":
        keeping.take(actor, support)
    else:
        note = request.POST.get("note", "").replace("\x00", "").strip()[:LONGEST]
        keeping.close(actor, support, request.POST.get("outcome", ""), note)
    messages.success(request, _("Written down."))
    return redirect("staff:caregivers")
