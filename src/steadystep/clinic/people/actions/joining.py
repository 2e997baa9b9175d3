"""A client joins the portal with a one-time code and their birth date."""

from datetime import date, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.people.door_log import write_down
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.mistakes import NoLongerGood, Refused
from steadystep.clinic.people.models import Enrolment, Kind, Person
from steadystep.clinic.people.models.entry_ways import ENROLMENT_ATTEMPTS
from steadystep.clinic.people.permissions import check_can_give_portal_code
from steadystep.clinic.people.secrets_once import hashed, new_code, tidy_code

CODE_HOURS = 72
# The same words for a wrong code and a wrong birth date: a guesser learns nothing from the answer.
DOES_NOT_MATCH = _(
    "That code and birth date do not match. Check both and try again, or ask the clinic for a new code."
)


@transaction.atomic
def give_portal_code(
    by: Actor, why: str, *, client_id: UUID, birth_date: str, display_name: str, language: str = "en"
) -> tuple[Enrolment, str]:
    """Make a code for a client, withdrawing any earlier one. Returns it once; only its hash is kept.

    For a client who has a sign-in already it is the way back in: see `join_portal`. `why` says how the person was
    recognised, and is asked for. `birth_date` is ISO text as precise as it is known: "1988", "1988-04" or "1988-04-12". Whether `by` may see
    this client is asked at the chart's door before this is called.
    """
    check_can_give_portal_code(by)
    if not why.strip():
        raise Refused(_("Write how you made sure that it is this person, for example: met in person."))
    if not birth_date:
        raise Refused(_("There is no birth date in this chart to check against. Add it to the chart first."))
    person = Person.objects.filter(client_id=client_id).first()
    if person is not None and not person.is_active:
        raise Refused(_("This client's sign-in is closed. Ask an administrator."))
    _open_codes(client_id).update(withdrawn_at=timezone.now())
    code = new_code()
    enrolment = Enrolment.objects.create(
        client_id=client_id,
        code_hash=hashed("portal_code", tidy_code(code)),
        birth_date_hash=hashed(f"birth_date.{client_id}", birth_date),
        display_name=display_name,
        language=language,
        made_by_id=by.id,
        expires_at=timezone.now() + timedelta(hours=CODE_HOURS),
    )
    made = Happening.ENROLMENT_MADE if person is None else Happening.RECOVERY_MADE
    write_down(made, person=person, by=by, why=why)
    return enrolment, code


@transaction.atomic
def withdraw_portal_codes(by: Actor, why: str, *, client_id: UUID) -> None:
    """Make a client's open codes useless."""
    check_can_give_portal_code(by)
    if _open_codes(client_id).update(withdrawn_at=timezone.now()):
        person = Person.objects.filter(client_id=client_id).first()
        write_down(Happening.ENROLMENT_WITHDRAWN, person=person, by=by, why=why)


@transaction.atomic
def lock_client_sign_in(by: Actor, why: str, *, client_id: UUID) -> None:
    """End every open session of a client and make password and second steps useless, at once: a lost phone.

    A portal code then lets them in again, and nothing else does.
    """
    check_can_give_portal_code(by)
    person = Person.objects.select_for_update().filter(client_id=client_id).first()
    if person is None:
        raise Refused(_("This client has no sign-in to lock."))
    # A passkey signs in without a password, so taking the password alone would lock nothing.
    person.set_unusable_password()
    person.save(update_fields=["password"])
    Authenticator.objects.filter(user=person).delete()
    write_down(Happening.SIGN_IN_LOCKED, person=person, by=by, why=why)


def _open_codes(client_id: UUID) -> "QuerySet[Enrolment]":
    return Enrolment.objects.filter(client_id=client_id, used_at__isnull=True, withdrawn_at__isnull=True)


def join_portal(
    code: str, *, birth_date: date, username: str, password: str, zone: str, address: str | None = None
) -> Person:
    """Make the client's own sign-in, or give an existing one a new user name and password.

    An existing one loses its second steps and open sessions: whoever needs a code has lost the way in.

    Raises NoLongerGood when code and birth date do not match (counted against the code, even though nothing else
    is written) and ValidationError for the user name or password (not counted).
    """
    enrolment = _matching(code, birth_date, address)
    with transaction.atomic():
        known = Person.objects.filter(client_id=enrolment.client_id).first()
        person = _sign_in_of(enrolment, known, username, password, zone)
        # Taken by one conditional update: of two who come at once, one gets in.
        if not _usable().filter(pk=enrolment.pk).update(used_at=timezone.now()):
            raise NoLongerGood(DOES_NOT_MATCH)
        if known:
            Authenticator.objects.filter(user=person).delete()
        used = Happening.RECOVERY_USED if known else Happening.ENROLMENT_USED
        write_down(used, person=person, address=address)
    return person


def _usable() -> "QuerySet[Enrolment]":
    return Enrolment.objects.filter(
        used_at__isnull=True,
        withdrawn_at__isnull=True,
        expires_at__gt=timezone.now(),
        wrong_attempts__lt=ENROLMENT_ATTEMPTS,
    )


def _matching(code: str, birth_date: date, address: str | None) -> Enrolment:
    enrolment = _usable().filter(code_hash=hashed("portal_code", tidy_code(code))).first()
    if enrolment is None:
        raise NoLongerGood(DOES_NOT_MATCH)
    if enrolment.birth_date_hash not in _possible_hashes(enrolment, birth_date):
        with transaction.atomic():
            _usable().filter(pk=enrolment.pk).update(wrong_attempts=F("wrong_attempts") + 1)
            write_down(Happening.ENROLMENT_WRONG, why="birth date", address=address)
        raise NoLongerGood(DOES_NOT_MATCH)
    return enrolment


def _possible_hashes(enrolment: Enrolment, birth_date: date) -> set[str]:
    """A birth date known to the month or year only is matched that far."""
    text = birth_date.isoformat()
    purpose = f"birth_date.{enrolment.client_id}"
    return {hashed(purpose, text), hashed(purpose, text[:7]), hashed(purpose, text[:4])}


def _sign_in_of(
    enrolment: Enrolment, known: Person | None, username: str, password: str, zone: str
) -> Person:
    person = known or Person(kind=Kind.CLIENT, client_id=enrolment.client_id, language=enrolment.language)
    if not person.is_active:
        raise NoLongerGood(_("Your sign-in was closed. Ask the clinic to open it again."))
    person.username = username.strip().lower()
    person.display_name = enrolment.display_name
    person.zone = zone or person.zone
    validate_password(password, person)
    person.set_password(password)
    person.full_clean()
    person.save()
    return person
