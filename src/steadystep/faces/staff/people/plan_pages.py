"""The rota, cover, sites and teams."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_from
from steadystep.clinic.people.mistakes import Refused
from steadystep.clinic.people.role_names import name_of_role
from steadystep.clinic.people.roster import covers, leaves, rota, sites, teams
from steadystep.faces.staff.people.doing import for_who_runs_the_clinic, status_of, tried_if_whole
from steadystep.faces.staff.people.forms import CoverForm, LeaveForm, OnCallForm, SiteForm, TeamForm

ROTA_DAYS = 28


def _posted(request: HttpRequest, which: str) -> Any:
    """The POST, if it is the form named `which` (two forms share a page)."""
    return request.POST if request.method == "POST" and request.POST.get("form") == which else None


def _whom(form: Form) -> dict[str, Any]:
    """What was typed, with the chosen person's id."""
    typed = dict(form.cleaned_data)
    return {"person_id": UUID(typed.pop("person")), **typed}


@require_http_methods(["GET", "POST"])
@for_who_runs_the_clinic
def on_call(request: HttpRequest) -> HttpResponse:
    """Who answers, for the next four weeks; and who covers another team."""
    actor, now = actor_from(request), timezone.now()
    shift = OnCallForm(_posted(request, "shift"), auto_id="shift_%s")
    cover = CoverForm(_posted(request, "cover"), auto_id="cover_%s")
    if tried_if_whole(shift, lambda: actions.put_on_call(actor, "rota", **_whom(shift))):
        messages.success(request, _("Put on the rota."))
        return redirect("staff:rota")
    if tried_if_whole(cover, lambda: actions.give_cover(actor, **_whom(cover))):
        messages.success(request, _("The cover is noted."))
        return redirect("staff:rota")
    away = LeaveForm(_posted(request, "leave"), auto_id="leave_%s")
    if tried_if_whole(away, lambda: actions.note_leave(actor, **_away(away))):
        messages.success(request, _("The leave is noted."))
        return redirect("staff:rota")
    lines = [(row, name_of_role(row.role)) for row in rota(now, now + timedelta(days=ROTA_DAYS))]
    context = {
        "shift": shift,
        "cover": cover,
        "away": away,
        "lines": lines,
        "covers": covers(now),
        "leaves": leaves(now),
        "now": now,
    }
    return render(request, "people/rota.html", context, status=status_of(shift, cover, away))


def _away(form: Form) -> dict[str, Any]:
    typed = _whom(form)
    substitute = typed.pop("substitute")
    return {**typed, "substitute_id": UUID(substitute) if substitute else None}


@require_POST
@for_who_runs_the_clinic
def end_leave(request: HttpRequest, leave_id: UUID) -> HttpResponse:
    """They are back now."""
    try:
        actions.end_leave(actor_from(request), "rota page", leave_id=leave_id)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("staff:rota")


@require_POST
@for_who_runs_the_clinic
def off_call(request: HttpRequest, on_call_id: UUID) -> HttpResponse:
    """Take a line off the rota."""
    actions.take_off_call(actor_from(request), "rota", on_call_id=on_call_id)
    return redirect("staff:rota")


@require_POST
@for_who_runs_the_clinic
def end_cover(request: HttpRequest, cover_id: UUID) -> HttpResponse:
    """End cover now."""
    try:
        actions.end_cover(actor_from(request), "rota page", cover_id=cover_id)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("staff:rota")


@require_http_methods(["GET", "POST"])
@for_who_runs_the_clinic
def places(request: HttpRequest) -> HttpResponse:
    """Sites and their teams."""
    actor = actor_from(request)
    site = SiteForm(_posted(request, "site"), auto_id="site_%s")
    team = TeamForm(_posted(request, "team"), auto_id="team_%s")
    done = tried_if_whole(site, lambda: actions.add_site(actor, "places page", **site.cleaned_data))
    if done or tried_if_whole(team, lambda: actions.add_team(actor, "places page", **team.cleaned_data)):
        return redirect("staff:places")
    by_site = [(place, [row for row in teams() if row.site_id == place.pk]) for place in sites()]
    context = {"site": site, "team": team, "places": by_site}
    return render(request, "people/places.html", context, status=status_of(site, team))
