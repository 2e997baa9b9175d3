"""A visit is an entry and a claim on time: both stand or neither does, and no two hold the same five minutes."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from steadystep.chart import Refused
from steadystep.chart.visits import VisitBooked, VisitCancelled
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.calendar.mistakes import Clash
from steadystep.clinic.calendar.models import BookedSlot
from steadystep.clinic.calendar.reading import add_room, my_day, of_client
from steadystep.clinic.chartroom.booking import book, cancel, move
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import reading
from tests.small_clinic import herself

TEN = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)  # ten o'clock in New York
DAY = date(2026, 12, 1)
ZONE = "America/New_York"


def at(clinic, starts=TEN, minutes=50, room="", who=None):
    return Time(person=(who or clinic.therapist).id, starts=starts, minutes=minutes, room=room)


def booked(clinic, client, entry="visit-1", **more):
    return book(clinic.therapist, client, at(clinic, **more), entry=entry, purpose="therapy", zone=ZONE)


def day(clinic):
    return my_day(clinic.therapist.id, DAY, ZONE)


def test_the_visit_stands_in_the_chart_and_in_the_day(clinic, rosa):
    booked(clinic, rosa)
    (visit,) = reading.read_chart(rosa).of(VisitBooked)
    (row,) = day(clinic)
    assert (row.client, row.entry, row.starts, row.ends) == (rosa, visit.id, TEN, TEN + timedelta(minutes=50))
    assert visit.body.booking == row.id
    assert visit.body.when.zone == ZONE
    assert BookedSlot.objects.count() == 10


@pytest.mark.parametrize(
    ("minutes_later", "clashes"), [(0, True), (45, True), (50, False), (-45, True), (-50, False)]
)
def test_a_person_is_in_one_place(clinic, rosa, sam, minutes_later, clashes):
    booked(clinic, rosa)
    later = TEN + timedelta(minutes=minutes_later)
    if not clashes:
        booked(clinic, sam, "visit-2", starts=later)
        assert len(day(clinic)) == 2
        return
    with pytest.raises(
        Clash, match="Tariq is taken from 1 December 2026 15:00 UTC to 1 December 2026 15:50 UTC"
    ):
        booked(clinic, sam, "visit-2", starts=later)
    assert len(day(clinic)) == 1
    assert reading.read_chart(sam).of(VisitBooked) == ()


def test_a_clash_does_not_say_for_whom(clinic, rosa, sam):
    booked(clinic, rosa)
    with pytest.raises(Clash) as refused:
        booked(clinic, sam, "visit-2")
    assert "Rosa" not in str(refused.value)


def test_a_room_holds_one_visit(clinic, rosa, sam):
    room = str(add_room("Blue room"))
    booked(clinic, rosa, room=room)
    with pytest.raises(Clash, match="Blue room is taken"):
        booked(clinic, sam, "visit-2", room=room, who=clinic.prescriber)
    booked(clinic, sam, "visit-3", who=clinic.prescriber)


def test_sent_twice_it_is_booked_once(clinic, rosa):
    first, again = booked(clinic, rosa), booked(clinic, rosa)
    assert first.entries == again.entries
    assert len(day(clinic)) == 1


def test_cancelling_gives_the_time_back(clinic, rosa, sam):
    booked(clinic, rosa)
    for _ in range(2):  # sent twice
        cancel(clinic.therapist, rosa, "visit-1", entry="off-1", reason="ill")
    assert len(reading.read_chart(rosa).of(VisitCancelled)) == 1
    assert day(clinic) == []
    booked(clinic, sam, "visit-2")


def test_a_client_may_cancel_her_own(clinic, rosa):
    booked(clinic, rosa)
    cancel(herself(rosa), rosa, "visit-1", entry="off-1", source="portal")
    assert day(clinic) == []


def test_a_move_is_a_correction_and_takes_the_time_with_it(clinic, rosa, sam):
    booked(clinic, rosa)
    noon = TEN + timedelta(hours=2)
    for _ in range(2):  # sent twice
        move(clinic.therapist, rosa, "visit-1", at(clinic, starts=noon), entry="moved-1")
    (visit,) = reading.read_chart(rosa).of(VisitBooked)
    assert (visit.supersedes, visit.occurred) == ("visit-1", noon)
    assert [row.starts for row in day(clinic)] == [noon]
    booked(clinic, sam, "visit-2")
    later = at(clinic, starts=noon + timedelta(minutes=25))  # overlaps its own old time: that is no clash
    move(clinic.therapist, rosa, "visit-1", later, entry="moved-2")
    assert BookedSlot.objects.count() == 20


def test_a_move_onto_somebody_else_moves_nothing(clinic, rosa, sam):
    booked(clinic, rosa)
    booked(clinic, sam, "visit-2", starts=TEN + timedelta(hours=1))
    with pytest.raises(Clash):
        move(
            clinic.therapist, rosa, "visit-1", at(clinic, starts=TEN + timedelta(minutes=30)), entry="moved-1"
        )
    assert [row.starts for row in day(clinic)] == [TEN, TEN + timedelta(hours=1)]
    assert reading.read_chart(rosa).of(VisitBooked)[0].id == "visit-1"


def test_who_may_not_write_the_visit_takes_no_time(clinic, rosa):
    stranger = herself(str(uuid.uuid4()))
    with pytest.raises(NotAllowed):
        book(stranger, rosa, at(clinic), entry="visit-1", purpose="therapy")
    assert BookedSlot.objects.count() == 0


@pytest.mark.parametrize(
    "wrong", [{"starts": TEN + timedelta(minutes=2)}, {"minutes": 47}, {"minutes": 0}, {"minutes": 485}]
)
def test_times_are_on_the_marks(clinic, rosa, wrong):
    with pytest.raises(Refused, match="five-minute mark"):
        booked(clinic, rosa, **wrong)
    assert BookedSlot.objects.count() == 0


def test_a_visit_that_is_not_there_is_refused_in_words(clinic, rosa):
    with pytest.raises(Refused, match="no such visit"):
        cancel(clinic.therapist, rosa, "nothing", entry="off-1")
    with pytest.raises(Refused, match="no such visit"):
        move(clinic.therapist, rosa, "nothing", at(clinic), entry="moved-1")


def test_a_clients_visits_in_order(clinic, rosa):
    booked(clinic, rosa, "visit-2", starts=TEN + timedelta(days=7))
    booked(clinic, rosa)
    found = of_client(rosa, TEN, TEN + timedelta(days=30))
    assert [row.entry for row in found] == ["visit-1", "visit-2"]
