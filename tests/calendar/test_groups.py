"""A group takes one hour of one person and one room; each chart holds its own visit and no other member."""

import uuid
from datetime import UTC, date, datetime

import pytest

from steadystep.chart import Refused, write_body
from steadystep.chart.visits import VisitBooked
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.calendar.mistakes import Clash
from steadystep.clinic.calendar.models import BookedSlot
from steadystep.clinic.calendar.reading import add_room, my_day
from steadystep.clinic.chartroom.booking import book
from steadystep.clinic.chartroom.groups import book_group, book_group_series
from steadystep.clinic.chartroom.series import Repeat
from steadystep.clinic.ledger import reading

TEN = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)
ZONE = "America/New_York"
MEETING = str(uuid.UUID(int=5))


def meets(clinic, *clients, **more):
    room = str(add_room("Blue")) if "room" not in more else more["room"]
    time = Time(person=clinic.therapist.id, starts=TEN, minutes=60, room=room)
    return book_group(clinic.therapist, clients, time, meeting=MEETING, zone=ZONE)


def test_one_hour_is_taken_and_each_chart_has_its_own_visit(clinic, rosa, sam):
    assert meets(clinic, rosa, sam) == 2
    assert BookedSlot.objects.count() == 2 * 12, "the person and the room, once"
    (row,) = my_day(clinic.therapist.id, date(2026, 12, 1), ZONE)
    assert (row.members, row.client) == (2, "")
    for mine, other, name in ((rosa, sam, b"Sam"), (sam, rosa, b"Rosa")):
        (visit,) = reading.read_chart(mine).of(VisitBooked)
        assert visit.body.purpose == "group"
        stored = write_body(visit.body)
        assert name not in stored
        assert other.encode() not in stored


def test_sent_again_it_is_one_group(clinic, rosa, sam):
    room = str(add_room("Blue"))
    meets(clinic, rosa, sam, room=room)
    meets(clinic, rosa, sam, room=room)
    assert len(reading.read_chart(rosa).of(VisitBooked)) == 1
    assert len(my_day(clinic.therapist.id, date(2026, 12, 1), ZONE)) == 1


def test_nobody_is_in_where_the_hour_is_taken(clinic, rosa, sam):
    time = Time(person=clinic.therapist.id, starts=TEN, minutes=50)
    book(clinic.therapist, sam, time, entry="visit-1", purpose="therapy", zone=ZONE)
    with pytest.raises(Clash):
        meets(clinic, rosa, sam)
    assert not reading.read_chart(rosa).of(VisitBooked)


def test_one_alone_is_no_group(clinic, rosa):
    with pytest.raises(Refused, match="2 to 20 members"):
        meets(clinic, rosa)


def test_every_week_at_the_same_hour_of_the_clock_and_what_is_taken_is_told(clinic, rosa, sam):
    """Over the night of 14 March 2027, in which the clocks go forward; in the third week the therapist is taken."""
    first = datetime(2027, 3, 8, 15, 0, tzinfo=UTC)
    time = Time(person=clinic.therapist.id, starts=first, minutes=60)
    in_the_way = Time(person=clinic.therapist.id, starts=datetime(2027, 3, 22, 14, 0, tzinfo=UTC), minutes=50)
    book(clinic.therapist, sam, in_the_way, entry="visit-1", purpose="therapy", zone=ZONE)
    for _ in range(2):
        done = book_group_series(
            clinic.therapist, [rosa, sam], time, Repeat(1, 4), meeting=MEETING, zone=ZONE
        )
    assert [one.isoformat() for one in done.done] == [
        "2027-03-08T15:00:00+00:00", "2027-03-15T14:00:00+00:00", "2027-03-29T14:00:00+00:00",
    ]  # fmt: skip
    [refused] = done.refused
    assert "Tariq is taken" in str(refused)
    mine = reading.read_chart(rosa).of(VisitBooked)
    assert len(mine) == 3
    assert {one.body.series for one in mine} == {mine[0].id}
