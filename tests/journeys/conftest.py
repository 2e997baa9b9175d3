"""Clinics for journeys: Rosa with a year behind her and browsers signed in already; a new client whose days are acted."""

from __future__ import annotations

import uuid

import pytest
from django.core.cache import cache
from django.db import transaction
from playwright.sync_api import Page

from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.ledger import reading
from tests.journeys.days import Days, begin
from tests.journeys.signing_in import sign_in
from tests.portal.conftest import Rosa, make_rosa
from tests.sweeps import year
from tests.sweeps.cast import House, append, build

BEGINS_WITH = ("demographics", "consent_given")


@pytest.fixture
def riverside(live_server, transactional_db, settings) -> House:
    """Rosa of the adult team, with about five hundred entries and nothing alarming."""
    settings.DEMO = True
    forget_clinic()
    cache.clear()
    with transaction.atomic():
        house = build(BEGINS_WITH)
        append(house.rosa, year.entries(house.rosa, after=reading.read_chart(house.rosa).seq))
    yield house
    forget_clinic()


@pytest.fixture
def rosa(live_server, transactional_db) -> Rosa:
    """Rosa of the portal's tests: a little of everything on her plan."""
    return make_rosa()


@pytest.fixture
def come_in(riverside):
    """come_in(page, "nurse") gives the page the sign-in of that one of the cast."""

    def come(page: Page, who: str) -> Page:
        sign_in(page, riverside.browser(who))
        return page

    return come


@pytest.fixture
def days_of(phone, desktop, live_server, transactional_db, settings):
    """days_of("panic", "Nora Fielding", born=..., first=...) admits a client whose care is then acted day by day."""
    settings.DEMO = True
    forget_clinic()
    cache.clear()
    opened: list[Days] = []

    def admitted(story: str, called: str, *, born: str, first: str) -> Days:
        opened.append(Days(phone, desktop, live_server.url, story, str(uuid.uuid4()), {}))
        begin(opened[-1], called, born, first)
        return opened[-1]

    yield admitted
    for days in opened:
        days.back()
    forget_clinic()
