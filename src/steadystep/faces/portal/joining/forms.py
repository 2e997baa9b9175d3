"""What a client, or somebody who cares for them, types to join: kept short and kind."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steadystep.faces.look.new_password import NewPasswordForm, user_name_field


def code_field(label: Any) -> forms.CharField:
    """A code from paper: never corrected by a phone's keyboard."""
    return forms.CharField(
        label=label,
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text=_("Ten letters and numbers. Dashes and small letters do not matter."),
    )


class JoinAsCaregiverForm(NewPasswordForm):
    code = code_field(_("The code that you were given"))
    username = user_name_field(
        _("Choose a user name"), _("Letters, numbers, - and _. It does not have to be your real name.")
    )
    field_order = ("code", "username", "password", "password_again")


class JoinForm(NewPasswordForm):
    code = code_field(_("The code from your clinic"))
    birth_date = forms.DateField(
        label=_("Your birth date"),
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "bday"}, format="%Y-%m-%d"),
        help_text=_("So that nobody else can use your code."),
    )
    username = user_name_field(
        _("Choose a user name"), _("Letters, numbers, - and _. It does not have to be your real name.")
    )
    field_order = ("code", "birth_date", "username", "password", "password_again")

    def clean_birth_date(self) -> date:
        born: date = self.cleaned_data["birth_date"]
        if not date(1900, 1, 1) <= born <= timezone.localdate():
            raise forms.ValidationError(_("Please check the year of your birth date."))
        return born
