"""The clinic's own details: hours, holidays."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steadystep.faces.staff.signing_in.forms import WorkingHoursForm, zone_choices

MOST_ROWS = 60


class ClinicDetailsForm(WorkingHoursForm):
    name = forms.CharField(label=_("Name of the clinic"), max_length=120)
    zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    why = forms.CharField(
        label=_("Why you change this"), max_length=200, help_text=_("Kept with your name and the time.")
    )

    def details(self) -> dict[str, Any]:
        """Fields of `change_clinic`."""
        return {name: self.cleaned_data[name] for name in ("name", "zone", "working_hours")}


class Row(forms.Form):
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


class HolidayForm(Row):
    needed = {"day": _("Add the day."), "name": _("Add what the day is called.")}

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    name = forms.CharField(label=_("Name"), max_length=80)


class Rows(forms.BaseFormSet):
    def filled(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if form.is_filled()]


class _Holidays(Rows):
    def clean(self) -> None:
        days = [row["day"] for row in self.filled() if row.get("day")]
        if len(set(days)) != len(days):
            raise forms.ValidationError(_("A day stands here twice. Keep one of the two."))


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
