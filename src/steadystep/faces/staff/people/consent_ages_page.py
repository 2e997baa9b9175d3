"""From which age a minor agrees alone, by the law of this place: for leads and administrators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_from
from steadystep.clinic.people.roster import clinic, clinic_changes

from .clinic_forms import Row, Rows
from .doing import for_who_runs_the_clinic, tried

CARE = {
    "mental_health": _("Mental health care"), "substance_use": _("Substance use care"),
    "reproductive": _("Pregnancy and contraception"), "hiv": _("HIV and other infections"),
}  # fmt: skip


class WhyForm(forms.Form):
    why = forms.CharField(
        label=_("Why you change this"), max_length=200, help_text=_("Kept with your name and the time.")
    )


class ConsentAgeForm(Row):
    """One kind of care. A row without a citation is left out: then the stricter rule holds."""

    needed = {
        "citation": _("Add the law it follows from."),
        "reviewed_on": _("Add the day on which you read it."),
    }

    care = forms.CharField(widget=forms.HiddenInput)
    age = forms.IntegerField(
        label=_("Alone from the age of"), min_value=8, max_value=17, required=False,
        help_text=_("Empty: never alone before 18."),
    )  # fmt: skip
    sees = forms.CharField(
        label=_("Who else may see it"), max_length=200, required=False, help_text=_("For example: a guardian sees bills only.")
    )  # fmt: skip
    citation = forms.CharField(label=_("By which law"), max_length=200, help_text=_("Its name and section."))
    reviewed_on = forms.DateField(
        label=_("Read on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_care(self) -> str:
        care: str = self.cleaned_data["care"]
        if care not in CARE:
            raise forms.ValidationError(_("This kind of care is not one of the four."))
        return care

    def clean_reviewed_on(self) -> Any:
        day = self.cleaned_data["reviewed_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    @property
    def title(self) -> Any:
        return CARE.get(str(self["care"].value()), "")

    def kept(self) -> dict[str, Any]:
        row = self.cleaned_data
        return {**{name: row[name] for name in ("care", "age", "sees", "citation")}, "reviewed_on": row["reviewed_on"].isoformat()}  # fmt: skip


ConsentAges = forms.formset_factory(ConsentAgeForm, formset=Rows, extra=0, max_num=len(CARE), absolute_max=len(CARE))  # fmt: skip


@require_http_methods(["GET", "POST"])
@for_who_runs_the_clinic
def consent_ages(request: HttpRequest) -> HttpResponse:
    """One row for each kind of care, always all four."""
    actor, row = actor_from(request), clinic()
    if row is None:
        return redirect("signing_in:set_up")
    kept = {one["care"]: one for one in row.consent_ages}
    posted = request.POST if request.method == "POST" else None
    form, rows = WhyForm(posted), ConsentAges(posted, initial=[kept.get(care, {"care": care}) for care in CARE], prefix="ages")  # fmt: skip
    if posted is not None and all([form.is_valid(), rows.is_valid()]):
        told = [one.kept() for one in rows.forms if one.is_filled()]
        if tried(form, lambda: actions.change_consent_ages(actor, form.cleaned_data["why"], told)):
            messages.success(request, now_said("Saved."))
            return redirect("staff:consent_ages")
    changes = [one for one in clinic_changes(30) if one.why.startswith("consent_ages")][:10]
    context = {"form": form, "rows": rows, "changes": changes}
    return render(request, "people/consent_ages.html", context, status=200 if posted is None else 422)
