"""The clinic's own details, for administrators."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_from
from steadystep.clinic.people.permissions import check_can_administer
from steadystep.clinic.people.roster import clinic, clinic_changes
from steadystep.faces.staff.people.clinic_forms import (
    ClinicDetailsForm,
    Holidays,
    Pharmacies,
    holidays_from,
    pharmacies_from,
    pharmacies_shown,
    program_line,
    shown_from,
)
from steadystep.faces.staff.people.doing import for_who_runs_the_clinic, tried


@require_http_methods(["GET", "POST"])
@for_who_runs_the_clinic
def clinic_details(request: HttpRequest) -> HttpResponse:
    """Name, hours, pharmacies and holidays."""
    actor = actor_from(request)
    check_can_administer(actor)
    row = clinic()
    if row is None:
        return redirect("signing_in:set_up")
    edited, earlier = shown_from(row.holidays, timezone.localdate().replace(month=1, day=1))
    posted = request.POST if request.method == "POST" else None
    kept = {
        "name": row.name, "zone": row.zone, "pharmacy_states": " ".join(row.pharmacy_states), "urine_tests": row.urine_tests,
        "treatment_programs": "\n".join(program_line(one) for one in row.treatment_programs),
    }  # fmt: skip
    form = ClinicDetailsForm(posted, initial=kept, hours=row.working_hours)
    holidays = Holidays(posted, initial=edited, prefix="holidays")
    pharmacies = Pharmacies(posted, initial=pharmacies_shown(row.pharmacies), prefix="pharmacies")
    # Both are asked, so that every fault is shown at once.
    whole = posted is not None and all([form.is_valid(), holidays.is_valid(), pharmacies.is_valid()])
    if whole:
        details = _details(form, holidays, pharmacies, earlier)
        if tried(form, lambda: actions.change_clinic(actor, form.cleaned_data["why"], **details)):
            messages.success(request, _("Saved."))
            return redirect("staff:clinic")
    context = {"form": form, "holidays": holidays, "pharmacies": pharmacies, "changes": clinic_changes()}
    return render(request, "people/clinic.html", context, status=200 if posted is None else 422)


def _details(form: Any, holidays: Any, pharmacies: Any, earlier: list[dict[str, str]]) -> dict[str, Any]:
    return {
        **form.details(),
        "holidays": [*earlier, *holidays_from(holidays.filled())],
        "pharmacies": pharmacies_from(pharmacies.filled()),
    }
