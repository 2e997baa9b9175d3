"""A time that came free is held out to one person at a time; it is theirs when they take it, and nobody's before."""

import uuid
from datetime import timedelta

import pytest

from steadystep.chart import Refused
from steadystep.chart.visits import VisitBooked
from steadystep.clinic.calendar import freed
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.chartroom.booking import book, cancel
from steadystep.clinic.chartroom.place_offers import decline, offer_place, take
from steadystep.clinic.ledger import clock, reading
from tests.small_clinic import herself

ZONE = "America/New_York"


@pytest.fixture
def one(clinic, rosa):
    """Rosa's visit in two days was called off."""
    starts = (clock.now() + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)
    time = Time(person=clinic.therapist.id, starts=starts, minutes=50)
    book(clinic.therapist, rosa, time, entry="visit-1", purpose="therapy", zone=ZONE)
    assert freed.came_free(clock.now()) == []
    cancel(clinic.therapist, rosa, "visit-1", entry="off-1")
    [found] = freed.came_free(clock.now())
    return found


def visits(client):
    return [entry for entry in reading.read_chart(client).of(VisitBooked) if entry.id != "visit-1"]


def offered(clinic, client, one):
    offer = str(uuid.uuid4())
    offer_place(clinic.therapist, client, one, offer)
    return offer


def test_who_is_asked_takes_it_and_it_is_free_no_more(clinic, sam, one):
    offer = offered(clinic, sam, one)
    assert visits(sam) == []
    take(herself(sam), sam, offer, ZONE)
    [visit] = visits(sam)
    assert (visit.occurred, visit.body.with_person) == (one.time.starts, clinic.therapist.id)
    assert freed.came_free(clock.now()) == []


def test_of_two_at_once_one_gets_it_and_the_other_hears_so(clinic, rosa, sam, one):
    offer = offered(clinic, sam, one)
    book(clinic.therapist, rosa, one.time, entry="visit-2", purpose="therapy", zone=ZONE)
    with pytest.raises(Refused, match="just gone to somebody else"):
        take(herself(sam), sam, offer, ZONE)
    assert visits(sam) == []
    assert freed.open_to(sam, clock.now()) == []


def test_one_is_asked_at_a_time_and_the_next_after_a_no(clinic, rosa, sam, one):
    offer = offered(clinic, sam, one)
    with pytest.raises(Refused, match="being asked about this time already"):
        offered(clinic, rosa, one)
    decline(sam, offer)
    offered(clinic, rosa, one)
    with pytest.raises(Refused, match="This offer is over"):
        take(herself(sam), sam, offer, ZONE)


def test_another_clients_offer_is_not_to_be_taken(clinic, rosa, sam, one):
    with pytest.raises(Refused, match="This offer is over"):
        take(herself(rosa), rosa, offered(clinic, sam, one), ZONE)
