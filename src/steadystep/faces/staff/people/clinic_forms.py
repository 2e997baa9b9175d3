"""The clinic's own details: hours, holidays, crisis lines."""

import re
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from steadystep.faces.look.forms import TouchSeveral
from steadystep.faces.staff.signing_in.forms import WorkingHoursForm, zone_choices

MOST_ROWS = 60


def languages() -> list[tuple[str, str]]:
    """Languages that people here are spoken to in; the pseudo-language is nobody's."""
    return [(code, name) for code, name in settings.LANGUAGES if code != settings.PSEUDO_LANGUAGE]


class ClinicDetailsForm(WorkingHoursForm):
    name = forms.CharField(label=_("Name of the clinic"), max_length=120)
    zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    crisis_place = forms.CharField(
        label=_("Where to go in a crisis"),
        max_length=300,
        required=False,
        help_text=_("For example the nearest emergency department, with its address."),
    )
    why = forms.CharField(
        label=_("Why you change this"), max_length=200, help_text=_("Kept with your name and the time.")
    )

    def details(self) -> dict[str, Any]:
        """Fields of `change_clinic`."""
        return {name: self.cleaned_data[name] for name in ("name", "zone", "crisis_place", "working_hours")}


class _Row(forms.Form):
    """One row of several. A row emptied by hand is left out; half a row is asked about."""

    needed: dict[str, Any] = {}

    def full_clean(self) -> None:
        """`required` is for the label alone, which else says "if you like": an emptied row is no mistake."""
        for name in self.needed:
            self.fields[name].required = False
        super().full_clean()
        for name in self.needed:
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.is_filled():
            for name, words in self.needed.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return cleaned

    def is_filled(self) -> bool:
        return any(self.data.get(self.add_prefix(name), "").strip() for name in self.needed)


class CrisisLineForm(_Row):
    needed = {"number": _("Add the number to call."), "name": _("Add who answers there.")}

    number = forms.CharField(label=_("Number"), max_length=40)
    name = forms.CharField(label=_("Who answers it"), max_length=120)
    languages = forms.MultipleChoiceField(
        label=_("Answers in"), choices=languages, required=False, widget=TouchSeveral
    )

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"].strip()
        if number and not re.search(r"\d{3}", number):
            raise forms.ValidationError(_("This cannot be called: a number has at least three digits."))
        return number


class HolidayForm(_Row):
    needed = {"day": _("Add the day."), "name": _("Add what the day is called.")}

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    name = forms.CharField(label=_("Name"), max_length=80)


class _Rows(forms.BaseFormSet):
    def filled(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if form.is_filled()]


class _CrisisLines(_Rows):
    def clean(self) -> None:
        if not any(self.errors) and not self.filled():
            raise forms.ValidationError(
                _("Keep at least one number: it is shown to every client on every screen.")
            )


class _Holidays(_Rows):
    def clean(self) -> None:
        days = [row["day"] for row in self.filled() if row.get("day")]
        if len(set(days)) != len(days):
            raise forms.ValidationError(_("A day stands here twice. Keep one of the two."))


CrisisLines = forms.formset_factory(CrisisLineForm, formset=_CrisisLines, extra=1, max_num=MOST_ROWS)
Holidays = forms.formset_factory(HolidayForm, formset=_Holidays, extra=3, max_num=MOST_ROWS)


def holidays_from(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    """As the clinic's row keeps them, in order of time."""
    return sorted(
        ({"day": row["day"].isoformat(), "name": row["name"]} for row in rows), key=lambda row: row["day"]
    )


def shown_from(kept: list[dict[str, str]], first: date) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Holidays from `first` on, to be edited, and the earlier ones, which stay as they are."""
    edited = [row for row in kept if row["day"] >= first.isoformat()]
    return edited, [row for row in kept if row["day"] < first.isoformat()]
