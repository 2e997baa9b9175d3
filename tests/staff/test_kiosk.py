"""A device in the waiting room: one sheet, opened once by a PIN, and no way from it into the chart."""

import html
import re

import pytest
from django.test import Client

from steadystep.chart.asking import MeasureSent, SheetBegun
from steadystep.chart.measures import Answers, ItemAnswered
from steadystep.clinic.asking import handing_over
from steadystep.clinic.asking.models import HandedOver
from steadystep.clinic.ledger import reading

pytestmark = pytest.mark.django_db


def said(answer) -> str:
    return html.unescape(answer.content.decode())


@pytest.fixture
def pin(as_, pia, rosa):
    """Pia hands over a device for the PHQ-9."""
    answer = as_(pia).post(f"/clients/{rosa}/device/", {"instrument": "phq_9"})
    assert answer.status_code == 200
    return re.search(r"<strong>(\d{3} \d{3})</strong>", said(answer))[1]


@pytest.fixture
def tablet(pin):
    client = Client()
    assert client.post("/kiosk/", {"pin": pin}).status_code == 302
    return client


def answered(client: str, kind: type) -> list:
    return reading.read_chart(client).of(kind)


def test_handing_over_is_an_entry_and_the_pin_is_kept_nowhere(pin, pia, rosa):
    (sent,) = answered(rosa, MeasureSent)
    assert (sent.body.way, sent.author) == ("kiosk", str(pia.pk))
    assert pin.replace(" ", "") not in str(HandedOver.objects.values())


def test_a_sheet_is_answered_and_tied_to_its_asking(tablet, rosa):
    assert tablet.post("/kiosk/start/").status_code == 302
    for number, value in enumerate((2, 2, 3, 2, 1, 2, 1, 0), start=1):
        assert tablet.post(f"/kiosk/{number}/", {"answer": value}).status_code == 302
    tablet.post("/kiosk/9/", {"answer": "0"})
    thanks = tablet.post("/kiosk/hand-in/")
    assert "It is handed in" in said(thanks)
    (entry,) = answered(rosa, Answers)
    (begun,) = answered(rosa, SheetBegun)
    assert entry.body.items == (2, 2, 3, 2, 1, 2, 1, 0, 0, None)
    assert entry.body.way == "kiosk"
    assert entry.body.request == begun.body.request == answered(rosa, MeasureSent)[0].body.request


def test_a_risk_answer_is_an_entry_at_once_and_help_stands_on_the_screen(tablet, rosa):
    before = said(tablet.get("/kiosk/9/"))
    assert "Before you answer" in before
    after = tablet.post("/kiosk/9/", {"answer": "2"})
    assert "You do not have to carry this alone" in said(after)
    (entry,) = answered(rosa, ItemAnswered)
    assert entry.body.value == 2
    assert [one.kind for one in reading.read_chart(rosa).standing if one.kind == "raised"]
    assert tablet.post("/kiosk/9/", {"answer": "2", "help_shown": "2"}).status_code == 302
    assert len(answered(rosa, ItemAnswered)) == 1


def test_who_picks_an_answer_and_stops_has_given_it(tablet, rosa):
    """It was chosen on the screen, and the page says that it goes to the team the moment it is."""
    closed = tablet.post("/kiosk/9/", {"answer": "2", "stop": "1"})
    assert "You do not have to carry this alone" in said(closed)
    assert "The questions are closed" in said(closed)
    assert [one.body.value for one in answered(rosa, ItemAnswered)] == [2]
    assert tablet.get("/kiosk/9/")["Location"] == "/kiosk/"


def test_an_ordinary_answer_is_kept_by_who_stops_and_nobody_is_asked_twice(tablet, as_, pia, rosa):
    assert tablet.post("/kiosk/1/", {"answer": "3", "stop": "1"})["Location"] == "/kiosk/over/"
    again = as_(pia).post(f"/clients/{rosa}/device/", {"instrument": "phq_9"})
    pin = re.search(r"<strong>(\d{3} \d{3})</strong>", said(again))[1]
    tablet.post("/kiosk/", {"pin": pin})
    assert tablet.post("/kiosk/start/")["Location"] == "/kiosk/2/"


def test_stopping_without_an_answer_writes_nothing(tablet, rosa):
    assert tablet.post("/kiosk/9/", {"stop": "1"})["Location"] == "/kiosk/over/"
    assert not answered(rosa, ItemAnswered)


def test_a_script_gets_the_help_alone(tablet, rosa):
    piece = said(tablet.post("/kiosk/9/", {"answer": "1"}, headers={"X-Piece": "1"}))
    assert "You do not have to carry this alone" in piece
    assert "<html" not in piece
    assert [one.body.value for one in answered(rosa, ItemAnswered)] == [1]
    assert not said(tablet.post("/kiosk/8/", {"answer": "1"}, headers={"X-Piece": "1"})).strip()


