"""Writes into the sign-in log what Django and allauth announce."""

from typing import Any

from allauth.account.signals import authentication_step_completed, password_changed
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from steadystep.clinic.people.door_log import address_of, write_down
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.models import Person
from steadystep.clinic.people.sign_in import proved_now
from steadystep.clinic.people.signed_in import note_sign_in


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: Person, **_: Any) -> None:
    proved_now(request)
    note_sign_in(request, user)
    write_down(Happening.SIGNED_IN, person=user, address=address_of(request))


@receiver(authentication_step_completed)
def proved_again(request: HttpRequest, user: Person, reauthenticated: bool = False, **_: Any) -> None:
    if reauthenticated:
        proved_now(request)


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: Person | None, **_: Any) -> None:
    if user is not None:
        write_down(Happening.SIGNED_OUT, person=user, address=address_of(request))


@receiver(user_login_failed)
def sign_in_failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """Only a user name that exists is kept: people type their password into the wrong box."""
    tried = str(credentials.get("username") or credentials.get("login") or "").strip().lower()
    person = Person.objects.filter(username=tried).first() if tried else None
    write_down(
        Happening.SIGN_IN_FAILED,
        person=person,
        tried=person.username if person else "",
        address=address_of(request),
    )


@receiver(password_changed)
def changed_password(request: HttpRequest, user: Person, **_: Any) -> None:
    write_down(Happening.PASSWORD_CHANGED, person=user, address=address_of(request))


@receiver(authenticator_added)
def added_second_factor(request: HttpRequest, user: Person, authenticator: Any, **_: Any) -> None:
    write_down(
        Happening.SECOND_FACTOR_ADDED, person=user, why=authenticator.type, address=address_of(request)
    )


@receiver(authenticator_removed)
def removed_second_factor(request: HttpRequest, user: Person, authenticator: Any, **_: Any) -> None:
    write_down(
        Happening.SECOND_FACTOR_REMOVED, person=user, why=authenticator.type, address=address_of(request)
    )
