"""The safety plan on one staff page: written together, what changed, who holds which, on paper; two people at once."""

import html

import pytest

from steadystep.chart.safety import SafetyPlan
from steadystep.chart.team import ConsentGiven, ConsentRevoked
from steadystep.clinic.ledger import reading

from .conftest import now
from .test_forms import filled


@pytest.fixture
def plan(rosa, tom, put):
    return put(tom, rosa, SafetyPlan(when=now(), my_steps=("Walk",), who_to_ask=("Mia",)))[0].id


def write(browser, rosa, slug, **typed):
    address = f"/clients/{rosa}/write/{slug}/"
    return browser.post(address, {**filled(browser.get(address)), **typed})


def page(browser, rosa) -> str:
    return html.unescape(browser.get(f"/clients/{rosa}/safety-plan/").content.decode())


def test_no_plan_says_how_to_begin(as_, tom, rosa):
    assert "There is no safety plan yet." in page(as_(tom), rosa)


def test_an_empty_section_is_labelled(as_, tom, rosa, plan):
    said = page(as_(tom), rosa)
    assert "Walk" in said
    assert "Nothing here yet" in said


def test_a_copy_on_paper_is_old_once_the_plan_is_newer(as_, tom, rosa, plan):
    browser = as_(tom)
    assert write(browser, rosa, "safety-plan-given", plan=plan, how="paper").status_code == 302
    assert "older version" not in page(browser, rosa)
    assert write(browser, rosa, "safety-plan", my_steps="Walk\nSing", who_to_ask="Mia").status_code == 302
    said = page(browser, rosa)
    assert "older version" in said
    assert "What I can do by myself: Sing" in said
    assert "Give the new one" in said


def test_two_people_at_once_see_each_others_lines(as_, tom, pia, rosa, plan):
    """Pia opened the form; Tom signed meanwhile. Pia's page comes back with his lines and hers."""
    browser = as_(pia)
    address = f"/clients/{rosa}/write/safety-plan/"
    hidden = filled(browser.get(address))
    assert write(as_(tom), rosa, "safety-plan", my_steps="Walk\nCall Luz", who_to_ask="").status_code == 302
    answer = as_(pia).post(address, {**hidden, "my_steps": "Walk\nSing"})
    said = html.unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "added under “What I can do by myself”: Call Luz" in said
    assert "took out of “People I can ask for help”: Mia" in said
    assert "Sing" in said
    assert len(reading.read_chart(rosa).of(SafetyPlan)) == 2


def test_the_form_begins_with_what_stands(as_, tom, rosa, plan):
    said = html.unescape(as_(tom).get(f"/clients/{rosa}/write/safety-plan/").content.decode())
    assert ">\nWalk</textarea>" in said
    assert "Where does it lie at home" in said


@pytest.mark.parametrize("size", ["a4", "letter", "card"])
def test_on_paper(as_, tom, rosa, plan, size):
    answer = as_(tom).get(f"/clients/{rosa}/safety-plan/{size}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_no_paper_without_a_plan(as_, tom, rosa):
    assert as_(tom).get(f"/clients/{rosa}/safety-plan/a4.pdf").status_code == 404


def test_the_duty_after_an_event_leads_to_the_plan(as_, tom, rosa, alarm):
    said = html.unescape(as_(tom).get(f"/clients/{rosa}/").content.decode())
    assert "make a safety plan together" in said
    assert f"/clients/{rosa}/safety-plan/" in said


def test_a_caregiver_gets_a_copy_only_under_a_consent_to_exactly_that(as_, tom, rosa, plan, put):
    """Scope 7, in force, for that person; a copy that comes back needs none."""
    browser = as_(tom)
    copy = {"plan": plan, "how": "caregiver", "holder": "Mia"}
    refused = write(browser, rosa, "safety-plan-given", **copy)
    assert refused.status_code == 422
    assert "ES29" in refused.content.decode()
    assert write(browser, rosa, "safety-plan-given", **copy, back="on").status_code == 302
    who = {"recipient_kind": "caregiver", "recipient": "mia", "recipient_name": "Mia", "purpose": "Support"}
    put(tom, rosa, ConsentGiven(when=now(), scopes=(1, 8), **who))
    assert write(browser, rosa, "safety-plan-given", **copy).status_code == 422
    (given,) = put(tom, rosa, ConsentGiven(when=now(), scopes=(7,), **who))
    assert write(browser, rosa, "safety-plan-given", **copy).status_code == 302
    put(tom, rosa, ConsentRevoked(when=now(), consent=given.id))
    assert write(browser, rosa, "safety-plan-given", **copy).status_code == 422
