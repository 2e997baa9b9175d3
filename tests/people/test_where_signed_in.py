"""Somebody sees where they are signed in, and ends it everywhere else."""

import time

import pytest
import time_machine
from django.test import Client

from steadystep.clinic.consent.actor import Role
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.models import SignInLog
from tests.people.conftest import PASSWORD

PAGE = "/accounts/signed-in/"
BACKEND = "steadystep.clinic.people.sessions.SignIn"


@pytest.fixture
def nia(member):
    return member("nia", Role.LEAD)


@pytest.fixture
def two_browsers(nia):
    """Two browsers of the same person, each having asked for a page."""
    pair = Client(), Client()
    for browser in pair:
        browser.force_login(nia, backend=BACKEND)
        assert browser.get("/people/").status_code == 200
    return pair


def shown(browser) -> str:
    return browser.get(PAGE).content.decode()


def test_both_are_listed_and_only_this_one_is_marked(two_browsers):
    page = shown(two_browsers[0])
    assert page.count('class="card"') == 2
    assert page.count("this one") == 1


def test_the_others_are_signed_out_and_this_one_stays(two_browsers, nia):
    here, other = two_browsers
    assert here.post(PAGE).status_code == 302
    assert here.get("/people/").status_code == 200
    assert other.get("/people/").url.startswith("/accounts/login/")
    assert shown(here).count('class="card"') == 1
    assert SignInLog.objects.filter(what=Happening.SIGNED_OUT, person=nia, why="everywhere else").count() == 1


def test_somebody_elses_sign_in_is_neither_shown_nor_ended(two_browsers, ada):
    stranger = Client()
    stranger.force_login(ada, backend=BACKEND)
    two_browsers[0].post(PAGE)
    assert stranger.get("/people/").status_code == 200
    assert shown(stranger).count('class="card"') == 1


def test_a_browser_left_alone_too_long_is_no_longer_listed(two_browsers):
    here = two_browsers[0]
    with time_machine.travel(time.time(), tick=False) as clock:
        for _ in range(2):
            clock.shift(10 * 60)
            here.get("/people/")
        assert shown(here).count('class="card"') == 1


def test_names_a_browser_and_a_device_people_know(member):
    member("noor", Role.NURSE, second_step=False)
    browser = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537 Edg/130"})
    browser.post("/accounts/login/", {"login": "noor", "password": PASSWORD})
    assert "Edge · Windows" in shown(browser)


def test_nobody_signed_in_is_sent_to_the_door(clinic):
    assert Client().get(PAGE).url.startswith("/accounts/login/")
