"""Questions about a sign-in: how fresh, how strong, and how long it may last."""

import time

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from steadystep.clinic.people.every_request import has_authenticator
from steadystep.clinic.people.models import Kind, Person

SEEN = "seen"  # when this session last asked for a page (seconds since 1970), kept by wiring's middleware
PROVED_AT = "proved_at"  # when this session last proved who it is (seconds since 1970)
DEMO_SIGN_IN = "demo_sign_in"
STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def recently_signed_in(request: HttpRequest, within: float | None = None) -> bool:
    """Whether this person proved who they are in the last `within` seconds (settings.SIGNING_SECONDS).

    Ask it before anything is signed; if False, send them to `account_reauthenticate` and back. A one-tap
    sign-in of the demo has nothing to prove and counts as recent.
    """
    if not request.user.is_authenticated:
        return False
    if is_demo_sign_in(request):
        return True
    proved = request.session.get(PROVED_AT, 0)
    return time.time() - proved <= (settings.SIGNING_SECONDS if within is None else within)


def proved_now(request: HttpRequest) -> None:
    """Note that this session has just proved who it is."""
    request.session[PROVED_AT] = time.time()


def is_demo_sign_in(request: HttpRequest) -> bool:
    return settings.DEMO and bool(request.session.get(DEMO_SIGN_IN))


def has_second_factor(person: Person) -> bool:
    """Whether `person` has an authenticator app or a passkey; recovery codes alone are not a second step."""
    return has_authenticator(person.pk, STRONG)


def idle_seconds(person: object, *, demo: bool = False) -> int:
    """How long a sign-in lasts without a request."""
    if demo:
        return settings.SESSION_COOKIE_AGE
    staff = getattr(person, "kind", Kind.STAFF) == Kind.STAFF
    return settings.STAFF_IDLE_SECONDS if staff else settings.CLIENT_IDLE_SECONDS


def needs_second_factor(request: HttpRequest) -> bool:
    """Whether this is staff who must set up a second step before any chart page."""
    person = request.user
    if not isinstance(person, Person) or person.kind != Kind.STAFF or is_demo_sign_in(request):
        return False
    return not has_second_factor(person)