def test_the_session_sees_nothing_else(tablet, rosa):
    for address in (
        f"/clients/{rosa}/",
        "/",
        "/clients/",
        "/my/",
        "/unanswered/",
        f"/clients/{rosa}/write/note/",
    ):
        answer = tablet.get(address)
        assert answer.status_code == 302, address
        assert "/accounts/login/" in answer["Location"], address
    assert "no-store" in tablet.get("/kiosk/1/")["Cache-Control"]


def test_a_pin_opens_once(pin, tablet):
    again = Client().post("/kiosk/", {"pin": pin})
    assert again.status_code == 422
    assert "does not open anything" in said(again)


def test_who_was_signed_in_on_the_device_is_signed_out(as_, pia, pin, rosa):
    device = as_(pia)
    assert device.get(f"/clients/{rosa}/").status_code == 200
    device.post("/kiosk/", {"pin": pin})
    assert device.get(f"/clients/{rosa}/").status_code == 302
    assert device.get("/kiosk/start/").status_code == 200


def test_handing_over_this_device_signs_out_first(as_, pia, rosa):
    device = as_(pia)
    assert device.post("/device/here/")["Location"] == "/kiosk/"
    assert device.get(f"/clients/{rosa}/").status_code == 302


def test_it_ends_when_handed_in_or_stopped_and_back_leads_nowhere(tablet):
    tablet.post("/kiosk/1/", {"answer": "1"})
    assert tablet.post("/kiosk/stop/")["Location"] == "/kiosk/over/"
    for address in ("/kiosk/1/", "/kiosk/look-over/", "/kiosk/start/"):
        assert tablet.get(address)["Location"] == "/kiosk/"


def test_it_ends_by_itself(tablet, monkeypatch):
    assert tablet.get("/kiosk/1/")["Refresh"] == "600; url=/kiosk/over/"
    row = HandedOver.objects.get()
    HandedOver.objects.update(ends_at=row.made_at)
    assert tablet.get("/kiosk/1/")["Location"] == "/kiosk/"


def test_what_was_answered_goes_on_with_a_new_pin(tablet, as_, pia, rosa):
    tablet.post("/kiosk/1/", {"answer": "3"})
    tablet.post("/kiosk/stop/")
    answer = as_(pia).post(f"/clients/{rosa}/device/", {"instrument": "phq_9"})
    other = Client()
    other.post("/kiosk/", {"pin": re.search(r"<strong>(\d{3} \d{3})</strong>", said(answer))[1]})
    assert other.post("/kiosk/start/")["Location"] == "/kiosk/2/"


def test_an_answer_that_does_not_exist_is_said_and_not_kept(tablet, rosa):
    answer = tablet.post("/kiosk/1/", {"answer": "7"})
    assert answer.status_code == 422
    assert "not one of the answers" in said(answer)


def test_guessing_is_stopped(pin, db):
    guesser = Client()
    for _ in range(handing_over.WRONG_FROM_ONE_PLACE):
        guesser.post("/kiosk/", {"pin": "000000x"})
    assert guesser.post("/kiosk/", {"pin": pin}).status_code == 429


def test_guessing_from_many_addresses_of_one_network_is_stopped(pin, db):
    """Whoever has one IPv6 line has more addresses than there are numbers."""
    guesser = Client()
    for one in range(handing_over.WRONG_FROM_ONE_PLACE):
        guesser.post("/kiosk/", {"pin": "000000x"}, REMOTE_ADDR=f"2001:db8:1:2::{one:x}")
    assert guesser.post("/kiosk/", {"pin": pin}, REMOTE_ADDR="2001:db8:1:2:ffff::1").status_code == 429


def test_guessing_from_everywhere_is_stopped(pin, db):
    guesser = Client()
    for one in range(handing_over.WRONG_FROM_EVERYWHERE):
        guesser.post("/kiosk/", {"pin": "000000x"}, REMOTE_ADDR=f"198.51.{one}.7")
    assert guesser.post("/kiosk/", {"pin": pin}, REMOTE_ADDR="203.0.113.9").status_code == 429


def test_one_guesser_behind_the_clinics_proxy_does_not_lock_out_the_others(pin, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    guesser = Client()
    for _ in range(handing_over.WRONG_FROM_ONE_PLACE):
        guesser.post("/kiosk/", {"pin": "000000x"}, HTTP_X_FORWARDED_FOR="198.51.100.7")
    assert guesser.post("/kiosk/", {"pin": pin}, HTTP_X_FORWARDED_FOR="198.51.100.7").status_code == 429
    assert Client().post("/kiosk/", {"pin": pin}, HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 302


def test_what_is_over_keeps_no_name(tablet):
    tablet.post("/kiosk/stop/")
    assert HandedOver.objects.get().called == ""
