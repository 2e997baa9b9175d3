"""Crisis lines of this place: what to call, text or open, when, where, and who said so on which day."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from steadystep.faces.look.forms import TouchSeveral

from .clinic_forms import MOST_ROWS, Row, Rows

KEPT = ("number", "name", "how", "languages", "why", "hours", "where", "source")


def languages() -> list[tuple[str, str]]:
    """Languages that people here are spoken to in; the pseudo-language is nobody's."""
    return [(code, name) for code, name in settings.LANGUAGES if code != settings.PSEUDO_LANGUAGE]


class CrisisPlaceForm(forms.Form):
    crisis_place = forms.CharField(
        label=_("Where to go in a crisis"),
        max_length=300,
        required=False,
        help_text=_("For example the nearest emergency department, with its address."),
    )
    why = forms.CharField(
        label=_("Why you change this"), max_length=200, help_text=_("Kept with your name and the time.")
    )


class CrisisLineForm(Row):
    needed = {"number": _("Add the number to call."), "name": _("Add who answers there.")}

    how = forms.ChoiceField(
        label=_("How"), choices=(("call", _("call")), ("text", _("text")), ("chat", _("chat"))), required=False, initial="call"
    )  # fmt: skip
    number = forms.CharField(label=_("Number, or the address of the chat"), max_length=200)
    name = forms.CharField(label=_("Who answers it"), max_length=120)
    why = forms.CharField(label=_("What it is for"), max_length=120, required=False)
    hours = forms.CharField(
        label=_("Hours"), max_length=80, required=False, help_text=_("Empty: day and night.")
    )
    where = forms.CharField(
        label=_("Where it serves"), max_length=80, required=False, help_text=_("A county, a state; empty: everywhere.")
    )  # fmt: skip
    source = forms.CharField(label=_("Who says so"), max_length=200, required=False, help_text=_("A website, a letter, a call."))  # fmt: skip
    checked_on = forms.DateField(
        label=_("Last tried on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Answers in"), choices=languages, required=False, widget=TouchSeveral
    )

    def clean_how(self) -> str:
        return self.cleaned_data["how"] or "call"

    def clean(self) -> dict[str, Any]:
        """A chat has an https address; anything else at least three digits."""
        cleaned = super().clean()
        number, how = cleaned.get("number", "").strip(), cleaned.get("how", "call")
        if number and how == "chat" and not re.fullmatch(r"https://[^\s/]+\.[^\s]+", number):
            self.add_error("number", _("A chat needs its whole address, beginning with https://"))
        elif number and how != "chat" and not re.search(r"\d{3}", number):
            self.add_error("number", _("This cannot be called: a number has at least three digits."))
        return cleaned

    def kept(self) -> dict[str, Any]:
        """The row as the clinic keeps it; what is empty is left out."""
        day = self.cleaned_data.get("checked_on")
        row = {name: self.cleaned_data[name] for name in KEPT} | {
            "checked_on": day.isoformat() if day else ""
        }
        return {
            name: value for name, value in row.items() if value or name in ("number", "name", "languages")
        }


class _CrisisLines(Rows):
    def clean(self) -> None:
        if not any(self.errors) and not self.filled():
            raise forms.ValidationError(
                _("Keep at least one number: it is shown to every client on every screen.")
            )

    def kept(self) -> list[dict[str, Any]]:
        return [form.kept() for form in self.forms if form.is_filled()]


CrisisLines = forms.formset_factory(CrisisLineForm, formset=_CrisisLines, extra=1, max_num=MOST_ROWS)
