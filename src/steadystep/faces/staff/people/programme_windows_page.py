"""Within how many days the monitoring programme is asked before a controlled medicine, by state: for leads and administrators."""

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

from steadystep import knowledge
from steadystep.chart.pharmacy import STATE
from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_from
from steadystep.clinic.people.roster import clinic, clinic_changes

from .clinic_forms import Row, Rows
from .consent_ages_page import WhyForm
from .doing import for_who_runs_the_clinic, tried

MOST_STATES = 60
FIELDS = ("state", "days", "here", "citation", "reviewed_on")


class WindowForm(Row):
    """One state. A row emptied by hand is left out."""

    needed = {
        "state": _("Add the state."),
        "days": _("Add the number of days."),
        "citation": _("Add the law it follows from."),
        "reviewed_on": _("Add the day on which you read it."),
    }

    state = forms.CharField(label=_("State"), max_length=2, help_text=_("Two letters, such as NY."))
    days = forms.IntegerField(
        label=_("Asked at most so many days before signing"), min_value=0, max_value=366, help_text=_("0: on the same day.")
    )  # fmt: skip
    here = forms.BooleanField(
        label=_("We work there: it counts for every order"), required=False, initial=True
    )
    citation = forms.CharField(label=_("By which law"), max_length=200, help_text=_("Its name and section."))
    reviewed_on = forms.DateField(
        label=_("Read on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_state(self) -> str:
        state: str = self.cleaned_data["state"].upper()
        if state and not STATE.fullmatch(state):
            raise forms.ValidationError(_("“%(word)s” is no state: write its two letters.") % {"word": state})
        return state

    def clean_reviewed_on(self) -> Any:
        day = self.cleaned_data["reviewed_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def kept(self) -> dict[str, Any]:
        row = {name: self.cleaned_data[name] for name in FIELDS}
        return {**row, "reviewed_on": row["reviewed_on"].isoformat()}


class _OnceAState(Rows):
    def clean(self) -> None:
        states = [row["state"] for row in self.filled() if row.get("state")]
        if len(set(states)) != len(states):
            raise forms.ValidationError(_("A state stands here twice. Keep one of the two."))


Windows = forms.formset_factory(WindowForm, formset=_OnceAState, extra=2, max_num=MOST_STATES)


@require_http_methods(["GET", "POST"])
@for_who_runs_the_clinic
def programme_windows(request: HttpRequest) -> HttpResponse:
    """A row a state, and two empty ones."""
    actor, row = actor_from(request), clinic()
    if row is None:
        return redirect("signing_in:set_up")
    posted = request.POST if request.method == "POST" else None
    form, rows = WhyForm(posted), Windows(posted, initial=row.programme_windows, prefix="windows")
    if posted is not None and all([form.is_valid(), rows.is_valid()]):
        told = [one.kept() for one in rows.forms if one.is_filled()]
        if tried(form, lambda: actions.change_programme_windows(actor, form.cleaned_data["why"], told)):
            messages.success(request, now_said("Saved."))
            return redirect("staff:programme_windows")
    context = {
        "form": form, "rows": rows, "months": knowledge.load().substance_care.within.pdmp_every_months,
        "changes": [one for one in clinic_changes(30) if one.why.startswith("programme_windows")][:10],
    }  # fmt: skip
    return render(request, "people/programme_windows.html", context, status=200 if posted is None else 422)
