"""The way into a caregiver's pages: their own sign-in, and refusals put into words."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from steadystep.chart import Refused
from steadystep.clinic.chartroom.mistakes import DoorShut
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.faces.portal.own import ANOTHER_PERSON, not_done, signed_out
from steadystep.faces.portal.posted_while_signed_out import same_person


def caregiver_page(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @never_cache
    @functools.wraps(page)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return signed_out(request)
        if getattr(request.user, "kind", "staff") != "caregiver":
            return redirect("portal:today")
        if request.method == "POST" and not same_person(request):
            return not_done(request, (ANOTHER_PERSON,), 409)
        try:
            return page(request, *args, **kwargs)
        except (NotAllowed, Refused) as refused:
            return not_done(request, refused.reasons, 403)
        except DoorShut as refused:
            return not_done(request, (refused.says,), 409)

    return answer
