"""Before the first visit the packet is filled in, or somebody calls and helps."""

from steadystep import knowledge
from steadystep.reasoning.facts.packet import packet
from tests.spec.intake.intake_writing import opens, tells
from tests.spec.visits.reaching import tries

SAYS = "The papers before the first visit: 0% are there. Call and help."


def _booked(chart) -> str:
    opens(chart, "2026-01-05 09:10")
    return chart.day("2026-01-05 09:30").case_manager.books("2026-01-15 10:00")


def test_a_week_before(chart):
    """There is time: nobody calls yet."""
    _booked(chart)
    chart.seen("2026-01-08").no_duty("intake.packet")


def test_three_days_before(chart):
    """Nothing is there: Cora calls, since nobody sits at the front desk here."""
    _booked(chart)
    chart.seen("2026-01-12 10:00").duty(
        SAYS, owner="Cora", level="T4", known="2026-01-12 10:00", due="2026-01-15 10:00"
    )


def test_somebody_called(chart):
    """A call offers help, whatever came of it."""
    _booked(chart)
    tries(chart.day("2026-01-12 11:00").case_manager, "call", "reached")
    chart.seen("2026-01-12 11:01").no_duty("intake.packet")


def test_eighty_percent(chart):
    """What was put aside counts: skipping is allowed. The rest is asked at the visit."""
    _booked(chart)
    for section in knowledge.load().intake_sections.values():
        for question in section.at_home:
            tells(chart, "2026-01-11 18:00", section.id, aside="would rather not say", asks=question.id)
    assert packet(chart.seen("2026-01-11 18:01").view()).percent >= 80
    chart.seen("2026-01-12 10:00").no_duty("intake.packet")


def test_the_visit_was(chart):
    """After the first visit there is nothing to fill in before it."""
    visit = _booked(chart)
    chart.day("2026-01-15 11:00").therapist.attends(visit)
    chart.seen("2026-01-15 11:01").no_duty("intake.packet")
