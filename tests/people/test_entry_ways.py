"""Invitations, portal codes and recovery links: each works once, for a while, for whom it was made."""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.utils import timezone

from steadystep.clinic.consent.actor import Role
from steadystep.clinic.people import actions
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.mistakes import NoLongerGood, NotAllowed, Refused
from steadystep.clinic.people.models import Enrolment, Invitation, Person, Recovery, SignInLog, StaffRole
from tests.people.conftest import PASSWORD, ROSA

NEW = {"username": "noor", "password": "copper thimble harbour", "language": "en", "zone": "America/New_York"}


def happenings() -> list[str]:
    return list(SignInLog.objects.order_by("pk").values_list("what", flat=True))


def test_an_invitation_lets_one_person_in_once(ada, acting, team):
    _, token = actions.invite(acting(ada), "new", display_name="Noor Haddad", role=Role.NURSE, team=team)
    person = actions.accept_invitation(token, **NEW)

    assert person.display_name == "Noor Haddad"
    assert acting(person).roles == {"nurse"}
    assert acting(person).licensed
    with pytest.raises(NoLongerGood, match="used already"):
        actions.accept_invitation(token, **{**NEW, "username": "second"})
    assert not Person.objects.filter(username="second").exists()
    assert Happening.INVITATION_ACCEPTED in happenings()


def test_a_token_is_not_in_the_database(ada, acting):
    invitation, token = actions.invite(acting(ada), "new", display_name="Noor", role=Role.PEER)
    assert token not in str(Invitation.objects.values().get(pk=invitation.pk))


def test_an_expired_invitation_lets_nobody_in(ada, acting):
    invitation, token = actions.invite(acting(ada), "new", display_name="Noor", role=Role.NURSE)
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now())
    with pytest.raises(NoLongerGood, match="run out"):
        actions.accept_invitation(token, **NEW)


def test_a_withdrawn_invitation_lets_nobody_in(ada, acting):
    invitation, token = actions.invite(acting(ada), "new", display_name="Noor", role=Role.NURSE)
    actions.withdraw_invitation(acting(ada), "mistake", invitation_id=invitation.pk)
    with pytest.raises(NoLongerGood, match="withdrawn"):
        actions.accept_invitation(token, **NEW)


def test_an_invitation_dies_with_the_rights_of_who_gave_it(ada, member, acting):
    lead = member("lena", Role.LEAD)
    _, token = actions.invite(acting(lead), "new", display_name="Noor", role=Role.NURSE)
    StaffRole.objects.filter(person=lead).update(ends=timezone.now())
    with pytest.raises(NotAllowed):
        actions.accept_invitation(token, **NEW)
    assert Invitation.objects.get().accepted_at is None


def test_a_lead_cannot_make_an_administrator(member, acting):
    lead = member("lena", Role.LEAD)
    with pytest.raises(NotAllowed, match="Only an administrator"):
        actions.invite(acting(lead), "new", display_name="Noor", role=Role.ADMIN)


@pytest.mark.parametrize("role", [Role.NURSE, Role.THERAPIST, Role.FRONT_DESK, Role.PEER, Role.PRESCRIBER])
def test_only_who_runs_the_clinic_invites(member, acting, role):
    with pytest.raises(NotAllowed):
        actions.invite(acting(member("sam", role)), "new", display_name="Noor", role=Role.NURSE)


@pytest.fixture
def code(member, acting) -> str:
    desk = member("dora", Role.FRONT_DESK)
    _, code = actions.give_portal_code(
        acting(desk), "met", client_id=ROSA, birth_date="1990-02-03", display_name="Rosa", language="es"
    )
    return code


def join(code: str, born: date = date(1990, 2, 3), username: str = "rosa"):
    return actions.join_portal(
        code, birth_date=born, username=username, password="copper thimble harbour", zone="America/New_York"
    )


def test_a_client_joins_with_code_and_birth_date(code, acting):
    person = join(code.lower().replace("-", " "))
    assert (person.kind, person.client_id, person.language) == ("client", ROSA, "es")
    assert acting(person).client == str(ROSA)
    assert not acting(person).roles
    with pytest.raises(NoLongerGood):
        join(code, username="again")


