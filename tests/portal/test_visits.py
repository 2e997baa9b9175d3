"""My visits: other times that are free, the place on the list, and the private address for my own calendar."""

import re
import uuid
from datetime import time, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from steadystep.chart import When
from steadystep.chart.team import Message
from steadystep.chart.visit_feed import VisitFeedChosen
from steadystep.chart.visits import VisitBooked
from steadystep.chart.waiting import WaitingBegan
from steadystep.clinic.calendar import freed, working
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.calendar.free_time import Hours
from steadystep.clinic.chartroom.writing import write
from tests.portal.conftest import TUESDAY_TEN
from tests.small_clinic import fresh

PAGE = "/my/visits/"
SHARE = PAGE + "calendar/address/"
THEN = TUESDAY_TEN + timedelta(days=3)


@pytest.fixture
def visit(rosa) -> str:
    body = VisitBooked(
        when=When.instant(THEN, "America/New_York"), minutes=50, purpose="therapy", with_person=rosa.clinic.therapist.id,
        place="video",
    )  # fmt: skip
    one = fresh(body)
    write(rosa.clinic.therapist, rosa.client, [one])
    return one.id


def shared(rosa, **fields) -> str:
    assert rosa.post(SHARE, PAGE, **fields).status_code == 302
    return re.search(r'value="(http[^"]+\.ics)"', rosa.get(PAGE).content.decode())[1]


def events(address) -> list:
    return list(Calendar.from_ical(Client().get(address).content).walk("VEVENT"))


def test_the_calendar_holds_the_visit_in_neutral_words_and_rings_before(rosa, visit):
    (one,) = [each for each in events(shared(rosa)) if each["UID"].startswith(visit)]
    assert (one["DTSTART"].dt, one["SUMMARY"]) == (THEN, "Appointment")
    assert one.walk("VALARM")
    assert b"therapy" not in Client().get(shared(rosa)).content


def test_with_names_it_says_with_whom(rosa, visit):
    assert any("Tariq" in one["SUMMARY"] for one in events(shared(rosa, names="on")))


def test_an_address_that_was_taken_back_is_not_found(rosa, visit):
    first = shared(rosa)
    second = shared(rosa)
    assert Client().get(first).status_code == 404
    rosa.post(SHARE, PAGE, do="stop")
    assert Client().get(second).status_code == 404
    assert rosa.chart.of(VisitFeedChosen)[-1].body.stopped


def test_free_times_are_offered_and_the_wish_says_which(rosa, visit):
    since = TUESDAY_TEN.date()
    person = rosa.clinic.therapist.id
    working.put_hours(
        [Hours(person=person, weekday=day, opens=time(9), closes=time(12), since=since) for day in range(5)]
    )
    times = re.findall(r'name="time" value="([^"]+)"', rosa.get(PAGE).content.decode())
    assert len(set(times)) == 6
    rosa.post(f"{PAGE}{visit}/move/", PAGE, time=times[0], text="Mornings are best")
    asked = rosa.chart.of(Message)[-1].body.text
    assert "I could come: " in asked
    assert asked.endswith("Mornings are best")


def test_who_waits_reads_that_the_place_is_kept(rosa):
    body = WaitingBegan(when=When.instant(TUESDAY_TEN), purpose="nurse")
    write(rosa.clinic.therapist, rosa.client, [fresh(body)])
    said = rosa.get(PAGE).content.decode()
    assert "You are on our list" in said
    assert "You keep your place." in said


def test_a_time_that_came_free_says_with_whom_it_is(rosa, visit):
    """It may be somebody else than usual: who it is is said before she takes it."""
    time_free = Time(person=rosa.clinic.therapist.id, starts=THEN + timedelta(days=1), minutes=50)
    freed.hold_out(
        uuid.uuid4(), rosa.client, freed.Freed(time_free, "therapy", "in_person"), by=rosa.clinic.therapist.id,
        until=TUESDAY_TEN + timedelta(hours=4),
    )  # fmt: skip
    offered = (
        rosa.get(PAGE).content.decode().split("A time has come free for you")[1].split("Yes, I take it")[0]
    )
    assert "Tariq" in offered
