"""Somebody whom a client named makes a sign-in, with a code that the client handed to them."""

from datetime import timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.caregivers.keeping import has_own
from steadystep.clinic.consent.actor import Actor, ActorKind
from steadystep.clinic.people.door_log import write_down
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.mistakes import NoLongerGood, NotAllowed
from steadystep.clinic.people.models import CaregiverCode, Kind, Person
from steadystep.clinic.people.secrets_once import hashed, new_code, tidy_code

from .joining import CODE_HOURS

PURPOSE = "caregiver_code"
NOT_KNOWN = _(
    "That code is not known, was used, or has run out. Check it and try again, or ask the person who gave it to you."
)

ASK_CLINIC = _(
    "This sign-in keeps more than one person shares, so a code cannot open it again. Sign in, or ask the clinic to let you in."
)


@transaction.atomic
def give_caregiver_code(
    by: Actor, *, caregiver_id: UUID, display_name: str, language: str = "en"
) -> tuple[CaregiverCode, str]:
    """Make a code, withdrawing any earlier one. Returns it once; only its hash is kept.

    For a caregiver who has a sign-in already it is the way back in, while that holds nothing but what this client shares. That the client shares something with them is
    asked at the chart's door before this is called. Raises NotAllowed.
    """
    if by.kind != ActorKind.CLIENT:
        raise NotAllowed(_("Only the client gives a code to somebody who cares for them."))
    _open_codes(caregiver_id).update(withdrawn_at=timezone.now())
    code = new_code()
    made = CaregiverCode.objects.create(
        caregiver_id=caregiver_id,
        code_hash=hashed(PURPOSE, tidy_code(code)),
        display_name=display_name,
        language=language,
        made_by_id=by.id,
        expires_at=timezone.now() + timedelta(hours=CODE_HOURS),
    )
    write_down(Happening.CAREGIVER_CODE_MADE, person=_sign_in(caregiver_id), by=by)
    return made, code


def withdraw_caregiver_codes(recipient: str) -> None:
    """What was handed over opens nothing any more. `recipient` as a consent names them: one of ours, or on paper."""
    caregiver = id_of_caregiver(recipient)
    if caregiver is not None:
        _open_codes(caregiver).update(withdrawn_at=timezone.now())


def id_of_caregiver(recipient: str) -> UUID | None:
    """None for somebody whom a consent names on paper only."""
    try:
        return UUID(recipient)
    except ValueError:
        return None


def has_joined(recipient: str) -> bool:
    caregiver = id_of_caregiver(recipient)
    return caregiver is not None and (_sign_in(caregiver) is not None or _added(caregiver).exists())


def sign_in_named(recipient: str) -> Person | None:
    """The sign-in of a caregiver as a consent names them: their own, or the one to which they added the code. None: on paper, or closed."""
    caregiver = id_of_caregiver(recipient)
    if caregiver is None:
        return None
    added = _added(caregiver).order_by("-used_at").first()
    person = _sign_in(caregiver) or (_sign_in(added.added_to_id) if added and added.added_to_id else None)
    return person if person is not None and person.is_active else None


@transaction.atomic
def add_code(by: Actor, code: str) -> None:
    """A caregiver who has a sign-in adds what another client shares. Raises NoLongerGood for the code, NotAllowed."""
    if by.kind != ActorKind.CAREGIVER:
        raise NotAllowed(_("Only a caregiver adds a code to their sign-in."))
    found = _taken(code)
    if _sign_in(found.caregiver_id) is None:
        CaregiverCode.objects.filter(pk=found.pk).update(added_to=by.id)


@transaction.atomic
def join_as_caregiver(
    code: str, *, username: str, password: str, zone: str, address: str | None = None
) -> Person:
    """Make the caregiver's own sign-in, or give an existing one a new user name and password, without its second steps.

    Raises NoLongerGood for the code and ValidationError for the user name or password.
    """
    found = _taken(code)
    known = _sign_in(found.caregiver_id)
    _check_theirs_alone(found.caregiver_id)
    person = known or Person(id=found.caregiver_id, kind=Kind.CAREGIVER, language=found.language)
    if not person.is_active:
        raise NoLongerGood(_("Your sign-in was closed. Ask the clinic to open it again."))
    person.username, person.display_name = username.strip().lower(), found.display_name
    person.zone = zone or person.zone
    validate_password(password, person)
    person.set_password(password)
    person.full_clean()
    person.save()
    if known:
        Authenticator.objects.filter(user=person).delete()
    write_down(Happening.CAREGIVER_JOINED, person=person, address=address)
    return person


def _taken(code: str) -> CaregiverCode:
    """The code, used up. Raises NoLongerGood."""
    usable = CaregiverCode.objects.filter(
        used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=timezone.now()
    )
    found = usable.filter(code_hash=hashed(PURPOSE, tidy_code(code))).first()
    # Taken by one conditional update: of two who come at once, one gets in.
    if found is None or not usable.filter(pk=found.pk).update(used_at=timezone.now()):
        raise NoLongerGood(NOT_KNOWN)
    return found


def _check_theirs_alone(caregiver_id: UUID) -> None:
    """A client holds the code they give: it must never open what another client shares, or what the caregiver keeps."""
    others = CaregiverCode.objects.filter(added_to_id=caregiver_id)
    if _added(caregiver_id).exists() or others.exists() or has_own(caregiver_id):
        raise NoLongerGood(ASK_CLINIC)


def _added(caregiver_id: UUID) -> "QuerySet[CaregiverCode]":
    """Codes of that id which went to a sign-in that somebody had already."""
    return CaregiverCode.objects.filter(caregiver_id=caregiver_id, added_to__isnull=False)


def _sign_in(caregiver_id: UUID) -> Person | None:
    return Person.objects.filter(pk=caregiver_id, kind=Kind.CAREGIVER).first()


def _open_codes(caregiver_id: UUID) -> "QuerySet[CaregiverCode]":
    return CaregiverCode.objects.filter(
        caregiver_id=caregiver_id, used_at__isnull=True, withdrawn_at__isnull=True
    )
