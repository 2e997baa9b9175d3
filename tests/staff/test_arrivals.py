"""The front desk sees who comes and whom to tell first, and nothing that is clinical."""

from datetime import timedelta

from django.utils import timezone

from steadystep.chart import When
from steadystep.chart.measures import Answers
from steadystep.chart.plan import Target
from steadystep.chart.safety import EventReported
from steadystep.chart.therapy import ProgressNote
from steadystep.chart.visits import VisitAttended, VisitBooked
from steadystep.clinic.calendar.models import Booking
from steadystep.clinic.ledger.clock import microseconds

from .conftest import now

CLINICAL = ("hurting herself", "PHQ", "panic", "Deep secret", "ES03", "safety event")


def booked_today(pia, put, rosa) -> str:
    starts = timezone.now().replace(second=0, microsecond=0) + timedelta(minutes=1)
    (visit,) = put(pia, rosa, VisitBooked(when=When.instant(starts, "America/New_York"), minutes=30, purpose="therapy", with_person=str(pia.pk)))  # fmt: skip
    if not Booking.objects.filter(client=rosa).exists():
        Booking.objects.create(
            person=str(pia.pk), starts=microseconds(starts), minutes=30, client=rosa, entry=visit.id, purpose="therapy", place="in_person"
        )  # fmt: skip
    return visit.id


def test_the_desk_learns_whom_to_tell_and_not_why(as_, fran, pia, tom, rosa, put):
    visit = booked_today(pia, put, rosa)
    put(tom, rosa, ProgressNote(when=now(), text="Deep secret"), Target(when=now(), name="panic", measure="phq_9"),
        Answers(when=now(), instrument="phq_9", form="one", items=(3, 3, 3, 3, 3, 3, 3, 3, 2)))  # fmt: skip
    page = as_(fran).get("/arrivals/").content.decode()
    assert "Rosa" in page
    assert "told first: Pia" in page
    put(tom, rosa, EventReported(when=now(), event="ES03", says="Told of hurting herself"))
    page = as_(fran).get("/arrivals/").content.decode()
    assert not [word for word in CLINICAL if word in page.split("<main")[1]]
    put(pia, rosa, VisitAttended(when=now(), visit=visit, purpose="therapy"))
    assert "They came</span>" in as_(fran).get("/arrivals/").content.decode()


def test_without_a_safety_event_nobody_is_told_first(as_, fran, pia, rosa, put):
    booked_today(pia, put, rosa)
    page = as_(fran).get("/arrivals/").content.decode()
    assert "Rosa" in page
    assert "told first: Pia" not in page


def test_nobody_of_another_team_stands_on_it(as_, otto, pia, rosa, put):
    booked_today(pia, put, rosa)
    assert "Rosa" not in as_(otto).get("/arrivals/").content.decode()
