"""The caseload page: first, last and change, what is due, and the mark that somebody looked."""

import pytest

from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.chart.otp import OtpContact
from steadystep.clinic.chartroom import lists
from steadystep.clinic.consent.actor import Role
from steadystep.clinic.ledger import clock
from steadystep.clinic.people.actors import actor_of

from .conftest import _member, now
from .test_pages import text


@pytest.fixture
def followed(rosa, tom, put):
    put(tom, rosa, ScoreTotal(when=now(), instrument="phq_9", total=18))
    put(tom, rosa, ScoreTotal(when=now(), instrument="phq_9", total=12))
    return rosa


def mark(browser, client, **more):
    item = lists.caseload(actor_of(browser.person, clock.now()), "team")[0]
    given = {"seen": item.seq, "group": item.group, "back": "?group=steady", **more}
    return browser.post(f"/clients/{client}/looked/", given)


@pytest.fixture
def toms(as_, tom):
    browser = as_(tom)
    browser.person = tom
    return browser


def test_first_last_and_change_stand_on_the_page(toms, followed):
    page = text(toms.get("/clients/"))
    assert "PHQ-9 18 → 12 (-6)" in page
    assert "in care" in page


def test_a_mark_is_set_told_and_taken_off_again(toms, tom, followed):
    answer = mark(toms, followed)
    assert (answer.status_code, answer["Location"]) == (302, "/clients/?group=steady")
    page = text(toms.get("/clients/"))
    assert f"Looked through by {tom.display_name}" in page
    assert not lists.caseload(actor_of(tom, clock.now()), "team", unlooked=True)
    mark(toms, followed, marked="off")
    assert "Looked through by" not in text(toms.get("/clients/"))


def test_something_new_takes_it_off_and_says_so(toms, tom, put, followed):
    mark(toms, followed)
    put(tom, followed, Answers(when=now(), instrument="gad_7", form="new", items=(1,) * 7))
    page = text(toms.get("/clients/?looked=no"))
    assert "Was looked through by" in page
    assert "New since: questionnaire" in page


def test_a_safety_duty_stays_on_the_list_whatever_is_marked(toms, tom, followed, alarm):
    mark(toms, followed)
    assert [one.group for one in lists.caseload(actor_of(tom, clock.now()), "team", unlooked=True)] == [
        "safety"
    ]
    assert lists.counts(actor_of(tom, clock.now()), "team", unlooked=True)["safety"] == 1


def test_the_front_desk_sees_neither_score_nor_mark(as_, fran, toms, followed):
    mark(toms, followed)
    page = text(as_(fran).get("/clients/"))
    assert "PHQ-9" not in page
    assert "ooked through by" not in page


def test_the_front_desk_does_not_learn_how_a_client_does(as_, fran, followed):
    """Off track, overdue or steady rests on scores and findings: the desk sees who is here, by name, and bookings."""
    for address in ("/", "/clients/", "/clients/?group=off_track", "/clients/pictures/"):
        page = text(as_(fran).get(address, follow=True))
        assert "Off track" not in page
        assert "Overdue (" not in page
    eyes = actor_of(fran, clock.now())
    assert {one.group for one in lists.caseload(eyes, "team")} == {""}
    assert lists.caseload(eyes, "team", "off_track") == []


def test_an_address_elsewhere_is_not_followed_and_a_broken_number_is_said(toms, followed):
    assert mark(toms, followed, back="https://elsewhere.example/")["Location"] == "/clients/"
    assert mark(toms, followed, seen="many").status_code in (400, 422)


@pytest.mark.parametrize(
    ("role", "body", "told"),
    [
        (Role.PRESCRIBER, Answers(when=now(), instrument="gad_7", form="new", items=(1,) * 7), True),
        (Role.PEER, Answers(when=now(), instrument="gad_7", form="new", items=(1,) * 7), False),
        (Role.PEER, OtpContact(when=now(), program="Riverside"), False),
    ],
    ids=["theirs to see", "not theirs", "substance use"],
)
def test_what_came_since_is_named_only_to_who_may_see_it(
    as_, toms, put, pia, team, followed, role, body, told
):
    mark(toms, followed)
    author = toms.person if isinstance(body, Answers) else pia
    put(author, followed, body)
    reader = _member(f"reader-{role}", role, team)
    [item] = lists.caseload(actor_of(reader, clock.now()), "team")
    assert item.line.looked.off is not None
    assert bool(item.line.looked.kind) is told
