"""After a safety event: a visit within the hours it names, and for the young on an antidepressant a contact each week."""

from steadystep.chart.safety import Closed
from tests.spec.medication.test_increase_locked import thoughts
from tests.spec.visits.reaching import tries

VISIT, WEEKLY = "safety.seen_again", "safety.seen_again.weekly"


def test_case_h_a_visit_within_72_hours(chart):
    """ES01-Y on Monday 20 April 10:00: a visit by Thursday the 23rd at 10:00."""
    thoughts(chart)
    says = "After ES01-Y: a visit within 72 hours."
    chart.seen("2026-04-20 10:01").duty(says, owner="Pete", level="T2", due="2026-04-23 10:00", overdue=False)
    chart.seen("2026-04-23 10:00").duty(says, owner="Pete", level="T2", overdue=True)


def test_case_h_a_visit_booked_in_time_settles_it(chart):
    """One on the 27th does not."""
    thoughts(chart)
    chart.day("2026-04-20 10:30").nurse.books("2026-04-27 10:00")
    chart.seen("2026-04-20 10:31").duty("After ES01-Y: a visit within 72 hours.", owner="Pete", level="T2")
    visit = chart.day("2026-04-20 10:40").nurse.books("2026-04-22 10:00")
    chart.seen("2026-04-20 10:41").no_duty(VISIT)
    chart.day("2026-04-22 10:05").nurse.attends(visit)
    chart.seen("2026-04-24 10:00").no_duty(VISIT)


def test_a_booked_visit_that_nobody_came_to_leaves_it_open(chart):
    thoughts(chart)
    visit = chart.day("2026-04-20 10:40").nurse.books("2026-04-22 10:00")
    chart.day("2026-04-22 11:00").nurse.misses(visit)
    chart.seen("2026-04-22 11:01").duty("After ES01-Y: a visit within 72 hours.", owner="Pete", level="T2")


def test_case_h_weekly_contacts_on_27_april_4_11_and_18_may(chart):
    """Each is asked for on its Monday; a call on which somebody was reached settles it."""
    thoughts(chart)
    chart.seen("2026-04-26 23:59").no_duty(WEEKLY)
    for number, day in enumerate(("2026-04-27", "2026-05-04", "2026-05-11", "2026-05-18"), start=1):
        says = f"After ES01-Y: contact {number} of 4, one each week."
        chart.seen(f"{day} 00:00").duty(says, owner="Pete", level="T3", overdue=False)
        tries(chart.day(f"{day} 15:00").nurse, "call", "reached")
        chart.seen(f"{day} 15:01").no_duty(WEEKLY)
    chart.seen("2026-05-25 09:00").no_duty(WEEKLY)


def test_a_call_that_nobody_answered_is_no_contact(chart):
    thoughts(chart)
    tries(chart.day("2026-04-27 15:00").nurse, "call", "not_reached")
    chart.seen("2026-04-28 09:00").duty(
        "After ES01-Y: contact 1 of 4, one each week.", owner="Pete", level="T3", overdue=True
    )


def test_the_weekly_contacts_go_on_when_the_event_is_closed(chart):
    """Closing it ends the alarm, not the looking after."""
    thoughts(chart)
    event = chart.seen("2026-04-20 10:01").said.duties
    raised = next(one.raised for one in event if one.raised)
    chart.day("2026-04-24 10:00").prescriber.writes(
        lambda when: Closed(when=when, raised=raised, finding="Settled; level 1."), "closes the event"
    )
    seen = chart.seen("2026-04-27 09:00")
    seen.no_duty(VISIT)
    seen.duty("After ES01-Y: contact 1 of 4, one each week.", owner="Pete", level="T3")
