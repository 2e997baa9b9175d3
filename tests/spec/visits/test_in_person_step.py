"""What a video visit cannot do is done in the room: it is booked, and nobody forgets it."""

from steadystep.chart.visit_start import VisitStarted
from steadystep.chart.visits import VisitAttended

SAYS = "Somebody must see them in person for what the visit on 29 January 2026 could not do: it is written with its start."


def _starts(chart, *wanted):
    visit = chart.day("2026-01-28 10:00").case_manager.books("2026-01-29 15:00")
    chart.day("2026-01-29 15:00").therapist.writes(
        lambda when: VisitStarted(when=when, visit=visit, location="14 Ferry Street", in_person_for=wanted),
        f"begins the video visit; to see in person for {', '.join(wanted) or 'nothing'}",
    )
    return visit


def test_blood_pressure_and_a_withdrawal_scale(chart):
    """Booked by the end of the next working day."""
    _starts(chart, "vital_signs", "withdrawal_scale")
    duty = chart.seen("2026-01-29 15:01").duty(SAYS, owner="Nora", level="T4", due="2026-01-30 17:00")
    assert [one.key for one in duty.offers] == ["book/nurse"]


def test_a_visit_in_person_is_booked(chart):
    """Booking ends it."""
    _starts(chart, "vital_signs")
    chart.day("2026-01-29 16:00").nurse.books("2026-02-02 09:00", purpose="nurse")
    chart.seen("2026-01-29 16:01").no_duty("visits.in_person_step")


def test_they_came_by(chart):
    """So does being seen in the room, booked or not."""
    _starts(chart, "blood_or_urine")
    chart.day("2026-01-30 09:00").nurse.writes(
        lambda when: VisitAttended(when=when, purpose="nurse"), "sees him in the room"
    )
    chart.seen("2026-01-30 09:01").no_duty("visits.in_person_step")


def test_nothing_needs_the_room(chart):
    """Nobody is sent for nothing."""
    _starts(chart)
    chart.seen("2026-01-29 15:01").no_duty("visits.in_person_step")
