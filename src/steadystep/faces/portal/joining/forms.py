"""What a client types to join: kept short and kind."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steadystep.faces.look.new_password import NewPasswordForm, user_name_field


class JoinForm(NewPasswordForm):
    code = forms.CharField(
        label=_("The code from your clinic"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text=_("Ten letters and numbers. Dashes and small letters do not matter."),
    )
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
