"""A client shares with somebody who cares for them, topic by topic; that person joins with a code, and sees just that."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from steadystep.chart import NewEntry, When
from steadystep.chart.team import ConsentGiven, ConsentRevoked
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.people.actors import actor_of
from steadystep.clinic.people.models import CaregiverCode
from tests.portal.conftest import TUESDAY_TEN

SAFETY_PLAN, GOALS, VISITS = "7", "9", "1"
PASSWORD = "three plain words"


def share(rosa, *scopes, **more):
    fields = {"name": "Tía Ana", "scopes": scopes, "months": "1", "purpose": "So that she can help"} | more
    return rosa.post("/my/sharing/new/", "/my/sharing/new/", **fields)


def code_on(answer) -> str:
    (code,) = re.findall(r'slip-code" dir="ltr">([^<]+)<', answer.content.decode())
    return code


def join(code, username="ana") -> tuple[Client, int]:
    browser = Client()
    typed = {"code": code, "username": username, "password": PASSWORD, "password_again": PASSWORD}
    return browser, browser.post("/my/join/caring/", typed).status_code


def given_to_ana(rosa):
    return [one for one in rosa.chart.of(ConsentGiven) if one.body.recipient_name == "Tía Ana"]


def page_of(browser) -> str:
    return browser.get("/my/caring/").content.decode()


def test_what_is_ticked_is_seen_and_nothing_else(rosa):
    browser, status = join(code_on(share(rosa, GOALS)))
    assert status == 302
    page = page_of(browser)
    assert "Goals" in page
    assert "Safety plan" not in page
    assert "Medicines" not in page
    assert "some parts are private" in page
    assert browser.get("/my/").status_code == 302  # a caregiver has no record of their own


def test_the_client_is_shown_what_they_see(rosa):
    browser, _ = join(code_on(share(rosa, GOALS, SAFETY_PLAN)))
    (given,) = given_to_ana(rosa)
    shown = rosa.get(f"/my/sharing/{given.id}/as-they-see/").content.decode()
    theirs = page_of(browser)
    for heading in re.findall(r"<h[34]>([^<]+)</h[34]>", theirs):
        assert heading in shown
    assert "has not made a sign-in yet" not in shown


def test_one_sheet_sent_twice_is_one_consent(rosa):
    first = share(rosa, GOALS, id=str(uuid.UUID(int=7)))
    second = share(rosa, GOALS, id=str(uuid.UUID(int=7)))
    assert len(given_to_ana(rosa)) == 1
    assert join(code_on(first))[1] == 422  # withdrawn by the second, which is the paper she holds
    assert join(code_on(second))[1] == 302


def test_a_code_opens_once(rosa):
    code = code_on(share(rosa, GOALS))
    assert join(code)[1] == 302
    assert join(code, "somebody-else")[1] == 422


def test_a_code_that_nobody_used_runs_out(rosa, at):
    code = code_on(share(rosa, GOALS))
    at(TUESDAY_TEN + timedelta(hours=73))
    assert join(code)[1] == 422


def test_changing_takes_the_old_topics_away(rosa):
    browser, _ = join(code_on(share(rosa, GOALS)))
    (given,) = given_to_ana(rosa)
    rosa.post(f"/my/sharing/{given.id}/", scopes=[SAFETY_PLAN], months="3", purpose="A hard month")
    assert [one.body.scopes for one in given_to_ana(rosa)] == [(9,), (7,)]
    assert [one.body.consent for one in rosa.chart.of(ConsentRevoked)] == [given.id]
    page = page_of(browser)
    assert "Goals" not in page
    assert "Safety plan" in page


def test_after_the_end_nothing_is_shown_and_telling_still_works(rosa, at):
    browser, _ = join(code_on(share(rosa, GOALS)))
    (given,) = given_to_ana(rosa)
    at(given.body.until.end + timedelta(hours=1))
    browser.cookies.clear()
    browser.login(username="ana", password=PASSWORD)
    page = page_of(browser)
    assert "Nothing is shared with you now" in page
    assert "Goals" not in page
    assert "Tell the team" in page


@pytest.mark.parametrize(
    "wrong", [{"scopes": []}, {"scopes": ["99"]}, {"name": ""}, {"months": "40"}, {"purpose": ""}]
)
def test_a_sheet_that_says_too_little_is_not_signed(rosa, wrong):
    answer = share(rosa, GOALS, **wrong)
    assert answer.status_code == 422
    assert not given_to_ana(rosa)


def test_stopping_makes_the_code_useless(rosa):
    code = code_on(share(rosa, GOALS))
    (given,) = given_to_ana(rosa)
    rosa.post(f"/my/sharing/{given.id}/stop/")
    assert join(code)[1] == 422


def test_somebody_named_on_paper_gets_no_code(rosa):
    paper = ConsentGiven(
        when=When.instant(TUESDAY_TEN), recipient_kind="caregiver", recipient="Aunt Luz", recipient_name="Aunt Luz",
        purpose="Rides", scopes=(1,),
    )  # fmt: skip
    entry = str(uuid.uuid4())
    write(actor_of(rosa.person, TUESDAY_TEN), rosa.client, [NewEntry(id=entry, body=paper)], seen=10**6)
    assert (
        "Ask the clinic"
        in rosa.browser.get(rosa.post(f"/my/sharing/{entry}/code/")["Location"]).content.decode()
    )
    assert not CaregiverCode.objects.exists()


def test_a_consent_that_is_not_there_is_not_found(rosa):
    assert rosa.get(f"/my/sharing/{uuid.uuid4()}/").status_code == 404
