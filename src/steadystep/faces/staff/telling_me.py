"""How I am told, on which devices; and, for leads, what was sent to whom."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from steadystep.clinic.consent.actor import Actor, Role
from steadystep.clinic.ledger import clock
from steadystep.clinic.notices.passed import passed
from steadystep.faces.look import reaching
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Choice
from steadystep.faces.staff.door import staff_page

HERE = "staff:how_told"
WAYS = ("", "in_app", "mail", "sms", "push", "outbox")
LEADS = frozenset({Role.LEAD, Role.ADMIN})


@require_http_methods(["GET", "POST"])
@staff_page
def how_told(request: HttpRequest, actor: Actor) -> HttpResponse:
    return reaching.reach_page(
        request, "staff/how_told.html", HERE, device_name="staff:add_device", drop_name="staff:drop_device",
        worker=reverse("staff:push_worker"), scope=reverse("staff:bell"), leads=actor.is_any(LEADS),
        quiet_words=_("In these hours nothing wakes you but an emergency (levels T0 to T2). The rest waits for the morning."),
    )  # fmt: skip


@require_POST
@staff_page
def add_device(request: HttpRequest, actor: Actor) -> HttpResponse:
    return reaching.add_device(request, HERE)


@require_POST
@staff_page
def drop_device(request: HttpRequest, actor: Actor, device: UUID) -> HttpResponse:
    return reaching.remove_device(request, device, HERE)


@never_cache
@require_safe
def push_worker(request: HttpRequest) -> HttpResponse:
    """The service worker of staff pages: it shows notices and keeps nothing."""
    content = f'importScripts("{reaching.shown_by()}");\n'
    return HttpResponse(content, content_type="text/javascript; charset=utf-8")


@require_GET
@staff_page
def sent(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was sent in the last two weeks, with its words; names of staff and of no client."""
    if not actor.is_any(LEADS):
        raise PermissionDenied
    given = request.GET.get("way", "")
    way = given if given in WAYS else ""
    chips = [Choice(name_of(one) if one else _("All"), f"?way={one}", one == way) for one in WAYS]
    context = {"rows": passed(channel=way), "chips": chips, "now": clock.now()}
    return render(request, "staff/sent.html", context)
