"""The clinic's own wording: loading a pack, and what is loaded, for leads and administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from steadystep import knowledge
from steadystep.clinic.asking import own_instruments
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.knowing import known_now
from steadystep.clinic.people.actors import actor_from
from steadystep.clinic.people.permissions import check_can_manage_people
from steadystep.faces.staff.as_said import names_of
from steadystep.faces.staff.people.doing import for_who_runs_the_clinic
from steadystep.knowledge.licensed import LARGEST, PackRefused


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_runs_the_clinic
def own_wording(request: HttpRequest) -> HttpResponse:
    """A pack is taken whole or not at all; every fault is said."""
    actor = actor_from(request)
    check_can_manage_people(actor)
    faults: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            loaded = own_instruments.load_pack(_sent(request), dict(knowledge.load().instruments), actor.id)
        except PackRefused as refused:
            faults = refused.faults
        else:
            short = knowledge.load().instruments[loaded.instrument].short
            messages.success(request, _("%(name)s can now be asked question by question.") % {"name": short})
            return redirect("staff:own_wording")
    rows = own_instruments.every()
    waiting = [one for one in knowledge.load().instruments.values() if not one.carries_wording]
    context = {
        "faults": faults, "rows": [(row, _short(row.instrument)) for row in rows], "names": names_of({row.loaded_by for row in rows}, clinic_value()),
        "waiting": sorted(waiting, key=lambda one: one.short), "typed": request.GET,
    }  # fmt: skip
    return render(request, "staff/measures/own_wording.html", context, status=422 if faults else 200)


def _short(name: str) -> str:
    instrument = known_now().instruments.get(name)
    return instrument.short if instrument else name


@require_POST
@for_who_runs_the_clinic
def end_own_wording(request: HttpRequest, row: int) -> HttpResponse:
    actor = actor_from(request)
    check_can_manage_people(actor)
    if own_instruments.end(row, actor.id):
        messages.success(
            request, _("It is out of use. What was answered stays, and totals can be typed as before.")
        )
    return redirect("staff:own_wording")


def _sent(request: HttpRequest) -> bytes:
    file = request.FILES.get("pack")
    if file is None:
        raise PackRefused([_("No file came. Next: choose the pack's file and send it again.")])
    return bytes(file.read(LARGEST + 1))
