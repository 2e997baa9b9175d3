"""The clinic's own details: hours, holidays."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steadystep.chart.pharmacy import STATE
from steadystep.faces.staff.signing_in.forms import WorkingHoursForm, zone_choices

MOST_ROWS = 60


def states_in(words: str) -> list[str]:
    """The states that were typed, each once, in order of the alphabet."""
    given = words.upper().replace(",", " ").split()
    if wrong := [one for one in given if not STATE.fullmatch(one)]:
        raise forms.ValidationError(_("“%(word)s” is no state: write its two letters.") % {"word": wrong[0]})
    return sorted(set(given))


class ClinicDetailsForm(WorkingHoursForm):
    name = forms.CharField(label=_("Name of the clinic"), max_length=120)
    zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    pharmacy_states = forms.CharField(
        label=_("States whose pharmacies may get controlled medicines"), max_length=300, required=False,
        help_text=_("Two letters each, such as NY NJ CT. Left empty, no pharmacy is refused."),
    )  # fmt: skip
    treatment_programs = forms.CharField(
        label=_("Opioid treatment programs you hand over to"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One program a line: name; phone; address; hours. Methadone comes from them, never from here."),
    )  # fmt: skip
    urine_tests = forms.ChoiceField(
        label=_("Urine tests"), required=False,
        choices=[("scheduled", _("by schedule, as monitoring asks")), ("random", _("on days drawn at random"))],
        help_text=_("A test is a talk: whatever it shows, or when none was done, care goes on."),
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why you change this"), max_length=200, help_text=_("Kept with your name and the time.")
    )

    def clean_pharmacy_states(self) -> list[str]:
        return states_in(self.cleaned_data["pharmacy_states"])

    def clean_treatment_programs(self) -> list[dict[str, str]]:
        lines = [line for line in self.cleaned_data["treatment_programs"].splitlines() if line.strip()]
        programs = [program_from(line) for line in lines]
        if any(not one["name"] or not one["phone"] for one in programs):
            raise forms.ValidationError(
                _("Each line needs at least a name and a phone, with a semicolon between them.")
            )
        return programs

    def clean_urine_tests(self) -> str:
        return self.cleaned_data["urine_tests"] or "scheduled"

    def details(self) -> dict[str, Any]:
        """Fields of `change_clinic`."""
        names = ("name", "zone", "working_hours", "pharmacy_states", "treatment_programs", "urine_tests")
        return {name: self.cleaned_data[name] for name in names}


_OF_A_PROGRAM = ("name", "phone", "address", "hours")


def program_from(line: str) -> dict[str, str]:
    """`name; phone; address; hours`, as the clinic's row keeps it; what is left out is empty."""
    parts = [part.strip() for part in line.split(";", len(_OF_A_PROGRAM) - 1)]
    return dict(zip(_OF_A_PROGRAM, [*parts, "", "", ""], strict=False))


def program_line(program: dict[str, str]) -> str:
    return "; ".join(program[name] for name in _OF_A_PROGRAM).rstrip("; ")


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


class PharmacyForm(Row):
    needed = {"name": _("Add what the pharmacy is called."), "states": _("Add the states it serves.")}

    name = forms.CharField(label=_("Name"), max_length=120)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    states = forms.CharField(label=_("States it serves, two letters each"), max_length=300)
    controlled = forms.BooleanField(label=_("Dispenses controlled medicines"), required=False)

    def clean_states(self) -> list[str]:
        return states_in(self.cleaned_data.get("states", ""))


class _Pharmacies(Rows):
    def clean(self) -> None:
        names = [row["name"].strip().casefold() for row in self.filled() if row.get("name")]
        if len(set(names)) != len(names):
            raise forms.ValidationError(_("A pharmacy stands here twice. Keep one of the two."))


Pharmacies = forms.formset_factory(PharmacyForm, formset=_Pharmacies, extra=2, max_num=MOST_ROWS)


def pharmacies_from(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """As the clinic's row keeps them, by name."""
    kept = [{name: row[name] for name in ("name", "phone", "states", "controlled")} for row in rows]
    return sorted(kept, key=lambda row: row["name"].casefold())


def pharmacies_shown(kept: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "states": " ".join(row["states"])} for row in kept]


def holidays_from(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    """As the clinic's row keeps them, in order of time."""
    return sorted(
        ({"day": row["day"].isoformat(), "name": row["name"]} for row in rows), key=lambda row: row["day"]
    )


def shown_from(kept: list[dict[str, str]], first: date) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Holidays from `first` on, to be edited, and the earlier ones, which stay as they are."""
    edited = [row for row in kept if row["day"] >= first.isoformat()]
    return edited, [row for row in kept if row["day"] < first.isoformat()]
