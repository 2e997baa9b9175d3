"""What the door lets through: second step, limits, the demo's locks, how long a sign-in lasts."""

import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.urls import reverse

from steadystep.clinic.consent.actor import SOFTWARE, Role
from steadystep.clinic.people import actions
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.models import Clinic, Person, SignInLog
from steadystep.clinic.people.secrets_once import first_run_token
from tests.people.conftest import PASSWORD, ROSA

LOGIN = "/accounts/login/"


def test_staff_without_a_second_step_reach_no_page_but_setting_it_up(member, signed_in):
    browser = signed_in(member("nia", Role.LEAD, second_step=False))
    assert browser.get("/people/").url == "/accounts/second-step/"
    assert browser.get("/anything/").url == "/accounts/second-step/"
    assert browser.get("/accounts/second-step/").status_code == 200
    assert browser.get("/accounts/2fa/totp/activate/").status_code == 200


def test_recovery_codes_alone_are_no_second_step(member, signed_in):
    person = member("nia", Role.LEAD, second_step=False)
    Authenticator.objects.create(user=person, type="recovery_codes", data={"seed": "x", "used_mask": 0})
    assert signed_in(person).get("/people/").url == "/accounts/second-step/"


def test_a_password_alone_does_not_sign_in_who_has_a_second_step(ada, client):
    answer = client.post(LOGIN, {"login": "ada", "password": PASSWORD})
    assert answer.url == "/accounts/2fa/authenticate/"
    assert client.get("/people/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_the_secret_of_the_app_is_sealed_in_the_database(ada):
    assert "JBSWY3DPEHPK3PXP" not in str(Authenticator.objects.get(user=ada, type="totp").data)


def test_too_many_wrong_passwords_get_a_page_that_helps(ada, client):
    answers = [client.post(LOGIN, {"login": "ada", "password": "wrong"}) for _ in range(12)]
    refused = client.post(LOGIN, {"login": "ada", "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    limited = [answer for answer in [*answers, refused] if answer.status_code == 429]
    assert limited
    assert b"988" in limited[0].content
    assert b"recovery link" in limited[0].content
    assert limited[0]["Retry-After"] == "300"


def test_the_log_names_only_user_names_that_exist(ada, client):
    client.post(LOGIN, {"login": "my secret password", "password": "x"})
    client.post(LOGIN, {"login": "ADA", "password": "x"})
    lines = SignInLog.objects.filter(what=Happening.SIGN_IN_FAILED).order_by("pk")
    assert [line.tried for line in lines] == ["", "ada"]


def test_joining_is_limited(clinic, client):
    answers = [client.post("/my/join/", {"code": "AAAAA-BBBBB"}).status_code for _ in range(11)]
    assert answers[0] == 422
    assert answers[-1] == 429


def test_a_client_is_kept_to_their_own_pages(clinic, signed_in):
    rosa = actions.add_client_sign_in(
        SOFTWARE, "test", username="rosa", display_name="Rosa", client_id=ROSA, zone="America/New_York"
    )
    browser = signed_in(rosa)
    assert browser.get("/people/").url == "/my/"
    assert browser.get("/anything/").url == "/my/"


@pytest.mark.parametrize("role", [Role.NURSE, Role.FRONT_DESK, Role.PRESCRIBER])
def test_people_pages_are_for_who_runs_the_clinic(member, signed_in, role):
    answer = signed_in(member("sam", role)).get("/people/")
    assert answer.status_code == 403
    assert "clinic lead or administrator" in answer.content.decode()


def test_a_persons_page_says_what_happened_at_the_door(ada, member, signed_in):
    shown = signed_in(ada).get(f"/people/{member('nia', Role.NURSE).pk}/").content.decode()
    assert "role given" in shown
    assert "added by the clinic" in shown


def test_a_closed_sign_in_ends_open_sessions(ada, member, acting, signed_in):
    lead = member("lena", Role.LEAD)
    browser = signed_in(lead)
    assert browser.get("/people/").status_code == 200
    actions.deactivate(acting(ada), "left", person_id=lead.pk)
    assert browser.get("/people/").url.startswith(LOGIN)


def test_a_sign_in_ends_after_a_while_without_a_request(ada, signed_in):
    browser, now = signed_in(ada), time.time()
    with time_machine.travel(now, tick=False) as clock:
        assert browser.get("/people/").status_code == 200
        clock.shift(14 * 60)
        assert browser.get("/people/").status_code == 200
        clock.shift(16 * 60)
        assert browser.get("/people/").url == f"{LOGIN}?next=%2Fpeople%2F"


def test_a_sign_in_ends_after_twelve_hours_of_work(ada, signed_in):
    browser = signed_in(ada)
    with time_machine.travel(time.time(), tick=False) as clock:
        for _ in range(72):
            assert browser.get("/people/").status_code == 200
            clock.shift(10 * 60)
        clock.shift(1)
        assert browser.get("/people/").url.startswith(LOGIN)


def test_a_piece_of_a_page_is_told_to_load_the_door(ada, signed_in):
    browser = signed_in(ada)
    with time_machine.travel(time.time(), tick=False) as clock:
        browser.get("/people/")
        clock.shift(16 * 60)
        answer = browser.get("/people/", headers={"HX-Request": "true"})
        assert (answer.status_code, answer["HX-Redirect"]) == (401, LOGIN)


@pytest.fixture
def demo(settings, member, client):
    settings.DEMO = True
    client.defaults["HTTP_HOST"] = "localhost"  # the test client's own name is not this machine's
    Clinic.objects.update(demo=True)
    return member("nia", Role.NURSE, second_step=False)


def be(client, person, **extra):
    return client.post(reverse("signing_in:be", args=[person.pk]), **extra)


def test_one_tap_signs_in_to_the_demo_without_a_second_step(demo, client):
    assert b"Nia" in client.get("/demo/").content
    assert be(client, demo).url == "/"
    assert client.get("/accounts/second-step/").status_code == 302  # nothing to set up
    assert SignInLog.objects.filter(what=Happening.SIGNED_IN_TO_DEMO, person=demo).exists()


def test_the_first_page_of_a_demo_leads_to_its_people(demo, client, settings):
    """Who has just started it knows no password."""
    assert b'href="/demo/"' in client.get("/", follow=True).content
    settings.DEMO = False
    assert b'href="/demo/"' not in client.get("/accounts/login/").content


@pytest.mark.parametrize(
    "extra",
    [
        {"REMOTE_ADDR": "203.0.113.9"},
        {"REMOTE_ADDR": ""},
        {"HTTP_HOST": "clinic.example"},
        {"HTTP_X_FORWARDED_FOR": "203.0.113.9"},
        {"HTTP_FORWARDED": "for=203.0.113.9"},
    ],
)
def test_one_tap_is_refused_off_this_machine(demo, client, settings, extra):
    settings.ALLOWED_HOSTS = ["*"]
    assert client.get("/demo/", **extra).status_code == 404
    assert be(client, demo, **extra).status_code == 404
    assert "_auth_user_id" not in client.session


def test_one_tap_is_refused_without_the_flag(demo, client, settings):
    settings.DEMO = False
    assert client.get("/demo/").status_code == 404
    assert be(client, demo).status_code == 404


def test_one_tap_is_refused_in_a_clinic_that_is_not_a_demo(demo, client):
    Clinic.objects.update(demo=False)
    assert client.get("/demo/").status_code == 404
    assert be(client, demo).status_code == 404


def test_a_demo_sign_in_is_worth_nothing_once_the_flag_is_gone(demo, client, settings):
    be(client, demo)
    settings.DEMO = False
    assert client.get("/anything/").url == "/accounts/second-step/"


SET_UP = {
    "name": "Riverside",
    "zone": "America/New_York",
    "places": "Main Street: Adult team, Recovery team\nNorth",
    "mon_opens": "09:00",
    "mon_closes": "17:00",
    "crisis_number": "988",
    "crisis_name": "Lifeline",
    "display_name": "Ada",
    "username": "Ada",
    "password": PASSWORD,
    "password_again": PASSWORD,
}


@pytest.mark.django_db
def test_set_up_opens_only_with_the_servers_token(client):
    assert client.get("/set-up/").status_code == 403
    assert client.post("/set-up/", SET_UP).status_code == 403
    client.get("/set-up/", {"token": "wrong"})
    assert client.get("/set-up/").status_code == 403
    assert not Clinic.objects.exists()


@pytest.mark.django_db
def test_set_up_makes_the_clinic_and_its_administrator_once(client, acting):
    client.get("/set-up/", {"token": first_run_token()})
    assert client.post("/set-up/", SET_UP).url == "/accounts/second-step/"
    ada = Person.objects.get(username="ada")
    assert acting(ada).roles == {"admin"}
    assert len(acting(ada).teams) == 3
    assert Clinic.objects.get().working_hours == {"mon": ["09:00", "17:00"]}
    assert client.get("/set-up/", {"token": first_run_token()}).status_code == 404


@pytest.mark.django_db
def test_set_up_that_fails_leaves_nothing(client):
    client.get("/set-up/", {"token": first_run_token()})
    assert client.post("/set-up/", {**SET_UP, "mon_closes": "08:00"}).status_code == 422
    assert (
        client.post("/set-up/", {**SET_UP, "password": "short", "password_again": "short"}).status_code == 422
    )
    assert not Clinic.objects.exists()
    assert not Person.objects.exists()


def test_links_take_their_token_out_of_the_address(ada, acting, client):
    _, token = actions.invite(acting(ada), "new", display_name="Noor", role=Role.NURSE)
    assert client.get(f"/invitation/{token}/").url == "/invitation/"
    assert b"Welcome, Noor" in client.get("/invitation/").content
    typed = {"username": "noor", "password": PASSWORD, "password_again": PASSWORD}
    assert client.post("/invitation/", typed).url == "/accounts/second-step/"
    client.get(f"/invitation/{token}/")
    assert client.get("/invitation/").status_code == 410
