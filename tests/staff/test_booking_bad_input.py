"""Bookings that cannot be: an hour that no clock shows, an hour that comes twice, two browsers at the same moment."""

import uuid
from http.cookies import SimpleCookie
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.test import Client

from steadystep.chart.visits import VisitBooked
from steadystep.clinic.ledger import reading

from .test_day import typed
from .test_times import hours, sent, slots  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
SKIPPED, TWICE = "2030-03-10T02:30", "2030-11-03T01:30"  # in New York


def visits(client):
    return reading.read_chart(client).of(VisitBooked)


def test_an_hour_that_is_skipped_is_refused_with_the_next_one_and_nothing_is_lost(as_, tom, rosa):
    answer = as_(tom).post(f"/clients/{rosa}/write/visit/", typed(with_person=str(tom.pk), starts=SKIPPED))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "the clocks go forward, and 02:30 does not exist. Choose 03:30" in page
    assert f'value="{SKIPPED}' in page
    assert not visits(rosa)


def test_an_hour_that_comes_twice_is_booked_once(as_, tom, rosa):
    for entry in (str(uuid.uuid4()), str(uuid.uuid4())):
        answer = as_(tom).post(
            f"/clients/{rosa}/write/visit/", typed(with_person=str(tom.pk), starts=TWICE, entry_id=entry)
        )
    assert answer.status_code == 422
    assert "Tom is taken from" in answer.content.decode()
    (visit,) = visits(rosa)
    assert visit.occurred.isoformat() == "2030-11-03T05:30:00+00:00"


def test_four_browsers_at_the_same_moment_book_one_visit(live_server, as_, tom, pia, rosa, hours):  # noqa: F811
    """Nobody waits for anybody: all four hold the same free time on their page and press at once."""
    browsers = []
    for _ in range(4):
        browsers.append(Client())
        browsers[-1].cookies = SimpleCookie({key: one.value for key, one in as_(pia).cookies.items()})
    address = f"/clients/{rosa}/times/"
    slot = slots(browsers[0].get(address, {"purpose": "therapy", "person": str(tom.pk)}))[0]
    gate, said = Barrier(4), []

    def press(browser):
        gate.wait()
        try:
            said.append(browser.post(address, sent(slot), follow=True).content.decode())
        finally:
            connections.close_all()

    pressed = [Thread(target=press, args=(one,)) for one in browsers]
    for one in pressed:
        one.start()
    for one in pressed:
        one.join()
    assert len(visits(rosa)) == 1
    assert len(said) == 4
    assert sum("Tom is taken from" in page for page in said) == 3
