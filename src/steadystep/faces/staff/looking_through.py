"""Marking a chart as looked through from the caseload, and taking the mark off."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steadystep.chart import NewEntry, When
from steadystep.chart.mistakes import unreadable
from steadystep.chart.reviewed import ChartReviewed
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.staff.door import staff_page
from steadystep.reasoning.caseload import GROUPS

MOST_DIGITS = 9


@require_POST
@staff_page
def look_through(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Write the mark with what the page showed when it was set: the last entry's number and the group."""
    given = request.POST
    marked, group = given.get("marked") != "off", given.get("group", "")
    body = ChartReviewed(
        when=When.instant(clock.now()), seen=_number(given.get("seen", "")), marked=marked,
        group=group if group in GROUPS else "",
    )  # fmt: skip
    write(actor, str(client), [NewEntry(id=str(uuid4()), body=body)])
    messages.success(request, _("Marked as looked through.") if marked else _("The mark is taken off."))
    back = given.get("back", "")
    return redirect(reverse("staff:clients") + (back if back.startswith("?") else ""))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise unreadable("'{text}' is not the number of an entry: open the caseload again.", text=text[:40])
    return int(text)
