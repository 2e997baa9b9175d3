"""Somebody asks for care, or tells of somebody: it is kept, owned, timed, and becomes a chart once, after a look."""

import uuid

import pytest
from django.core.cache import cache
from django.utils import timezone

from steadystep.chart import When
from steadystep.chart.intake import Demographics
from steadystep.chart.intake_course import IntakeOpened
from steadystep.chart.team import Message
from steadystep.clinic.enquiries.models import Enquiry, Step
from steadystep.clinic.ledger import reading
from steadystep.clinic.people.models import ClientRow

from .test_forms import filled

ASKED = {
    "for_whom": "self",
    "name": "Ines Newcomer",
    "phone": "555-0188",
    "words": "I cannot leave the house",
}


@pytest.fixture(autouse=True)
def fresh_rate_limits():
    cache.clear()


@pytest.fixture
def asked(client):
    def ask(**more):
        answer = client.post("/my/ask/", {**ASKED, "send": str(uuid.uuid4()), **more})
        assert answer.status_code == 200
        return answer.content.decode()

    return ask


def test_asking_says_help_first_and_the_same_to_everybody(client, asked, rosa, put, pia):
    put(
        pia,
        rosa,
        Demographics(when=When.instant(timezone.now()), legal_name="Rosa Example", phone="555-0100"),
    )
    page = client.get("/my/ask/").content.decode()
    assert page.index("988") < page.index("Your name")
    known, unknown = (
        asked(for_whom="somebody", about_whom="Rosa Example"),
        asked(for_whom="somebody", about_whom="Nobody Known"),
    )
    assert known.split("<h1>")[1] == unknown.split("<h1>")[1]
    assert "cannot tell anybody whether a person is in our care" in known


def test_the_same_sent_twice_stands_once_and_no_way_to_answer_is_refused(client, asked):
    send = str(uuid.uuid4())
    asked(send=send)
    asked(send=send)
    assert Enquiry.objects.count() == 1
    assert client.post("/my/ask/", {"for_whom": "self", "name": "Ines"}).status_code == 422


def test_a_flood_is_slowed(client):
    answers = [client.post("/my/ask/", ASKED).status_code for _ in range(12)]
    assert answers[-1] == 429


def test_it_is_taken_on_told_and_closed_and_nothing_is_lost(as_, fran, asked):
    asked()
    browser, one = as_(fran), Enquiry.objects.get()
    page = browser.get("/enquiries/").content.decode()
    assert "I cannot leave the house" in page
    assert "nobody sees to it yet" in page
    browser.post(f"/enquiries/{one.pk}/", {"do": "take"})
    browser.post(f"/enquiries/{one.pk}/", {"do": "tell", "what": "not_reached", "words": "Voicemail is full"})
    browser.post(
        f"/enquiries/{one.pk}/", {"do": "close", "outcome": "referred", "words": "Lives in another state"}
    )
    one.refresh_from_db()
    assert (one.owner, one.outcome, one.words) == (str(fran.pk), "referred", "I cannot leave the house")
    assert [step.what for step in Step.objects.order_by("id")] == ["taken", "not_reached", "referred"]


def test_fear_for_today_comes_first_and_soon(asked, as_, fran):
    asked()
    asked(name="Omar Worried", danger="on")
    first, second = Enquiry.objects.order_by("due")
    assert (first.name, second.name) == ("Omar Worried", "Ines Newcomer")
    browser = as_(fran)
    assert "somebody could be hurt" in browser.get("/enquiries/").content.decode()
    assert "Omar Worried" in browser.get("/").content.decode()
    browser.post(f"/enquiries/{first.pk}/", {"do": "take"})
    assert "Omar Worried" not in browser.get("/").content.decode()


def test_a_therapist_reads_no_enquiries(as_, tom, asked):
    asked()
    assert as_(tom).get("/enquiries/").status_code == 403


def test_it_becomes_a_chart_whose_intake_names_it(as_, fran, team, asked):
    asked()
    one, browser = Enquiry.objects.get(), as_(fran)
    page = f"/clients/new/?enquiry={one.pk}"
    shown = browser.get(page)
    assert "Ines Newcomer" in shown.content.decode()
    typed = {
        "legal_name": "Ines Newcomer",
        "language": "en",
        "sex_for_ranges": "unknown",
        "phone": "555-0188",
        "team": str(team.pk),
    }
    assert browser.post(page, {**filled(shown), **typed, "enquiry": str(one.pk)}).status_code == 302
    one.refresh_from_db()
    assert one.outcome == "became_client"
    (opened,) = reading.read_chart(one.client).of(IntakeOpened)
    assert opened.body.enquiry == str(one.pk)


def test_who_may_be_known_is_looked_at_first(as_, fran, rosa, team):
    """The same name: the form names the chart and asks for a look before it begins another."""
    known = ClientRow.objects.get(pk=rosa)
    browser, before = as_(fran), ClientRow.objects.count()
    shown = browser.get("/clients/new/")
    typed = {
        "legal_name": known.legal_name or known.display_name,
        "language": "en",
        "sex_for_ranges": "unknown",
        "team": str(team.pk),
    }
    answer = browser.post("/clients/new/", {**filled(shown), **typed})
    assert answer.status_code == 422
    assert f"/clients/{rosa}/" in answer.content.decode()
    assert ClientRow.objects.count() == before
    assert browser.post("/clients/new/", {**filled(shown), **typed, "somebody_else": "on"}).status_code == 302


def test_what_was_told_of_a_client_reaches_their_team(as_, fran, rosa, asked):
    """A sister worries about somebody who is in care: the team reads it, with her name; she is told nothing."""
    asked(for_whom="somebody", name="Mia Sister", about_whom="Rosa", words="She sold her things")
    one = Enquiry.objects.get()
    as_(fran).post(f"/enquiries/{one.pk}/", {"do": "close", "outcome": "already_client", "client": rosa})
    (told,) = reading.read_chart(rosa).of(Message)
    assert (told.body.to, told.body.text) == ("team", "Told to the clinic by Mia Sister: She sold her things")
    one.refresh_from_db()
    assert one.client == rosa
