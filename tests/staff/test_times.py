"""Finding a time on the page, from the hours somebody wrote down to a visit that stands; two browsers never share one."""

import re
import uuid
from datetime import time, timedelta

import pytest
from django.utils import timezone

from steadystep.chart import When
from steadystep.chart.intake import Demographics
from steadystep.chart.team import TeamJoined
from steadystep.chart.visits import VisitBooked
from steadystep.chart.waiting import WaitingBegan
from steadystep.clinic.calendar import reading as calendar
from steadystep.clinic.calendar import working
from steadystep.clinic.calendar.free_time import Hours
from steadystep.clinic.chartroom.booking import cancel
from steadystep.clinic.ledger import reading
from steadystep.clinic.people.actors import actor_of


@pytest.fixture
def hours(tom):
    """Tom, the therapist, sees clients every day from nine to twelve."""
    today = timezone.localdate()
    working.put_hours(
        [
            Hours(person=str(tom.pk), weekday=day, opens=time(9), closes=time(12), since=today)
            for day in range(7)
        ]
    )


def slots(page):
    return re.findall(r'name="slot" value="([^"]+)"', page.content.decode())


def sent(slot, **more):
    return {
        "slot": slot,
        "entry_id": str(uuid.uuid4()),
        "purpose": "therapy",
        "minutes": "50",
        "repeat": "1x1",
        **more,
    }


def booked(client):
    return reading.read_chart(client).of(VisitBooked)


def test_the_free_times_are_shown_and_a_click_books_one(client, as_, pia, rosa, hours):
    as_(pia)
    page = client.get(f"/clients/{rosa}/times/", {"purpose": "therapy", "person": ""})
    assert page.status_code == 200
    first = slots(page)[0]
    answer = client.post(f"/clients/{rosa}/times/", sent(first))
    assert answer.status_code == 302
    (visit,) = booked(rosa)
    assert visit.occurred.isoformat() in first
    assert first not in slots(client.get(f"/clients/{rosa}/times/", {"purpose": "therapy", "person": ""}))


def test_two_browsers_at_once_are_told_and_shown_what_is_free_now(client, as_, pia, rosa, hours):
    as_(pia)
    slot = slots(client.get(f"/clients/{rosa}/times/", {"purpose": "therapy", "person": ""}))[0]
    client.post(f"/clients/{rosa}/times/", sent(slot))
    second = client.post(f"/clients/{rosa}/times/", sent(slot), follow=True)
    assert "is taken from" in second.content.decode()
    assert slot not in slots(second)
    assert len(booked(rosa)) == 1


def test_every_week_books_a_series_that_can_be_ended(client, as_, pia, rosa, hours):
    as_(pia)
    slot = slots(client.get(f"/clients/{rosa}/times/", {"purpose": "therapy", "person": ""}))[0]
    client.post(f"/clients/{rosa}/times/", sent(slot, repeat="1x6"))
    visits = sorted(booked(rosa), key=lambda one: one.occurred)
    assert len({one.body.series for one in visits}) == 1
    assert len(visits) == 6
    page = client.get(f"/clients/{rosa}/visits/{visits[2].id}/series/")
    assert "4 visits from here on" in page.content.decode()
    client.post(
        f"/clients/{rosa}/visits/{visits[2].id}/series/", {"do": "end", "entry_id": str(uuid.uuid4())}
    )
    now = timezone.now()
    assert len(calendar.of_client(rosa, now, now + timedelta(weeks=10))) == 2


def test_somebody_who_does_not_see_clients_for_that_is_refused(client, as_, pia, rosa, hours):
    as_(pia)
    slot = f"{uuid.uuid4()}|{timezone.now().isoformat()}|"
    assert client.post(f"/clients/{rosa}/times/", sent(slot)).status_code == 422
    assert not booked(rosa)


def test_nobody_has_hours_and_the_page_says_what_to_do(client, as_, pia, rosa):
    as_(pia)
    said = client.get(f"/clients/{rosa}/times/").content.decode()
    assert "No time is free." in said


def test_the_waiting_list_stands_by_need_with_its_reasons(client, as_, pia, tom, rosa, put, hours):
    put(
        pia,
        rosa,
        WaitingBegan(when=When.instant(timezone.now()), purpose="therapy", needs=("no_other_support",)),
    )
    as_(pia)
    said = client.get("/waiting/").content.decode()
    assert "nobody else to turn to" in said
    assert f"/clients/{rosa}/times/?purpose=therapy" in said
    assert "Next free:" in said


def test_a_time_that_came_free_is_offered_to_the_first_who_waits(client, as_, pia, tom, rosa, put, hours):
    put(pia, rosa, WaitingBegan(when=When.instant(timezone.now()), purpose="therapy"))
    as_(pia)
    slot = slots(client.get(f"/clients/{rosa}/times/", {"purpose": "therapy", "person": ""}))[-1]
    client.post(f"/clients/{rosa}/times/", sent(slot))
    [visit] = booked(rosa)
    cancel(actor_of(pia, timezone.now()), rosa, visit.id, entry=str(uuid.uuid4()))
    said = client.get("/waiting/").content.decode()
    assert "Came free" in said
    assert "First who fits: " in said
    answer = client.post(
        f"/clients/{rosa}/offer-place/",
        {"slot": slot, "entry_id": str(uuid.uuid4())},
        follow=True,
    )
    assert "Nothing is booked before they say yes." in answer.content.decode()
    assert "is being asked, until" in answer.content.decode()


def test_the_lead_writes_down_hours_and_ends_them(client, as_, lea, tom):
    as_(lea)
    typed = {"person": str(tom.pk), "weekdays": ["0", "1"], "opens": "09:00", "closes": "12:00", "places": ["video"],
             "since": timezone.localdate().isoformat(), "site": "", "room": ""}  # fmt: skip
    assert client.post("/people/hours/", typed).status_code == 302
    assert client.post("/people/hours/", typed).status_code == 422, (
        "the same hours twice are refused in words"
    )
    rows = working.working_hours(str(tom.pk))
    assert [one.weekday for _row, one in rows] == [0, 1]
    client.post("/people/hours/end/", {"row": [str(row) for row, _one in rows]})
    assert {one.until for _row, one in working.working_hours(str(tom.pk))} == {timezone.localdate()}


def test_a_group_is_booked_from_the_page(client, as_, tom, rosa, put):
    luis = str(uuid.uuid4())
    team = reading.read_chart(rosa).of(TeamJoined)[0].body.team
    put(tom, luis, Demographics(when=When.instant(timezone.now()), legal_name="Luis Lima", zone=""), TeamJoined(when=When.instant(timezone.now()), team=team))  # fmt: skip
    as_(tom)
    page = client.get("/groups/new/")
    assert "Book the group" in page.content.decode()
    starts = (timezone.localtime() + timedelta(days=3)).replace(hour=14, minute=0).strftime("%Y-%m-%dT%H:%M")
    typed = {
        "meeting": str(uuid.uuid4()),
        "person": str(tom.pk),
        "starts": starts,
        "minutes": "60",
        "client": [rosa, luis],
    }
    assert client.post("/groups/new/", typed).status_code == 302
    assert [one.body.purpose for one in booked(luis)] == ["group"]
    assert client.post("/groups/new/", {**typed, "meeting": str(uuid.uuid4())}).status_code == 422
