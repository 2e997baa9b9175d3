"""Arrivals: who comes today, and where a clinician is to be told first. Nothing clinical stands here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.staff.arriving import todays_arrivals
from steadystep.faces.staff.door import staff_page


@require_GET
@staff_page
def arrivals_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    now = clock.now()
    return render(request, "staff/times/arrivals.html", {"rows": todays_arrivals(actor, now), "now": now})
