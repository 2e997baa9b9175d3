"""Charts that were opened in an emergency, for who leads: which wait for a second look, and what was found of the others."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from steadystep.clinic.chartroom import finding_clients
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.emergency_openings import (
    FINDINGS,
    MISUSE,
    EmergencyOpening,
    emergency_openings,
    review_opening,
)
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.addresses import client_address
from steadystep.faces.staff.as_said import names_of
from steadystep.faces.staff.door import staff_page

LONGEST = 2_000
SHOWN = 20  # of those that were reviewed, the latest first


@require_GET
@staff_page
def openings_to_review(request: HttpRequest, actor: Actor) -> HttpResponse:
    found = emergency_openings(actor)
    people = {one.person for one in found} | {one.review.reviewed_by for one in found if one.review}
    staff = names_of(people, clinic_value())
    called = finding_clients.names_of(actor, {one.client for one in found})
    rows = [_row(one, actor, staff, called) for one in found]
    context: dict[str, Any] = {
        "waiting": [row for row in rows if row["one"].review is None], "now": clock.now(), "most": LONGEST,
        "reviewed": [row for row in reversed(rows) if row["one"].review][:SHOWN],
        "findings": [(one, name_of(f"opening_{one}")) for one in FINDINGS],
    }  # fmt: skip
    return render(request, "staff/emergency_openings.html", context)


@require_POST
@staff_page
def opening_reviewed(request: HttpRequest, actor: Actor, entry: str) -> HttpResponse:
    """What the second person found, in a word and in their own words."""
    finding, note = request.POST.get("finding", ""), request.POST.get("note", "").replace("\x00", "").strip()
    if finding not in FINDINGS or not note:
        messages.info(request, _("Nothing was kept: choose what you found, and write what you looked at."))
        return redirect("staff:openings_to_review")
    review_opening(actor, entry, finding, note[:LONGEST])
    messages.success(request, _("Reviewed."))
    if finding == MISUSE:
        messages.error(
            request,
            _("This opened a privacy breach (ES29): somebody named must act on it, and its clock runs."),
        )
    return redirect("staff:openings_to_review")


def _row(
    one: EmergencyOpening, actor: Actor, staff: dict[str, str], called: dict[str, str]
) -> dict[str, Any]:
    nobody = _("someone no longer here")
    return {
        "one": one, "who": staff.get(one.person, nobody), "called": called.get(one.client) or _("No name yet"),
        "href": client_address(one.client), "mine": one.person == actor.id, "late": one.review is None and one.due <= clock.now(),
        "found": name_of(f"opening_{one.review.finding}") if one.review else "",
        "by": staff.get(one.review.reviewed_by, nobody) if one.review else "",
    }  # fmt: skip
