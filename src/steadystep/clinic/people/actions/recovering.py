"""A way back in for someone who lost their password or phone: one link, one use, written down."""

from datetime import timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.people.door_log import write_down
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.mistakes import NoLongerGood, Refused
from steadystep.clinic.people.models import Kind, Person, Recovery
from steadystep.clinic.people.permissions import check_can_administer, check_can_give_portal_code
from steadystep.clinic.people.secrets_once import hashed, new_token

RECOVERY_HOURS = 24


@transaction.atomic
def make_recovery(by: Actor, why: str, *, person_id: UUID) -> tuple[Recovery, str]:
    """Make a link that resets password and second factor; earlier links stop working. The token is shown once.

    Administrators recover staff; whoever gives portal codes also recovers clients and caregivers. `why` says how
    the person was recognised, and is asked for: this link is the weakest door of the house.
    """
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        raise Refused(_("That person has no open sign-in. Open it again first."))
    _check_may_recover(by, person)
    if not why.strip():
        raise Refused(_("Write how you made sure that it is this person, for example: met in person."))
    Recovery.objects.filter(person=person, used_at__isnull=True).update(expires_at=timezone.now())
    token = new_token()
    recovery = Recovery.objects.create(
        person=person,
        token_hash=hashed("recovery", token),
        made_by_id=by.id,
        expires_at=timezone.now() + timedelta(hours=RECOVERY_HOURS),
    )
    write_down(Happening.RECOVERY_MADE, person=person, by=by, why=why)
    return recovery, token


def _check_may_recover(by: Actor, person: Person) -> None:
    if str(person.pk) == by.id:
        raise Refused(_("You are signed in, so change your password and second step yourself."))
    if person.kind == Kind.STAFF:
        check_can_administer(by)
    else:
        check_can_give_portal_code(by)


def find_recovery(token: str) -> Recovery:
    """The recovery that `token` opens. Raises NoLongerGood, saying whom to ask."""
    found = Recovery.objects.select_related("person").filter(token_hash=hashed("recovery", token)).first()
    if found is None or found.used_at or found.expires_at <= timezone.now() or not found.person.is_active:
        raise NoLongerGood(
            _("This recovery link was used, has run out or is not whole. Ask the clinic for a new one.")
        )
    return found


@transaction.atomic
def recover(token: str, *, password: str, address: str | None = None) -> Person:
    """Set a new password and take every second factor away, once; every open session ends.

    Raises NoLongerGood, or ValidationError for the password.
    """
    found = find_recovery(token)
    person = found.person
    validate_password(password, person)
    if not Recovery.objects.filter(pk=found.pk, used_at__isnull=True).update(used_at=timezone.now()):
        raise NoLongerGood(_("This recovery link was used already. Ask the clinic for a new one."))
    person.set_password(password)
    person.save(update_fields=["password"])
    Authenticator.objects.filter(user=person).delete()
    write_down(Happening.RECOVERY_USED, person=person, address=address)
    return person
