"""Every staff page passes here: who is asking, and what a door that stays shut says to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from steadystep.chart import Refused, Unreadable
from steadystep.clinic.chartroom.mistakes import Conflict, NoSuchChart
from steadystep.clinic.chartroom.opening import Opened, open_chart
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.people.actors import actor_from
from steadystep.faces.look.words import said
from steadystep.faces.staff.addresses import break_glass_address, client_address

View = Callable[..., HttpResponse]
PURPOSE = "treatment"
SHUT = (NotAllowed, NoSuchChart, Refused, Conflict, Unreadable)


def staff_page(view: View) -> View:
    """Signed in; the view gets the actor after the request. Doors that stay shut become pages, never a 500."""

    @login_required
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, actor_from(request), *args, **kwargs)
        except SHUT as mistake:
            return shut_page(request, mistake, str(kwargs.get("client", "")))

    return guarded


def opened(
    actor: Actor, client: object, part: str, *, as_of: datetime | None = None, while_typing: bool = False
) -> Opened:
    """The chart of that client, for treatment. Raises `NotAllowed`, `NoSuchChart`."""
    return open_chart(actor, str(client), PURPOSE, part=part, as_of=as_of, while_typing=while_typing)


def shut_page(request: HttpRequest, mistake: Exception, client: str = "") -> HttpResponse:
    """What happened, to which thing, the next step; with the status that fits."""
    status, title = _kind_of(mistake)
    context: dict[str, Any] = {"title": title, "reasons": reasons_of(mistake), "status": status}
    if isinstance(mistake, NotAllowed):
        context["whom_to_ask"] = mistake.whom_to_ask
        context["glass"] = break_glass_address(client) if mistake.break_glass and client else ""
    elif client and not isinstance(mistake, NoSuchChart):
        context["back"] = client_address(client)
    name = "staff/shut_piece.html" if request.headers.get("HX-Request") else "staff/shut.html"
    return render(request, name, context, status=status)


def status_of(mistake: Exception) -> int:
    return _kind_of(mistake)[0]


def reasons_of(mistake: Exception) -> list[str]:
    """The sentences a mistake carries, in the reader's language."""
    if isinstance(mistake, NotAllowed | Refused):
        return [said(reason) for reason in mistake.reasons]
    if isinstance(mistake, NoSuchChart | Conflict | Unreadable):
        return [said(mistake.says)]
    return [str(mistake)]


def _kind_of(mistake: Exception) -> tuple[int, str]:
    match mistake:
        case NotAllowed():
            return 403, _("This is not open to you")
        case NoSuchChart():
            return 404, _("There is no such client")
        case Conflict():
            return 409, _("This was already sent as something else")
        case Refused():
            return 422, _("The chart does not take this")
        case _:
            return 400, _("We could not read what was sent")
