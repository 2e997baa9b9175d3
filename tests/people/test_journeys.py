"""From an empty clinic to a rota, an invited nurse and a client who joined, in Chromium with axe on every page."""

import os
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.utils import timezone

from steadystep.clinic.consent.actor import Role
from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_of
from steadystep.clinic.people.models import Clinic, Person
from steadystep.clinic.people.secrets_once import first_run_token
from tests.people.conftest import PASSWORD, ROSA


@pytest.fixture
def look(accessible):
    """look(page, "name") runs axe, and keeps a picture where STEADYSTEP_PICTURES says."""

    def check(page, name: str) -> None:
        if folder := os.environ.get("STEADYSTEP_PICTURES"):
            width = page.viewport_size["width"]
            page.screenshot(path=str(Path(folder) / f"{name}_{width}.png"), full_page=True)
        accessible(page)

    return check


def app_code(secret: str) -> str:
    """The six numbers that an authenticator app would show now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def set_up_second_step(page, look) -> None:
    look(page, "second_step")
    page.get_by_role("link", name="Use an app").click()
    page.get_by_text("I cannot scan it").click()
    look(page, "app")
    page.get_by_label("Authenticator code").fill(app_code(page.locator(".secret").inner_text()))
    page.get_by_role("button", name="Turn on").click()
    look(page, "recovery_codes")
    page.get_by_role("link", name="I have kept them, go on").click()


@pytest.fixture(params=["phone", "desktop"])
def screen(request):
    return request.getfixturevalue(request.param)


def test_from_an_empty_clinic_to_an_invited_nurse(screen, look, transactional_db, live_server):
    page = screen
    page.goto("/set-up/")
    look(page, "set_up_locked")
    page.goto(f"/set-up/?token={first_run_token()}")
    page.get_by_label("Name of the clinic").fill("Riverside Behavioral Health")
    page.get_by_label("Sites and teams").fill("Main Street: Adult team, Recovery team\nNorth")
    page.get_by_label("Your name").fill("Ada Administrator")
    page.get_by_label("User name").fill("ada")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill("something else")
    page.get_by_role("button", name="Set up and sign in").click()
    look(page, "set_up")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Set up and sign in").click()
    set_up_second_step(page, look)
    look(page, "people")

    page.get_by_role("link", name="Invite someone").click()
    look(page, "invite")
    page.get_by_label("Name", exact=True).fill("Noor Haddad-Fitzgerald of the Northern Riverside Outreach")
    page.get_by_label("Role").select_option("nurse")
    page.get_by_role("button", name="Make the invitation").click()
    look(page, "invited")
    link = page.locator(".link-once").inner_text()
    page.get_by_role("link", name="Done").click()
    look(page, "people_with_invitation")

    page.get_by_role("link", name="Sites and teams").click()
    look(page, "places")
    page.goto("/people/clinic/")
    look(page, "clinic")
    page.goto("/people/rota/")
    page.get_by_label("Answers as").select_option("admin")
    page.get_by_role("button", name="Put on call").click()
    look(page, "rota")
    page.goto("/people/")
    page.get_by_role("link", name="Ada Administrator").click()
    look(page, "person")

    page.goto("/accounts/logout/")
    look(page, "sign_out")
    page.get_by_role("button", name="Sign out").last.click()
    page.goto(link)
    look(page, "invitation")
    page.get_by_label("User name").fill("noor")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Make my sign-in").click()
    set_up_second_step(page, look)
    noor = Person.objects.get(username="noor")
    assert actor_of(noor, timezone.now()).roles == {"nurse"}
    page.goto("/people/")
    look(page, "not_allowed")
    page.goto("/accounts/2fa/")
    look(page, "second_step_overview")
    page.goto("/accounts/2fa/webauthn/add/")
    look(page, "passkey_add")
    page.goto(link)
    look(page, "link_no_good")


def test_signing_in_joining_and_the_errors(screen, look, transactional_db, live_server, ada, member):
    page = screen
    page.goto("/accounts/login/")
    look(page, "sign_in")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in", exact=True).click()
    look(page, "sign_in_wrong")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    look(page, "sign_in_code")
    page.get_by_label("Code").fill(app_code("JBSWY3DPEHPK3PXP"))
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto("/people/")
    nurse = member("nia", Role.NURSE)
    page.goto(f"/people/{nurse.pk}/recovery/")
    page.get_by_label("Why").fill("met in person")
    look(page, "make_recovery")
    page.get_by_role("button", name="Make the link").click()
    link = page.locator(".link-once").inner_text()
    look(page, "recovery_made")
    page.goto(f"/people/{nurse.pk}/sign-in/")
    look(page, "close_sign_in")
    page.context.clear_cookies()

    page.goto(link)
    look(page, "recovery")
    page.get_by_label("Password", exact=True).fill("copper thimble harbour")
    page.get_by_label("The same password again").fill("copper thimble harbour")
    page.get_by_role("button", name="Save the new password").click()
    look(page, "recovered")

    desk = member("dora", Role.FRONT_DESK)
    _, code = actions.give_portal_code(
        actor_of(desk, timezone.now()), "met", client_id=ROSA, birth_date="1990-02-03", display_name="Rosa"
    )
    page.goto("/my/join/")
    page.get_by_label("The code from your clinic").fill(code.lower())
    page.get_by_label("Your birth date").fill("1990-02-04")
    page.get_by_label("Choose a user name").fill("rosa")
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Join").click()
    look(page, "join")
    page.get_by_label("Your birth date").fill("1990-02-03")
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Join").click()
    page.wait_for_url("**/my/")
    assert Person.objects.get(username="rosa").client_id == ROSA
    page.goto("/my/nothing-here/")
    look(page, "not_found")


def test_the_cast_of_the_demo(screen, look, transactional_db, live_server, ada, member, settings):
    settings.DEMO = True

    Clinic.objects.update(demo=True)
    for username, role in (("nia", Role.NURSE), ("pablo", Role.PRESCRIBER), ("tess", Role.THERAPIST)):
        member(username, role, second_step=False)
    page = screen
    page.goto("/demo/")
    look(page, "demo")
    page.get_by_role("button", name="Nia").click()
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out").last.wait_for()


def test_the_door_from_right_to_left(phone, look, transactional_db, live_server):
    phone.context.add_cookies([{"name": "django_language", "value": "ar-xb", "url": live_server.url}])
    phone.goto("/accounts/login/")
    assert phone.locator("html").get_attribute("dir") == "rtl"
    look(phone, "sign_in_rtl")