def test_wrong_birth_dates_are_counted_and_then_close_the_code(code):
    for _ in range(5):
        with pytest.raises(NoLongerGood):
            join(code, born=date(1990, 3, 2))
    assert Enrolment.objects.get().wrong_attempts == 5
    with pytest.raises(NoLongerGood):
        join(code)
    assert not Person.objects.filter(client_id=ROSA).exists()
    assert happenings().count(Happening.ENROLMENT_WRONG) == 5


def test_a_weak_password_is_not_counted_against_the_code(code):
    with pytest.raises(ValidationError):
        actions.join_portal(
            code, birth_date=date(1990, 2, 3), username="rosa", password="1234", zone="America/New_York"
        )
    assert Enrolment.objects.get().wrong_attempts == 0
    assert join(code).username == "rosa"


def test_a_code_runs_out_after_three_days(code):
    made = Enrolment.objects.get()
    assert made.expires_at - made.made_at <= timedelta(hours=72, seconds=5)
    Enrolment.objects.update(expires_at=timezone.now())
    with pytest.raises(NoLongerGood):
        join(code)


def test_a_new_code_makes_the_old_one_useless(code, acting):
    desk = Person.objects.get(username="dora")
    actions.give_portal_code(acting(desk), "lost", client_id=ROSA, birth_date="1990-02", display_name="Rosa")
    with pytest.raises(NoLongerGood):
        join(code)


def test_a_birth_date_known_to_the_year_is_matched_to_the_year(member, acting):
    desk = member("dora", Role.FRONT_DESK)
    _, code = actions.give_portal_code(
        acting(desk), "met", client_id=ROSA, birth_date="1990", display_name="Rosa"
    )
    with pytest.raises(NoLongerGood):
        join(code, born=date(1991, 2, 3))
    assert join(code, born=date(1990, 12, 31)).client_id == ROSA


def test_recovery_sets_the_password_takes_the_second_step_and_is_written_down(ada, member, acting):
    nurse = member("nia", Role.NURSE)
    _, token = actions.make_recovery(acting(ada), "met in person", person_id=nurse.pk)
    actions.recover(token, password="copper thimble harbour")

    nurse.refresh_from_db()
    assert nurse.check_password("copper thimble harbour")
    assert not nurse.check_password(PASSWORD)
    assert not Authenticator.objects.filter(user=nurse).exists()
    line = SignInLog.objects.get(what=Happening.RECOVERY_MADE)
    assert (line.person_id, line.by_id, line.why) == (nurse.pk, ada.pk, "met in person")
    with pytest.raises(NoLongerGood):
        actions.recover(token, password="another long password")


def test_a_recovery_link_runs_out_and_a_newer_one_replaces_it(ada, member, acting):
    nurse = member("nia", Role.NURSE)
    _, old = actions.make_recovery(acting(ada), "met", person_id=nurse.pk)
    _, new = actions.make_recovery(acting(ada), "met again", person_id=nurse.pk)
    with pytest.raises(NoLongerGood):
        actions.recover(old, password="copper thimble harbour")
    Recovery.objects.update(expires_at=timezone.now())
    with pytest.raises(NoLongerGood):
        actions.recover(new, password="copper thimble harbour")


def test_recovery_asks_how_the_person_was_recognised(ada, member, acting):
    with pytest.raises(Refused, match="made sure"):
        actions.make_recovery(acting(ada), " ", person_id=member("nia", Role.NURSE).pk)


def test_a_lead_does_not_recover_staff(member, acting):
    with pytest.raises(NotAllowed):
        actions.make_recovery(
            acting(member("lena", Role.LEAD)), "met", person_id=member("nia", Role.NURSE).pk
        )


def test_the_last_administrator_stays(ada, member, acting):
    role = StaffRole.objects.get(person=ada)
    with pytest.raises(Refused, match="last administrator"):
        actions.end_role(acting(ada), "leaving", role_id=role.pk)
    other = member("olu", Role.ADMIN)
    actions.deactivate(acting(other), "left", person_id=ada.pk)
    assert acting(Person.objects.get(pk=ada.pk)).roles == frozenset()
