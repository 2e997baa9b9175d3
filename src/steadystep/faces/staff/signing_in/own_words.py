"""allauth's forms in our words. A placeholder that repeats the label is left out: it vanishes when it is needed."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.account.forms import ReauthenticateForm as ReauthenticateByPasswordForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

CODE = _("The six numbers from your app, or a recovery code")
KEY_NAME = _("Name of the passkey")


class _InOurWords(forms.Form):
    """`words` names labels by field, `help_words` help texts."""

    words: dict[str, Any] = {}
    help_words: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.words.get(name, field.label)
            field.help_text = self.help_words.get(name, field.help_text)
            field.widget.attrs.pop("placeholder", None)


class SignIn(_InOurWords, LoginForm):
    words = {"login": _("User name"), "password": _("Password")}


class ProveByPassword(_InOurWords, ReauthenticateByPasswordForm):
    words = {"password": _("Password")}


class NewPassword(_InOurWords, ChangePasswordForm):
    words = {
        "oldpassword": _("The password you have now"),
        "password1": _("New password"),
        "password2": _("The new password again"),
    }
    help_words = {
        "password1": _(
            "At least 10 characters. Three words that do not belong together are easy to remember."
        )
    }


class SecondStep(_InOurWords, AuthenticateForm):
    words = {"code": CODE}


class ProveBySecondStep(_InOurWords, ReauthenticateForm):
    words = {"code": CODE}


class TurnAppOn(_InOurWords, ActivateTOTPForm):
    words = {"code": _("The six numbers that the app shows")}


class AddPasskey(_InOurWords, AddWebAuthnForm):
    words = {"name": KEY_NAME, "passwordless": _("Sign in with it alone, without a password")}
    help_words = {
        "name": _("So that you know it again, for example: my phone."),
        "passwordless": _(
            "It then asks for your fingerprint, face or PIN. Leave it empty for an older security key."
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenamePasskey(_InOurWords, EditWebAuthnForm):
    words = {"name": KEY_NAME}
