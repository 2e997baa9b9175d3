"""A sealed note, for the one who wrote it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from steadystep.clinic.chartroom.opening import open_sealed
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.staff.door import PURPOSE, staff_page


@require_GET
@staff_page
def note(request: HttpRequest, actor: Actor, client: UUID, entry: str) -> HttpResponse:
    """The text of the note, on a page of its own; opening it is recorded as such."""
    found = open_sealed(actor, str(client), entry, PURPOSE)
    return render(request, "staff/sealed.html", {"entry": found, "client": str(client)})
