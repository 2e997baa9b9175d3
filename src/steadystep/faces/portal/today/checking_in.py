"""Sending the check-in: now, or later from a device that had no connection. Neither lost nor doubled."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from steadystep.chart import NewEntry, Refused
from steadystep.chart.safety import Raised
from steadystep.clinic.chartroom.writing import Written
from steadystep.faces.look.crisis_lines import lines
from steadystep.faces.portal.own import SOURCE, Own, after_writing, own_chart, own_page, sender_id, write_own
from steadystep.faces.portal.own_items import own_items
from steadystep.faces.portal.telling import told_by

from .check_in import CheckInForm, asks_of, check_in_of, day_of, first_values, happened

TRIES = 3
SHORT_NIGHTS = "ES17"


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest) -> HttpResponse:
    """The form, and what it sends. A script asks with `Accept: application/json` and gets JSON back."""
    own = own_chart(request, "check-in")
    items = _items(request, own)
    if request.method != "POST":
        standing = check_in_of(own, own.today)
        form = CheckInForm(initial=first_values(standing, items), asks=asks_of(own), own_items=items)
        return render(request, "portal/check_in.html", {"form": form, "standing": standing, "items": items})
    entry = sender_id(request)
    if own.chart.entry(entry):  # sent before: it stands already
        return _done(request, own, None)
    form = CheckInForm(request.POST, asks=_every_ask(request, own), own_items=items)
    if not form.is_valid():
        return _wrong(request, form, items)
    if form.empty:
        return _nothing(request)
    return _done(request, own, _written(request, own, entry, form))


def _written(request: HttpRequest, own: Own, entry: str, form: CheckInForm) -> Written:
    """A later check-in of the same day replaces the earlier; one that arrives late stands beside the newer."""
    when = happened(request.POST.get("filled_in_at", ""), own)
    body = form.body(when, day_of(request.POST.get("day", ""), when))
    for left in reversed(range(TRIES)):
        before = check_in_of(own, body.day)
        replaces = before.id if before and before.occurred <= when.earliest else None
        try:
            return write_own(own, [NewEntry(id=entry, body=body, supersedes=replaces, source=SOURCE)])
        except Refused:
            if not left:
                raise
            own = own_chart(request, "check-in")  # another send of the same person got in between: look again
    raise AssertionError("unreachable")


def _items(request: HttpRequest, own: Own) -> tuple[str, ...]:
    """The client's own items; a form sends the names it was drawn with, so that a late one keeps its meaning."""
    sent = tuple(name.strip()[:60] for name in request.POST.getlist("own_name") if name.strip())
    return tuple(dict.fromkeys(sent))[:8] if request.method == "POST" else own_items(own)


def _every_ask(request: HttpRequest, own: Own) -> frozenset[str]:
    """What is asked now, and what a form drawn earlier had asked: nothing that was answered is dropped."""
    return asks_of(own) | {
        name for name in ("swing", "energy", "medicines", "panic_attacks") if request.POST.get(name)
    }


def _script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _done(request: HttpRequest, own: Own, written: Written | None) -> HttpResponse:
    thanks = _thanks(written)
    if not _script(request):
        return (
            after_writing(request, own, written, "portal:today", thanks)
            if written
            else redirect("portal:today")
        )
    helps = ""
    if written and written.show_help:
        told = told_by(written, own.opened, own.now)
        helps = render_to_string(
            "portal/pieces/help_now.html", {"told": told, "lines": lines(), "gentle": True}, request
        )
    return JsonResponse({"saved": True, "says": thanks, "help": helps, "next": reverse("portal:today")})


def _thanks(written: Written | None) -> str:
    """What the client reads; that their nights opened a call of the team is said at once (ES17, case B)."""
    thanks = gettext("Thank you. Your check-in is with your care team.")
    raised = written.raised if written else ()
    if not any(isinstance(one.body, Raised) and one.body.event == SHORT_NIGHTS for one in raised):
        return thanks
    fired = gettext(
        "Your sleep rule has fired: short nights with a lot of energy. Your team will call you. Until then, try for a quiet evening and an early night."
    )
    return f"{thanks} {fired}"


def _wrong(request: HttpRequest, form: CheckInForm, items: tuple[str, ...]) -> HttpResponse:
    if _script(request):
        faults = [
            f"{form[name].label}: {' '.join(map(str, errors))}"
            for name, errors in form.errors.items()
            if name in form.fields
        ]
        return JsonResponse({"saved": False, "says": " ".join(faults)}, status=422)
    return render(
        request, "portal/check_in.html", {"form": form, "standing": None, "items": items}, status=422
    )


def _nothing(request: HttpRequest) -> HttpResponse:
    says = gettext("Nothing was filled in, so nothing was sent. Come back whenever you like.")
    if _script(request):
        return JsonResponse({"saved": False, "says": says}, status=422)
    return render(request, "portal/check_in_empty.html", {"says": says})
