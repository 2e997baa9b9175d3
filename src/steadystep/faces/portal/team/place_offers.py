"""A time that came free is held out to me: I take it, or not this time. Either way I keep my place until I have one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from steadystep.clinic.chartroom.place_offers import decline, take
from steadystep.faces.portal.own import own_chart, own_page


@own_page
@require_POST
def answer_place(request: HttpRequest, offer: UUID) -> HttpResponse:
    own = own_chart(request, "a time that came free")
    if request.POST.get("do") == "take":
        take(own.actor, own.chart.client, str(offer), own.zone)
        messages.success(request, gettext("The visit is yours."))
    else:
        decline(own.chart.client, str(offer))
        messages.success(request, gettext("That is fine. You keep your place on the list."))
    return redirect("portal:visits")
