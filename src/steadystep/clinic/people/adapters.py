"""How allauth behaves in this clinic: nobody signs themselves up, secrets are sealed, the QR code is ours."""

from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.people.models import Kind, Person
from steadystep.clinic.people.qr import qr_picture
from steadystep.clinic.people.roster import clinic
from steadystep.clinic.people.sign_in import recently_signed_in

CLIENTS_START = "/my/"
NO_ADDRESS = "::"
WAYS_TO_PROVE = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use your app or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Password sign-in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("That user name and password do not go together. Check both."),
        "incorrect_password": _("That is not the password. Type it again."),
        "enter_current_password": _("That is not the password you have now. Type it again."),
        "account_inactive": _("Your sign-in is closed. Ask your clinic to open it again."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
        "rate_limited": _("Too many tries. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False  # people come in by invitation, portal code or the first run

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        person = request.user
        if isinstance(person, Person) and person.kind != Kind.STAFF:
            return CLIENTS_START
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("mfa_index")

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Whoever signed in a moment ago is not asked again before setting up their second step."""
        asked = super().is_reauthentication_required(app=app, **kwargs)
        return asked and not recently_signed_in(
            self.request, within=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        )

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        return [
            {**way, "description": WAYS_TO_PROVE.get(way["id"], way["description"])}
            for way in super().get_reauthentication_methods(user)
        ]

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Too many tries get status 429 and a page that says what to do, instead of one more form error."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            raise ImmediateHttpResponse(ratelimit.respond_429(request)) from error

    def get_client_ip(self, request: HttpRequest) -> str:
        """A request from a local socket has no address; all of those count as one for the limits."""
        return get_client_ip(request) or NO_ADDRESS

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """Nothing is mailed: what happened at the door is in the sign-in log."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """Authenticator apps, passkeys and recovery codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code does not fit. Take the one that is shown now and type it again."),
        "cannot_generate_recovery_codes": _("Set up an authenticator app or a passkey first."),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        return qr_picture(url)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey") if number == 1 else gettext("Passkey %(number)d") % {"number": number}

    def get_totp_issuer(self) -> str:
        row = clinic()
        return row.name if row else "Steadystep"

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        return user.get_username()


def _cipher() -> Fernet:
    """A key of its own, derived from the sealing key, so that no two uses share one."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"steadystep second factor")
    return Fernet(urlsafe_b64encode(derived.derive(settings.SEALING_KEY)))
