"""Before a visit by video: something to download, so that the page can say whether video or the telephone is wiser."""

from __future__ import annotations

import os
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from steadystep.faces.look.words import instant_said
from steadystep.faces.portal.own import own_chart, own_page

from .booked import as_staff_read, booked_visit
from .messages import write_to_team

TO_LOAD: Final = 262_144  # bytes: two seconds at 1 Mbit/s, and little of a data plan
# Source: FCC Broadband Speed Guide (consumer guide), personal video call, standard 1 and high definition 1.5 Mbit/s; unverified.
FAIR, GOOD = 1.0, 1.5  # Mbit/s
LONGEST_WAIT: Final = 12  # seconds: slower than a fifth of what video needs


@own_page
@require_safe
def to_load(request: HttpRequest) -> HttpResponse:
    """Random, so that nothing on the way can make it smaller; it opens no chart and is kept nowhere."""
    return HttpResponse(
        os.urandom(TO_LOAD), content_type="application/octet-stream", headers={"Cache-Control": "no-store"}
    )


@own_page
@require_POST
def by_phone(request: HttpRequest, visit: str) -> HttpResponse:
    """Asking for the telephone is a message to the team; the visit and its time stand."""
    own = own_chart(request, "visits")
    found = booked_visit(own, visit)
    with as_staff_read(own):
        asks = f"My connection is weak. Please phone me for my visit of {instant_said(found.starts)}."
    saved = gettext("Your team has your wish. Your visit and its time stay.")
    return write_to_team(request, own, asks, "portal:visits", saved)
