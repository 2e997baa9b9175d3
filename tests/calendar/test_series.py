"""Visits that come again: the same hour on the wall all through, each for itself, moved or ended from one on."""

import uuid
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from steadystep.chart import Refused
from steadystep.chart.visits import VisitBooked
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.calendar.reading import of_client
from steadystep.clinic.chartroom.booking import book
from steadystep.clinic.chartroom.series import (
    Repeat,
    ahead_in_series,
    book_series,
    days_of,
    end_series,
    move_rest,
)
from steadystep.clinic.ledger import clock, reading

ZONE = "America/New_York"
PLACE = ZoneInfo(ZONE)
FIRST = datetime(2027, 3, 2, 15, 0, tzinfo=PLACE).astimezone(
    UTC
)  # a Tuesday; the clocks go forward on 14 March
ENTRY = str(uuid.UUID(int=7))
WEEKS = Repeat(weeks=1, count=12)


def series(clinic, client, **more):
    time = Time(person=clinic.therapist.id, starts=FIRST, minutes=50)
    return book_series(
        clinic.therapist,
        client,
        time,
        WEEKS,
        entry=ENTRY,
        purpose="therapy",
        place="video",
        zone=ZONE,
        **more,
    )


def booked(client):
    return of_client(client, FIRST - timedelta(days=1), FIRST + timedelta(weeks=20))


def shown(client):
    return {f"{one.starts.astimezone(PLACE):%a %H:%M}" for one in booked(client)}


def test_the_wall_clock_stays_across_the_change():
    """Twelve Tuesdays at 15:00, though the second half begins an hour earlier by the sun."""
    days = days_of(FIRST, WEEKS, ZONE)
    assert {f"{day:%a %H:%M}" for day in days} == {"Tue 15:00"}
    assert len(days) == 12


@pytest.mark.parametrize(("weeks", "count"), [(0, 5), (1, 0), (1, 53), (13, 2)])
def test_a_series_that_never_ends_is_refused(weeks, count):
    with pytest.raises(Refused, match="every 1 to 12 weeks"):
        Repeat(weeks=weeks, count=count)


def test_twelve_visits_stand_and_sent_again_they_are_twelve(clinic, rosa):
    assert len(series(clinic, rosa).done) == 12
    assert not series(clinic, rosa).refused
    assert len(booked(rosa)) == 12
    assert shown(rosa) == {"Tue 15:00"}


def test_a_time_that_is_taken_is_told_and_the_others_stand(clinic, rosa, sam):
    taken = Time(person=clinic.therapist.id, starts=FIRST + timedelta(weeks=1), minutes=50)
    book(clinic.therapist, sam, taken, entry="visit-1", purpose="therapy", zone=ZONE)
    done = series(clinic, rosa)
    assert len(done.done) == 11
    (told,) = done.refused
    assert str(told).startswith("9 March 2027: Tariq is taken from 9 March 2027 20:00 UTC")


def test_an_hour_that_no_clock_shows_is_told(clinic, rosa):
    """Sundays at 2:30 at night: on 14 March that time does not exist."""
    night = datetime(2027, 3, 7, 2, 30, tzinfo=PLACE).astimezone(UTC)
    time = Time(person=clinic.therapist.id, starts=night, minutes=50)
    done = book_series(
        clinic.therapist, rosa, time, Repeat(1, 3), entry=ENTRY, purpose="therapy", place="video", zone=ZONE
    )
    assert len(done.done) == 2
    assert "14 March 2027: On 14 March 2027 the clocks go forward, and 02:30 does not exist" in str(
        done.refused[0]
    )


def test_the_rest_moves_and_what_went_before_stays(clinic, rosa):
    series(clinic, rosa)
    third = sorted(reading.read_chart(rosa).of(VisitBooked), key=lambda one: one.occurred)[2]
    later = Time(
        person=clinic.therapist.id, starts=datetime(2027, 3, 17, 10, tzinfo=PLACE).astimezone(UTC), minutes=50
    )
    done = move_rest(clinic.therapist, rosa, third.id, later, entry=str(uuid.UUID(int=8)), zone=ZONE)
    assert (len(done.done), done.refused) == (10, [])
    hours = [f"{one.starts.astimezone(PLACE):%a %H:%M}" for one in booked(rosa)]
    assert hours == ["Tue 15:00"] * 2 + ["Wed 10:00"] * 10


def test_the_rest_ends_and_its_time_is_free(clinic, rosa):
    series(clinic, rosa)
    fifth = sorted(reading.read_chart(rosa).of(VisitBooked), key=lambda one: one.occurred)[4]
    end_series(clinic.therapist, rosa, fifth.id, entry=str(uuid.UUID(int=9)), reason="Goals met")
    assert len(booked(rosa)) == 4
    assert not ahead_in_series(reading.read_chart(rosa), fifth.id)
    assert clock.now() < FIRST
