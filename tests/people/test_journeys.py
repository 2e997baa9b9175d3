"""From an empty clinic to a rota, an invited nurse and a client who joined, in Chromium with axe on every page."""

import os
from pathlib import Path

import pytest
from django.utils import timezone

from steadystep.clinic.consent.actor import Role
from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_of
from steadystep.clinic.people.models import Clinic, Person
from steadystep.clinic.people.secrets_once import first_run_token
from tests.people.conftest import PASSWORD, ROSA
from tests.six_numbers import six_numbers

pytestmark = pytest.mark.browser


@pytest.fixture
def look(accessible):
    """look(page, "name") runs axe, and keeps a picture where STEADYSTEP_PICTURES says."""

    def check(page, name: str) -> None:
        if folder := os.environ.get("STEADYSTEP_PICTURES"):
            width = page.viewport_size["width"]
            page.screenshot(path=str(Path(folder) / f"{name}_{width}.png"), full_page=True)
        accessible(page)

    return check


def set_up_second_step(page, look) -> None:
    look(page, "second_step")
    page.get_by_role("link", name="Use an app").click()
    page.get_by_text("I cannot scan it").click()
    look(page, "app")
    page.get_by_label("six numbers").fill(six_numbers(page.locator(".secret").inner_text()))
    page.get_by_role("button", name="Turn on").click()
    look(page, "recovery_codes")
    page.get_by_role("link", name="I have kept them, go on").click()


def set_up_clinic(page, look) -> None:
    page.goto("/set-up/")
    look(page, "set_up_locked")
    page.goto(f"/set-up/?token={first_run_token()}")
    page.get_by_label("Name of the clinic").fill("Riverside Behavioral Health")
    page.get_by_label("Sites and teams").fill("Main Street: Adult team, Recovery team\nNorth")
    page.get_by_label("Your name").fill("Ada Administrator")
    page.get_by_label("User name").fill("ada")
    choose_password(page, again="something else")
    page.get_by_role("button", name="Set up and sign in").click()
    look(page, "set_up")
    choose_password(page)
    page.get_by_role("button", name="Set up and sign in").click()
    set_up_second_step(page, look)
    look(page, "people")


def choose_password(page, again: str = PASSWORD) -> None:
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(again)


def invite_nurse(page, look) -> str:
    page.get_by_role("link", name="Invite someone").click()
    look(page, "invite")
    page.get_by_label("Name", exact=True).fill("Noor Haddad-Fitzgerald of the Northern Riverside Outreach")
    page.get_by_label("Role").select_option("nurse")
    page.get_by_role("button", name="Make the invitation").click()
    look(page, "invited")
    link = page.locator(".link-once").inner_text()
    page.get_by_role("link", name="Done").click()
    look(page, "people_with_invitation")
    return link


def accept(page, look, link: str) -> None:
    page.goto(link)
    look(page, "invitation")
    page.get_by_label("User name").fill("noor")
    choose_password(page)
    page.get_by_role("button", name="Make my sign-in").click()
    set_up_second_step(page, look)


def test_from_an_empty_clinic_to_an_invited_nurse(screen, look, transactional_db, live_server):
    page = screen
    set_up_clinic(page, look)
    link = invite_nurse(page, look)
    page.goto("/accounts/logout/")
    look(page, "sign_out")
    page.get_by_role("button", name="Sign out").last.click()
    accept(page, look, link)
    assert actor_of(Person.objects.get(username="noor"), timezone.now()).roles == {"nurse"}
    for address, name in (
        ("/people/", "not_allowed"),
        ("/accounts/2fa/", "second_step_overview"),
        ("/accounts/2fa/webauthn/add/", "passkey_add"),
        ("/accounts/password/change/", "password_change"),
        (link, "link_no_good"),
    ):
        page.goto(address)
        look(page, name)


def sign_in(page, look) -> None:
    page.goto("/accounts/login/")
    look(page, "sign_in")
    page.get_by_label("User name").fill("ada")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in", exact=True).click()
    look(page, "sign_in_wrong")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    look(page, "sign_in_code")
    page.get_by_label("six numbers").fill(six_numbers("JBSWY3DPEHPK3PXP"))
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Sign in", exact=True).wait_for(state="detached")


def test_an_administrator_signs_in_and_keeps_the_clinic(screen, look, transactional_db, live_server, ada):
    page = screen
    sign_in(page, look)
    page.goto("/people/rota/")
    page.get_by_label("Answers as").select_option("admin")
    page.get_by_role("button", name="Put on call").click()
    page.get_by_text("Put on the rota").wait_for()
    for address, name in (
        ("/people/rota/", "rota"),
        ("/people/places/", "places"),
        ("/people/clinic/", "clinic"),
        (f"/people/{ada.pk}/", "person"),
    ):
        page.goto(address)
        look(page, name)


def test_a_nurse_recovers_by_a_link(screen, look, transactional_db, live_server, ada, member):
    page, nurse = screen, member("nia", Role.NURSE)
    sign_in(page, look)
    page.goto(f"/people/{nurse.pk}/sign-in/")
    look(page, "close_sign_in")
    page.goto(f"/people/{nurse.pk}/recovery/")
    page.get_by_label("Why").fill("met in person")
    look(page, "make_recovery")
    page.get_by_role("button", name="Make the link").click()
    link = page.locator(".link-once").inner_text()
    look(page, "recovery_made")
    page.context.clear_cookies()

    page.goto(link)
    look(page, "recovery")
    choose_password(page)
    page.get_by_role("button", name="Save the new password").click()
    look(page, "recovered")


def test_a_client_joins(screen, look, transactional_db, live_server, member):
    page, desk = screen, member("dora", Role.FRONT_DESK)
    _, code = actions.give_portal_code(
        actor_of(desk, timezone.now()), "met", client_id=ROSA, birth_date="1990-02-03", display_name="Rosa"
    )
    page.goto("/my/join/")
    page.get_by_label("The code from your clinic").fill(code.lower())
    page.get_by_label("Choose a user name").fill("rosa")
    for born in ("1990-02-04", "1990-02-03"):
        page.get_by_label("Your birth date").fill(born)
        page.get_by_label("Choose a password").fill(PASSWORD)
        page.get_by_label("The same password again").fill(PASSWORD)
        page.get_by_role("button", name="Join").click()
        if born == "1990-02-04":
            page.get_by_text("do not match").wait_for()
            look(page, "join")
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
