"""How quickly safety events were answered, for those who lead: counts and medians, no client."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from msgspec import structs

from steadystep.clinic.chartroom.safety_times import safety_times
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.staff.door import staff_page


@require_GET
@staff_page
def times(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A table by month and level; `?as=json` gives the same as JSON."""
    rows = safety_times(actor)
    if request.GET.get("as") == "json":
        return JsonResponse({"rows": [structs.asdict(row) for row in rows]})
    return render(request, "staff/safety_times.html", {"rows": rows})
