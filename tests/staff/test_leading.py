"""Offers lead to the form in which they are taken up, and it starts with what they draft."""

import html
import re
import uuid

import pytest
from django.utils import timezone

from steadystep.chart import say
from steadystep.chart.intake import Demographics, ImportedResource
from steadystep.chart.plan import Goal
from steadystep.chart.team import TeamJoined
from steadystep.faces.staff import clients, leading
from steadystep.reasoning import Finding, Offer, Review

from .conftest import now
from .test_pages import text

CLIENT = "6d1a7f2c-1111-4111-8111-111111111111"


@pytest.mark.parametrize(
    ("instrument", "form"), [("phq_9", "answers"), ("isi", "score"), ("sleep_diary", "checkin")]
)
def test_asking_for_a_measure_leads_to_the_form_it_can_be_answered_in(instrument, form):
    """Paper answers where the questions ship, the total where they may not, a check-in where it is kept by day."""
    offer = Offer(key=f"ask/{instrument}", says=say("Ask"), kind="measure")
    assert (
        leading.where_to(offer, "measures.overdue", CLIENT)
        == f"/clients/{CLIENT}/write/{form}/?instrument={instrument}"
    )


def test_an_offer_without_a_form_is_a_plain_yes():
    assert (
        leading.where_to(
            Offer(key="level", says=say("Order a level"), kind="task"), "medication.lithium_level", CLIENT
        )
        == ""
    )


def test_the_questionnaire_opens_with_its_questions(as_, tom, rosa):
    page = text(as_(tom).get(f"/clients/{rosa}/write/answers/?instrument=phq_9"))
    assert 'name="item_9"' in page


def test_the_form_starts_with_what_the_offer_drafts_and_happens_now(as_, tom, rosa, monkeypatch):
    draft = Goal(when=now(), text="Sleep through the night", sign="Up at seven")
    finding = Finding(
        rule="plan.goal",
        says=say("No goal yet"),
        offers=(Offer(key="write", says=say("Write it"), kind="entry", drafts=draft),),
    )
    review = Review(findings=(finding,), next_look=timezone.now())
    address = leading.where_to(finding.offers[0], finding.rule, rosa)
    assert leading.drafted(review, "plan.goal write") is draft
    assert leading.drafted(review, "plan.other write") is None
    assert leading.drafted(None, "plan.goal write") is None
    monkeypatch.setattr(
        "steadystep.faces.staff.forms.engine.drafted", lambda _review, named: leading.drafted(review, named)
    )
    page = text(as_(tom).get(address))
    assert "Sleep through the night" in page
    assert "Up at seven" in page
    assert re.search(r'name="happened"[^>]*value="\d', page) is None
    assert "Sleep through the night" not in text(as_(tom).get(f"/clients/{rosa}/write/goal/"))


def test_a_duty_with_a_draft_leads_to_its_form(as_, pia, put, rosa):
    put(
        pia,
        rosa,
        ImportedResource(when=now(), resource_type="CarePlan", resource="{}"),
        source="import:elsewhere",
    )
    page = html.unescape(text(as_(pia).get(f"/clients/{rosa}/")))
    (address,) = set(re.findall(r'href="([^"]*history-reviewed/[^"]*)"', page))
    assert "offer=intake.imported_history" in address
    assert as_(pia).get(address).status_code == 200


def test_the_pages_of_a_caseload_hold_everyone_once(as_, tom, team, put, rosa, monkeypatch):
    everyone = {"Rosa", "Ana", "Ben", "Cy"}
    for name in everyone - {"Rosa"}:
        put(
            tom,
            str(uuid.uuid4()),
            Demographics(when=now(), legal_name=name),
            TeamJoined(when=now(), team=str(team.pk), name="Adult team"),
        )
    monkeypatch.setattr(clients, "PER_PAGE", 3)
    for sort in ("", "name"):
        shown = [
            re.findall(r"data-row>([^<]+)</a>", text(as_(tom).get(f"/clients/?sort={sort}&page={page}")))
            for page in (1, 2)
        ]
        assert [len(page) for page in shown] == [3, 1]
        assert {*shown[0], *shown[1]} == everyone
    first = text(as_(tom).get("/clients/"))
    assert "page 1 of 2" in first
    assert "sort=contact" not in first
    assert "page 2 of 2" in text(as_(tom).get("/clients/?page=99"))
