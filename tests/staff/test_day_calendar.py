"""My day in my own calendar: no name in it, and an address that was taken back is not found."""

import re
import uuid
from datetime import timedelta

from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.chartroom.booking import book
from steadystep.clinic.people.actors import actor_of

PAGE = "/day/calendar/"


def address(client) -> str:
    return re.search(r'value="(http[^"]+\.ics)"', client.get(PAGE).content.decode())[1]


def test_what_is_booked_stands_in_it_without_a_name(client, as_, tom, rosa):
    starts = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    time = Time(person=str(tom.pk), starts=starts, minutes=50)
    actor = actor_of(tom, timezone.now())
    book(actor, rosa, time, entry=str(uuid.uuid4()), purpose="therapy", place="video")
    as_(tom)
    client.post(PAGE, {"do": "make"})
    answer = Client().get(address(client))
    (one,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (one["DTSTART"].dt, one["SUMMARY"]) == (starts, "therapy · video")
    assert b"Rosa" not in answer.content


def test_an_address_ends_with_a_new_one_and_when_it_is_taken_back(client, as_, tom):
    as_(tom)
    client.post(PAGE, {"do": "make"})
    first = address(client)
    client.post(PAGE, {"do": "make"})
    second = address(client)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    client.post(PAGE, {"do": "stop"})
    assert Client().get(second).status_code == 404
