"""A client is let into the portal: who may give a code, what stays on record, and the way back in."""

import re
import uuid
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from steadystep.chart import When
from steadystep.chart.intake import Demographics
from steadystep.chart.team import TeamJoined
from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Role
from steadystep.clinic.consent.models import AccessRecord, Outcome
from steadystep.clinic.people import actions
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.mistakes import NoLongerGood, NotAllowed
from steadystep.clinic.people.models import Enrolment, Person, SignInLog, StaffRole
from tests.small_clinic import fresh

BORN = date(1988, 4, 12)
PASSWORD = "copper thimble harbour"
GIVERS = [Role.FRONT_DESK, Role.CASE_MANAGER, Role.NURSE, Role.LEAD, Role.THERAPIST, Role.PRESCRIBER]


@pytest.fixture
def rosa(member, team, acting):
    """The id of a client of the team who speaks Spanish."""
    forget_clinic()
    client, now = str(uuid.uuid4()), When.instant(timezone.now(), "America/New_York")
    told = Demographics(
        when=now,
        legal_name="Rosa Reyes <b>",
        preferred_name="Rosa",
        birth_date=When("1988-04-12"),
        language="es",
    )
    write(
        acting(member("tariq", Role.THERAPIST)),
        client,
        [fresh(told), fresh(TeamJoined(when=now, team=str(team.pk)))],
    )
    return client


def page(client: str) -> str:
    return f"/clients/{client}/portal/"


def code_on(answer) -> str:
    return re.search(r'slip-code" dir="ltr">([A-Z0-9-]+)<', answer.content.decode())[1]


def join(code: str, username: str = "rosa") -> Person:
    return actions.join_portal(
        code, birth_date=BORN, username=username, password=PASSWORD, zone="America/New_York"
    )


@pytest.mark.parametrize("role", GIVERS)
def test_who_identifies_clients_gives_a_code_that_lets_them_in(member, signed_in, rosa, role):
    desk = signed_in(member("dora", role))
    answer = desk.post(page(rosa), {"why": "showed her passport"})
    assert answer.status_code == 200
    assert join(code_on(answer)).client_id == uuid.UUID(rosa)


@pytest.mark.parametrize("role", [Role.PEER, Role.ADMIN])
def test_others_neither_give_one_nor_open_the_chart(member, signed_in, rosa, role):
    before = AccessRecord.objects.count()
    sam = signed_in(member("sam", role))
    assert sam.get(page(rosa)).status_code == 403
    assert sam.post(page(rosa), {"why": "met"}).status_code == 403
    assert sam.post(page(rosa) + "withdraw/").status_code == 403
    assert not Enrolment.objects.exists()
    assert AccessRecord.objects.count() == before


def test_another_teams_client_is_refused_and_the_refusal_recorded(member, signed_in, rosa, team, acting, ada):
    site = actions.add_site(acting(ada), "test", name="North")
    other = actions.add_team(acting(ada), "test", site=site, name="North team")
    nurse = member("nia", Role.NURSE)
    actions.end_role(acting(ada), "moved", role_id=StaffRole.objects.get(person=nurse).pk)
    actions.give_role(acting(ada), "moved", person_id=nurse.pk, role=Role.NURSE, team=other)
    assert signed_in(nurse).post(page(rosa), {"why": "met"}).status_code == 403
    assert not Enrolment.objects.exists()
    assert AccessRecord.objects.filter(person=str(nurse.pk), outcome=Outcome.REFUSED).count() == 1


def test_each_look_and_each_code_is_on_record(member, signed_in, rosa):
    dora = member("dora", Role.FRONT_DESK)
    desk = signed_in(dora)
    desk.get(page(rosa))
    desk.post(page(rosa), {"why": "met in person"})
    assert (
        AccessRecord.objects.filter(
            person=str(dora.pk), part="portal sign-in", outcome=Outcome.ALLOWED
        ).count()
        == 2
    )
    line = SignInLog.objects.get(what=Happening.ENROLMENT_MADE)
    assert (line.by_id, line.why) == (dora.pk, "met in person")


def test_the_slip_is_in_the_clients_language_and_shown_once(member, signed_in, rosa):
    desk = signed_in(member("dora", Role.FRONT_DESK))
    answer = desk.post(page(rosa), {"why": "met"})
    shown = answer.content.decode()
    assert '<section class="card slip" lang="es"' in shown
    assert '<html lang="en"' in shown
    assert "El código funciona una vez" in shown
    assert "It is shown only now" in shown  # the rest of the page stays in the reader's language
    assert "http://localhost:8000/my/join/" in shown
    assert "no-store" in answer["Cache-Control"]
    assert "<b>" not in shown
    code = code_on(answer)
    again = desk.get(page(rosa)).content.decode()
    assert "A code is waiting" in again
    assert code not in again


def test_how_the_person_was_recognised_is_asked(member, signed_in, rosa):
    assert signed_in(member("dora", Role.FRONT_DESK)).post(page(rosa), {"why": " "}).status_code == 422
    assert not Enrolment.objects.exists()


def test_a_withdrawn_code_lets_nobody_in(member, signed_in, rosa):
    desk = signed_in(member("dora", Role.FRONT_DESK))
    code = code_on(desk.post(page(rosa), {"why": "met"}))
    assert desk.post(page(rosa) + "withdraw/").status_code == 302
    with pytest.raises(NoLongerGood):
        join(code)
    assert SignInLog.objects.filter(what=Happening.ENROLMENT_WITHDRAWN).count() == 1


def test_a_client_who_lost_the_way_in_gets_a_new_name_and_password_and_no_old_second_step(
    member, signed_in, rosa
):
    desk = signed_in(member("dora", Role.FRONT_DESK))
    person = join(code_on(desk.post(page(rosa), {"why": "met"})))
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    assert "Portal sign-in of Rosa" in desk.get(page(rosa)).content.decode()
    code = code_on(desk.post(page(rosa), {"why": "knows her well"}))
    person.refresh_from_db()
    assert person.check_password(PASSWORD)  # until the code is used the old way still works
    again = join(code, username="rosie")
    assert (again.pk, again.username) == (person.pk, "rosie")
    assert not Authenticator.objects.filter(user=person).exists()
    whats = list(SignInLog.objects.filter(person=person).order_by("pk").values_list("what", flat=True))
    assert whats[-2:] == [Happening.RECOVERY_MADE, Happening.RECOVERY_USED]


def test_a_lost_phone_is_locked_out_at_once(member, signed_in, rosa, client):
    desk = signed_in(member("dora", Role.FRONT_DESK))
    person = join(code_on(desk.post(page(rosa), {"why": "met"})))
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    phone = type(client)()
    phone.force_login(person, backend="steadystep.clinic.people.sessions.SignIn")
    assert phone.get("/accounts/2fa/").status_code == 200
    code = code_on(desk.post(page(rosa), {"why": "phone stolen, met", "lock": "on"}))
    assert phone.get("/accounts/2fa/").url.startswith("/accounts/login/")
    person.refresh_from_db()
    assert not person.has_usable_password()
    assert not Authenticator.objects.filter(user=person).exists()
    assert SignInLog.objects.filter(what=Happening.SIGN_IN_LOCKED, person=person).count() == 1
    assert join(code).check_password(PASSWORD)


def test_a_peer_cannot_lock_a_client_out(member, acting, rosa):
    with pytest.raises(NotAllowed):
        actions.lock_client_sign_in(acting(member("pat", Role.PEER)), "no", client_id=uuid.UUID(rosa))
