"""The client's own choice of how reminders reach them, and of what they are reminded."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from steadystep.chart.checks import TIME_OF_DAY
from steadystep.chart.reminding import BEFORE_VISIT, RemindersWanted
from steadystep.faces.look import reaching
from steadystep.faces.look.names import name_of
from steadystep.faces.portal.own import own_chart, own_page, write_once
from steadystep.faces.portal.posted_while_signed_out import marker_of
from steadystep.reasoning.facts.reminding import before_visit

HERE = "portal:how_told"


@own_page
@require_http_methods(["GET", "POST"])
def how_told(request: HttpRequest) -> HttpResponse:
    worker = f"{reverse('portal:worker')}?lang={get_language()}"
    return reaching.reach_page(
        request, "portal/how_told.html", HERE, device_name="portal:add_device", drop_name="portal:drop_device",
        of=marker_of(request), worker=worker, scope=reverse("portal:today"),
        quiet_words=gettext("In these hours we send you nothing, except a reminder whose time you chose yourself."),
        **_wanted(request),
    )  # fmt: skip


@own_page
@require_POST
def choose_reminders(request: HttpRequest) -> HttpResponse:
    """Of visits and of practice; nothing ticked and no time: no reminder of them."""
    own = own_chart(request, "reminders")
    sent = request.POST
    practice = sent.get("practice", "")
    body = RemindersWanted(
        when=own.at_this_moment(), before_visit=tuple(sorted(BEFORE_VISIT.intersection(sent.getlist("before_visit")))),
        practice=practice if TIME_OF_DAY.fullmatch(practice) else "",
    )  # fmt: skip
    return write_once(request, own, body, HERE, gettext("Kept: this is what we remind you of from now on."))


def _wanted(request: HttpRequest) -> dict[str, Any]:
    own = own_chart(request, "reminders")
    chosen = own.chart.latest(RemindersWanted)
    wanted = before_visit(own.chart)
    return {
        "before_visit": [(one, name_of(one), one in wanted) for one in sorted(BEFORE_VISIT)],
        "practice": chosen.body.practice if chosen else "",
    }


@own_page
@require_POST
def add_device(request: HttpRequest) -> HttpResponse:
    return reaching.add_device(request, HERE)


@own_page
@require_POST
def drop_device(request: HttpRequest, device: UUID) -> HttpResponse:
    return reaching.remove_device(request, device, HERE)
