"""Passkeys from end to end: Chromium's own virtual authenticator stands in for the phone."""

import pytest

from steadystep.clinic.consent.actor import Role
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.models import SignInLog
from tests.people.conftest import PASSWORD

pytestmark = pytest.mark.browser

PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def authenticator(desktop):
    """Plug it in: returns the CDP session and the authenticator's id."""
    devtools = desktop.context.new_cdp_session(desktop)
    devtools.send("WebAuthn.enable")
    plugged = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    return devtools, plugged["authenticatorId"]


def type_password(page) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("User name").fill("nia")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def add_passkey(page) -> None:
    type_password(page)
    page.wait_for_url("**/accounts/second-step/")
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_label("Name of the passkey").fill("my phone")
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_role("link", name="I have kept them, go on").click()
    page.goto("/accounts/2fa/webauthn/")
    page.get_by_text("my phone").wait_for()


def sign_out(page) -> None:
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out").last.click()
    page.wait_for_url("**/accounts/login/")


def test_a_passkey_is_added_and_then_signs_in_alone(
    desktop, authenticator, accessible, transactional_db, live_server, member
):
    nia = member("nia", Role.LEAD, second_step=False)
    devtools, key = authenticator
    add_passkey(desktop)
    accessible(desktop)
    kept = devtools.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
    assert [one["isResidentCredential"] for one in kept] == [True]
    assert SignInLog.objects.filter(what=Happening.SECOND_FACTOR_ADDED, person=nia, why="webauthn").exists()

    sign_out(desktop)
    desktop.get_by_role("button", name="Use a passkey").click()
    desktop.wait_for_url(lambda address: "/accounts/login/" not in address)
    desktop.goto("/people/")
    desktop.get_by_role("heading", name="People", exact=True).wait_for()


def test_a_passkey_is_the_second_step_after_a_password(
    desktop, authenticator, transactional_db, live_server, member
):
    member("nia", Role.LEAD, second_step=False)
    add_passkey(desktop)
    sign_out(desktop)
    type_password(desktop)
    desktop.wait_for_url("**/accounts/2fa/authenticate/")
    desktop.goto("/people/")
    assert desktop.url.endswith("/accounts/2fa/authenticate/")  # the password alone opens nothing
    desktop.get_by_role("button", name="Use a passkey").click()
    desktop.wait_for_url(lambda address: "/accounts/" not in address)
    desktop.goto("/people/")
    desktop.get_by_role("heading", name="People", exact=True).wait_for()


def test_a_passkey_that_is_not_known_here_says_so_on_the_page(
    desktop, authenticator, accessible, transactional_db, live_server, member
):
    member("nia", Role.LEAD, second_step=False)
    devtools, key = authenticator
    add_passkey(desktop)
    sign_out(desktop)
    devtools.send("WebAuthn.clearCredentials", {"authenticatorId": key})
    desktop.get_by_role("button", name="Use a passkey").click()
    desktop.get_by_text("The passkey was not used").wait_for()
    accessible(desktop)
    assert "/accounts/login/" in desktop.url
