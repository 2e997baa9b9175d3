"""How this reads: what was set up for me because of a lasting need, and my own switches for this device."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from steadystep.faces.portal.how_it_reads import COOKIE, kept, switched_here, ways_of
from steadystep.faces.portal.own import own_chart, own_page
from steadystep.reasoning.facts.portal_ways import WAYS, portal_ways, said_to_them

A_YEAR: Final = 31_536_000  # seconds
HINTS: Final = {
    "large": _("Larger text"),
    "aloud": _("A button that reads the page to me"),
    "one": _("One thing at a time on the screen"),
    "write": _("Write to me instead of calling"),
    "names": _("The questionnaires' own names over my numbers, also where they name an illness"),
}


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "how it reads")
    if request.method == "POST":
        return _switched(request)
    asked_for, now = portal_ways(own.view), ways_of(request)
    context = {
        "ways": [(way, HINTS[way], way in now, way in asked_for) for way in WAYS],
        "said": [gettext(words) for words in said_to_them(own.view)],
        "switched": switched_here(request),
    }
    return render(request, "portal/reading.html", context)


def _switched(request: HttpRequest) -> HttpResponse:
    """On this device, from now on; or again as it was set up."""
    answer = redirect("portal:reading")
    if request.POST.get("do") == "as_set_up":
        answer.delete_cookie(COOKIE)
        messages.success(request, gettext("It reads again as your team set it up."))
        return answer
    answer.set_cookie(
        COOKIE,
        kept(request, request.POST.getlist("way")),
        max_age=A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    messages.success(request, gettext("Kept on this device."))
    return answer
