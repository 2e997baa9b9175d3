"""Signing in with a password and the six numbers of an app; keeping who works here."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from playwright.sync_api import expect

from tests.six_numbers import six_numbers

SECRET, PASSWORD = "JBSWY3DPEHPK3PXP", "marble otter lantern"


@pytest.fixture
def nurse(riverside):
    person = riverside.people["nurse"]
    person.set_password(PASSWORD)
    person.save()
    TOTP.activate(person, SECRET)
    return person


def test_password_and_six_numbers_lead_to_the_page_that_was_asked_for(screen, riverside, nurse, accessible):
    screen.goto(f"/clients/{riverside.rosa}/")
    accessible(screen)
    screen.get_by_label("User name").fill("nurse")
    screen.get_by_label("Password").fill(PASSWORD)
    screen.get_by_role("button", name="Sign in", exact=True).click()
    accessible(screen)
    screen.get_by_label("six numbers").fill("000000")
    screen.get_by_role("button", name="Sign in", exact=True).click()
    expect(screen.get_by_text("That code does not fit")).to_be_visible()
    accessible(screen)
    screen.get_by_label("six numbers").fill(six_numbers(SECRET))
    screen.get_by_role("button", name="Sign in", exact=True).click()
    expect(screen.get_by_role("heading", level=1, name=re.compile("Rosa"))).to_be_visible()
    screen.goto("/")
    expect(screen.get_by_role("heading", level=1, name=re.compile("Today"))).to_be_visible()
    accessible(screen)


PEOPLE = (
    "/people/",
    "/people/invite/",
    "/people/rota/",
    "/people/places/",
    "/people/clinic/",
    "/people/{nurse}/",
    "/people/{nurse}/sign-in/",
)


def test_an_administrator_keeps_who_works_here(screen, come_in, riverside, accessible):
    page = come_in(screen, "admin")
    for address in PEOPLE:
        page.goto(address.format(nurse=riverside.people["nurse"].pk))
        accessible(page)
    page.goto("/people/invite/")
    page.get_by_label("Name", exact=True).fill("Noor Haddad")
    page.get_by_label("Role").select_option("nurse")
    page.get_by_role("button", name="Make the invitation").click()
    expect(page.locator(".link-once")).to_contain_text("/invitation/")
    accessible(page)
