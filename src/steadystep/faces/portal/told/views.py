"""The client's own choice of how reminders reach them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from steadystep.faces.look import reaching
from steadystep.faces.portal.own import own_page
from steadystep.faces.portal.posted_while_signed_out import marker_of

HERE = "portal:how_told"


@own_page
@require_http_methods(["GET", "POST"])
def how_told(request: HttpRequest) -> HttpResponse:
    worker = f"{reverse('portal:worker')}?lang={get_language()}"
    return reaching.reach_page(
        request, "portal/how_told.html", HERE, device_name="portal:add_device", drop_name="portal:drop_device",
        of=marker_of(request), worker=worker, scope=reverse("portal:today"),
        quiet_words=gettext("In these hours we send you nothing, except a reminder whose time you chose yourself."),
    )  # fmt: skip


@own_page
@require_POST
def add_device(request: HttpRequest) -> HttpResponse:
    return reaching.add_device(request, HERE)


@own_page
@require_POST
def drop_device(request: HttpRequest, device: UUID) -> HttpResponse:
    return reaching.remove_device(request, device, HERE)
