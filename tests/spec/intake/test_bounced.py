"""What was sent to a client and could not arrive is somebody's task by the end of the next working day."""

from steadystep.chart.intake import Demographics
from steadystep.chart.outreach import ContactBounced
from tests.spec.visits.reaching import tries

SAYS = "The phone number does not work. Ask for the right one."


def _bounces(chart, at, way="sms"):
    return chart.day(at).an_import.writes(
        lambda when: ContactBounced(when=when, way=way), f"finds that {way} can not arrive"
    )


def test_a_number_does_not_work(chart):
    """The gateway refused the number on Tuesday: Cora asks by Wednesday evening, since nobody sits at the front desk here."""
    _bounces(chart, "2026-01-13 20:00")
    chart.seen("2026-01-13 20:01").duty(
        SAYS, owner="Cora", level="T3", known="2026-01-13 20:00", due="2026-01-14 17:00"
    )


def test_the_details_are_written_anew(chart):
    """From then on nothing is owed, until it bounces again."""
    _bounces(chart, "2026-01-13 20:00")
    chart.day("2026-01-14 10:30").case_manager.writes(
        lambda when: Demographics(when=when, legal_name="Rosa", phone="+1 555 0100"),
        "writes down Rosa's new number",
    )
    chart.seen("2026-01-14 11:00").no_duty("intake.bounced")


def test_twice_is_one_task(chart):
    """Two notices that failed are one wrong number."""
    _bounces(chart, "2026-01-13 20:00")
    _bounces(chart, "2026-01-14 20:00")
    seen = chart.seen("2026-01-14 20:01")
    assert [one.rule for one in seen.said.duties].count("intake.bounced") == 1
    seen.duty(SAYS, owner="Cora", level="T3", known="2026-01-14 20:00")


def test_a_call_reached_somebody_else(chart):
    """The number is wrong whoever found it; that the agreed contact's is wrong is another matter."""
    tries(chart.day("2026-01-13 10:00").case_manager, "caregiver", "wrong_number", whom="contact_person")
    chart.seen("2026-01-13 10:01").no_duty("intake.bounced")
    tries(chart.day("2026-01-13 11:00").case_manager, "call", "wrong_number")
    chart.seen("2026-01-13 11:01").duty(SAYS, owner="Cora", level="T3", due="2026-01-14 17:00")


def test_who_left_is_not_asked(chart):
    """Care has ended."""
    _bounces(chart, "2026-01-13 20:00")
    chart.day("2026-01-14 10:00").therapist.ends_care("completed", "Goals met.")
    chart.seen("2026-01-14 11:00").no_duty("intake.bounced")
