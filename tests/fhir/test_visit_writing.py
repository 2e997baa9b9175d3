"""Our visits as FHIR Appointments and Encounters, judged by FHIR's own definitions, and read back by ourselves."""

from datetime import UTC, datetime, timedelta

import pytest
from fhir.resources.R4B.appointment import Appointment
from fhir.resources.R4B.encounter import Encounter

from steadystep.chart import Chart, Entry, When
from steadystep.chart.visits import VisitAttended, VisitBooked, VisitCancelled, VisitMissed
from steadystep.faces.fhir.visit_writing import appointments, encounters

from .given import taken

START = datetime(2026, 11, 2, 14, 0, tzinfo=UTC)


def chart_of(*bodies):
    entries = [
        Entry(
            id=f"e{place}",
            client="rosa",
            seq=place,
            body=body,
            author="tom",
            role="therapist",
            occurred=START,
            recorded_at=START,
        )
        for place, body in enumerate(bodies, 1)
    ]
    return Chart("rosa", entries)


def booked(place="in_person", **more):
    return VisitBooked(when=When.instant(START), minutes=50, purpose="therapy", place=place, **more)


@pytest.mark.parametrize(
    ("after", "status"),
    [
        (None, "booked"),
        (VisitAttended(when=When.instant(START), visit="e1"), "fulfilled"),
        (VisitMissed(when=When.instant(START), visit="e1"), "noshow"),
        (VisitCancelled(when=When.instant(START), visit="e1"), "cancelled"),
    ],
)
def test_a_booked_visit_is_an_appointment_with_what_came_of_it(after, status):
    (told,) = appointments(chart_of(booked(with_person="tom"), *filter(None, (after,))))
    Appointment.model_validate(told)
    assert told["status"] == status
    assert told["end"] == (START + timedelta(minutes=50)).isoformat()
    assert [one["actor"]["reference"] for one in told["participant"]] == ["Patient/rosa", "Practitioner/tom"]


@pytest.mark.parametrize("place", ["in_person", "video", "phone"])
def test_a_visit_that_took_place_is_an_encounter_and_reads_back_as_the_same_place(place):
    held = VisitAttended(when=When.instant(START), visit="e1", purpose="therapy", place=place)
    (told,) = encounters(chart_of(booked(place), held))
    Encounter.model_validate(told)
    assert told["appointment"] == [{"reference": "Appointment/e1"}]
    assert taken({**told, "subject": {"reference": "Patient/alice"}}).place == place


def test_a_visit_of_which_only_the_day_is_known_has_no_hour_made_up():
    (told,) = encounters(chart_of(VisitAttended(when=When("2026-11-02"), note="came by")))
    Encounter.model_validate(told)
    assert told["period"] == {"start": "2026-11-02"}
    assert "appointment" not in told
    assert "came by" not in str(told)
