"""Crisis lines of this place, for leads and administrators."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_from
from steadystep.clinic.people.roster import clinic, clinic_changes
from steadystep.faces.look.crisis_lines import lines as shown_lines

from .crisis_forms import CrisisLines, CrisisPlaceForm
from .doing import for_who_runs_the_clinic, tried


@require_http_methods(["GET", "POST"])
@for_who_runs_the_clinic
def crisis_lines(request: HttpRequest) -> HttpResponse:
    """What every client is shown, and the rows it comes from."""
    actor, row = actor_from(request), clinic()
    if row is None:
        return redirect("signing_in:set_up")
    posted = request.POST if request.method == "POST" else None
    form = CrisisPlaceForm(posted, initial={"crisis_place": row.crisis_place})
    lines: Any = CrisisLines(posted, initial=row.crisis_numbers, prefix="lines")
    # Both are asked, so that every fault is shown at once.
    if posted is not None and all([form.is_valid(), lines.is_valid()]):
        details = {"crisis_numbers": lines.kept(), "crisis_place": form.cleaned_data["crisis_place"]}
        if tried(form, lambda: actions.change_crisis_lines(actor, form.cleaned_data["why"], **details)):
            messages.success(request, _("Saved."))
            return redirect("staff:crisis_lines")
    changes = [one for one in clinic_changes(30) if one.why.startswith("crisis_")][:10]
    context = {"form": form, "lines": lines, "shown": shown_lines(), "changes": changes}
    return render(request, "people/crisis_lines.html", context, status=200 if posted is None else 422)
