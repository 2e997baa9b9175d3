"""A caregiver of two clients under one sign-in, and how they are themselves: theirs alone."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from steadystep.chart.team import ConsentGiven
from steadystep.clinic.caregivers.models import OwnCheck, SupportAsked
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.people import actions
from steadystep.clinic.people.models import Person
from tests.portal.conftest import TUESDAY_TEN, Rosa
from tests.portal.test_sharing_with import GOALS, PASSWORD, VISITS, code_on, join, page_of, share
from tests.small_clinic import new_client


@pytest.fixture(autouse=True)
def fresh_rate_limits(db):
    cache.clear()


@pytest.fixture
def sam(rosa) -> Rosa:
    """Another client of the same clinic."""
    client = new_client(rosa.clinic, "Sam Stone")
    person = actions.add_client_sign_in(SOFTWARE, "test", username="sam", display_name="Sam Stone", client_id=uuid.UUID(client))  # fmt: skip
    browser = Client()
    browser.force_login(person)
    return Rosa(client, person, browser, rosa.clinic, {})


@pytest.fixture
def ana(rosa) -> Client:
    return join(code_on(share(rosa, GOALS)))[0]


def add(ana, code):
    return ana.post("/my/caring/add/", {"code": code, "id": str(uuid.uuid4())}, follow=True).content.decode()


def test_two_people_share_under_one_sign_in_each_with_their_own_consent(rosa, sam, ana, at):
    page = add(ana, code_on(share(sam, VISITS, name="Ana")))
    assert "Added." in page
    assert page.count('name="client"') == 2
    (given,) = [one for one in rosa.chart.of(ConsentGiven) if one.body.recipient_name == "Tía Ana"]
    rosa.post(f"/my/sharing/{given.id}/stop/")
    page = page_of(ana)
    assert "Goals" not in page
    assert "Nothing is shared with you now" in page
    assert page.count("Tell the team") == 2  # they may always tell us
    ana.post("/my/caring/tell/", {"client": rosa.client, "text": "She does not sleep", "meeting": "yes", "id": str(uuid.uuid4())})  # fmt: skip
    texts = [one.body.text for one in rosa.chart.entries if getattr(one.body, "from_caregiver", False)]
    assert texts == ["Asks for a family meeting. She does not sleep"]
    assert not [one for one in sam.chart.entries if getattr(one.body, "from_caregiver", False)]


def test_a_code_never_opens_a_sign_in_that_holds_what_another_client_shares(rosa, sam, ana):
    add(ana, code_on(share(sam, VISITS, name="Ana")))
    for whose, username in ((sam, "takes-over"), (rosa, "takes-over-too")):
        (given,) = [one for one in whose.chart.of(ConsentGiven) if "Ana" in one.body.recipient_name]
        code = code_on(whose.browser.post(f"/my/sharing/{given.id}/code/", {"id": str(uuid.uuid4())}))
        assert join(code, username)[1] == 422
    assert Person.objects.filter(username="ana").exists()


def test_their_own_numbers_are_theirs_alone(rosa, ana):
    before = len(rosa.chart.entries)
    send = {"strain": "8", "confidence": "2", "conflict": "9", "id": str(uuid.uuid4())}
    ana.post("/my/caring/me/", send)
    ana.post("/my/caring/me/", send)
    assert OwnCheck.objects.count() == 1
    page = ana.get("/my/caring/me/").content.decode()
    assert "Are you safe at home?" in page
    assert "a lot to carry" in page
    assert len(rosa.chart.entries) == before
    (given,) = [one for one in rosa.chart.of(ConsentGiven) if "Ana" in one.body.recipient_name]
    code = code_on(rosa.post(f"/my/sharing/{given.id}/code/"))
    assert join(code, "takes-over")[1] == 422  # else the client could read them with a new code
    ana.post("/my/caring/me/forget/", {"id": str(uuid.uuid4())})
    assert not OwnCheck.objects.exists()


def test_the_check_is_offered_again_after_a_month(ana, at):
    assert "And how are you?" in page_of(ana)
    ana.post("/my/caring/me/", {"strain": "1", "id": str(uuid.uuid4())})
    assert "And how are you?" not in page_of(ana)
    at(TUESDAY_TEN + timedelta(days=31))
    ana.login(username="ana", password=PASSWORD)
    assert "And how are you?" in page_of(ana)


def test_asking_for_a_call_names_no_client_and_stands_once(rosa, ana):
    for _again in range(2):
        ana.post(
            "/my/caring/me/call/", {"reach": "555-0177", "words": "I am worn out", "id": str(uuid.uuid4())}
        )
    (asked,) = SupportAsked.objects.all()
    assert (asked.name, asked.reach, asked.closed_at) == ("Tía Ana", "555-0177", None)
    assert rosa.client not in str(vars(asked))


def test_numbers_that_do_not_exist_are_refused(ana):
    answer = ana.post("/my/caring/me/", {"strain": "11", "burden": "49", "id": str(uuid.uuid4())})
    assert answer.status_code == 422
    assert not OwnCheck.objects.exists()
