"""People come and go: invitations, adding, closing a sign-in."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.consent.actor import Actor, ActorKind
from steadystep.clinic.people.actions.rights import check_not_last_administrator
from steadystep.clinic.people.actors import actor_of
from steadystep.clinic.people.door_log import write_down
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.mistakes import NoLongerGood, NotAllowed, Refused
from steadystep.clinic.people.models import Invitation, Kind, Person, StaffRole, Team
from steadystep.clinic.people.permissions import (
    check_can_administer,
    check_can_give_role,
    check_can_manage_people,
)
from steadystep.clinic.people.secrets_once import hashed, new_token

INVITATION_DAYS = 7


@transaction.atomic
def invite(
    by: Actor, why: str, *, display_name: str, role: str, team: Team | None = None, email: str = ""
) -> tuple[Invitation, str]:
    """Ask someone in. Returns the invitation and its token: shown once, kept only as a hash."""
    check_can_manage_people(by)
    check_can_give_role(by, role)
    token = new_token()
    invitation = Invitation(
        token_hash=hashed("invitation", token),
        display_name=display_name.strip(),
        email=email,
        role=role,
        team=team,
        invited_by_id=by.id,
        expires_at=timezone.now() + timedelta(days=INVITATION_DAYS),
    )
    invitation.full_clean()
    invitation.save(force_insert=True)
    write_down(Happening.INVITED, by=by, why=f"{role}: {why}")
    return invitation, token


@transaction.atomic
def withdraw_invitation(by: Actor, why: str, *, invitation_id: UUID) -> None:
    """Make an invitation useless; one that was accepted is refused."""
    check_can_manage_people(by)
    invitation = Invitation.objects.select_for_update().filter(pk=invitation_id).first()
    if invitation is None or invitation.accepted_at:
        raise NoLongerGood(_("That invitation was accepted already. Close the person's sign-in instead."))
    invitation.withdrawn_at = invitation.withdrawn_at or timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    write_down(Happening.INVITATION_WITHDRAWN, by=by, why=why)


def find_invitation(token: str) -> Invitation:
    """The invitation that `token` opens. Raises NoLongerGood, saying why and whom to ask."""
    invitation = (
        Invitation.objects.select_related("team", "team__site", "invited_by")
        .filter(token_hash=hashed("invitation", token))
        .first()
    )
    if invitation is None:
        raise NoLongerGood(_("This invitation link is not known. Check that you copied all of it."))
    if invitation.accepted_at:
        raise NoLongerGood(_("This invitation was used already. If it was you, sign in."))
    if invitation.withdrawn_at or not invitation.invited_by.is_active:
        raise NoLongerGood(_("This invitation was withdrawn. Ask the clinic for a new one."))
    if invitation.expires_at <= timezone.now():
        raise NoLongerGood(_("This invitation has run out. Ask the clinic for a new one."))
    return invitation


@transaction.atomic
def accept_invitation(token: str, *, username: str, password: str, language: str, zone: str) -> Person:
    """Make the invited person's sign-in and role, once. Raises NoLongerGood or ValidationError."""
    found = find_invitation(token)
    now = timezone.now()
    # The inviter's rights are asked again: whoever lost them must not let anyone in afterwards.
    check_can_give_role(actor_of(found.invited_by, now), found.role)
    person = _new_person(
        username, password, display_name=found.display_name, email=found.email, language=language, zone=zone
    )
    taken = Invitation.objects.filter(pk=found.pk, accepted_at__isnull=True, withdrawn_at__isnull=True)
    if not taken.update(accepted_at=now, accepted_by=person):
        raise NoLongerGood(_("This invitation was used already. If it was you, sign in."))
    StaffRole.objects.create(person=person, role=found.role, team=found.team, starts=now)
    write_down(
        Happening.INVITATION_ACCEPTED, person=person, by=actor_of(found.invited_by, now), why=found.role
    )
    return person


@transaction.atomic
def add_staff(by: Actor, why: str, *, username: str, display_name: str, **fields: object) -> Person:
    """Add a member of staff without a password: for the demo and for tests, by the software only."""
    return _add(by, why, username=username, display_name=display_name, kind=Kind.STAFF, **fields)


@transaction.atomic
def add_client_sign_in(
    by: Actor, why: str, *, username: str, display_name: str, client_id: UUID, **fields: object
) -> Person:
    """Add a client's sign-in without a password, by the software only; people use a portal code."""
    return _add(
        by,
        why,
        username=username,
        display_name=display_name,
        kind=Kind.CLIENT,
        client_id=client_id,
        **fields,
    )


@transaction.atomic
def add_caregiver(by: Actor, why: str, *, username: str, display_name: str, **fields: object) -> Person:
    """Add a caregiver's sign-in without a password, by the software only. What they see follows consent."""
    return _add(by, why, username=username, display_name=display_name, kind=Kind.CAREGIVER, **fields)


@transaction.atomic
def deactivate(by: Actor, why: str, *, person_id: UUID) -> None:
    """Close a sign-in at once, open sessions too. Entries they wrote stay theirs."""
    check_can_administer(by)
    if str(person_id) == by.id:
        raise Refused(_("You cannot close your own sign-in. Ask another administrator."))
    person = _anyone(person_id)
    check_not_last_administrator(person.pk, timezone.now())
    person.is_active = False
    person.save(update_fields=["is_active"])
    write_down(Happening.DEACTIVATED, person=person, by=by, why=why)


@transaction.atomic
def reactivate(by: Actor, why: str, *, person_id: UUID) -> None:
    """Open a closed sign-in again; the roles are those that still hold."""
    check_can_administer(by)
    person = _anyone(person_id)
    person.is_active = True
    person.save(update_fields=["is_active"])
    write_down(Happening.REACTIVATED, person=person, by=by, why=why)


def _add(by: Actor, why: str, **fields: Any) -> Person:
    if by.kind != ActorKind.SOFTWARE:
        raise NotAllowed(
            _("People are asked in with an invitation or a portal code, so that they choose it.")
        )
    person = Person.objects.create_user(password=None, **fields)
    write_down(Happening.ADDED, person=person, by=by, why=why)
    return person


def _new_person(username: str, password: str, **fields: str) -> Person:
    validate_password(password, Person(username=username, **fields))
    return Person.objects.create_user(username=username, password=password, **fields)


def _anyone(person_id: UUID) -> Person:
    person = Person.objects.select_for_update().filter(pk=person_id).first()
    if person is None:
        raise Refused(_("That person has no sign-in here. Look at the list again."))
    return person
