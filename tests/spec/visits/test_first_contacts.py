"""After the first dose of a medicine somebody asks how it goes: before the dose rises, and in week 4."""

from steadystep.chart.safety import ContactAttempted

RULE = "visits.first_contacts"
FIRST, FOURTH = (
    f"sertraline: contact on {day}, not booked yet." for day in ("12 January 2026", "3 February 2026")
)


def start(chart, indication="panic disorder"):
    order = chart.day("2026-01-05 11:00").prescriber.orders(
        "sertraline", 25, "2026-01-06", indication=indication
    )
    chart.day("2026-01-05 11:01").prescriber.changes_dose(order, 50, "2026-01-13")
    return order


def test_case_a_the_day_before_the_step_and_week_four(chart):
    """Case A. 25 mg from 6 January, 50 mg from the 13th: contacts on 12 January and on 3 February."""
    start(chart)
    seen = chart.seen("2026-01-05 11:10")
    seen.finds(FIRST, urgency="note", offers="Book a visit")
    seen.finds(FOURTH, urgency="note", offers="Book a visit")


def test_what_is_booked_is_not_offered(chart):
    """A visit on 13 January counts for the first, one on 2 February for the second."""
    start(chart)
    for starts in ("2026-01-13 10:00", "2026-02-02 10:00"):
        chart.day("2026-01-05 11:05").prescriber.books(starts, purpose="prescriber", with_person="Pete")
    chart.seen("2026-01-05 11:10").says_nothing_of(RULE)


def test_a_call_that_reached_them_counts(chart):
    """Reached by telephone on 12 January: only week 4 is left."""
    start(chart)
    chart.day("2026-01-12 10:00").nurse.writes(
        lambda when: ContactAttempted(when=when, method="call", outcome="reached"), "calls and reaches her"
    )
    seen = chart.seen("2026-01-12 10:01")
    seen.finds(FOURTH)
    assert FIRST not in [str(one.says) for one in seen.said.findings]


def test_without_a_step_the_end_of_week_two(chart):
    """One dose from the first day on: the first contact is on day 15."""
    chart.day("2026-02-02 10:00").prescriber.orders("sertraline", 50, "2026-02-02", indication="depression")
    chart.seen("2026-02-02 10:01").finds("sertraline: contact on 16 February 2026, not booked yet.")


def test_a_contact_that_is_long_past_is_not_asked_for(chart):
    """A week after its day the offer rests."""
    start(chart)
    seen = chart.seen("2026-01-19 00:00")
    assert FIRST not in [str(one.says) for one in seen.said.findings]
    chart.seen("2026-02-10 00:00").says_nothing_of(RULE)


def test_other_uses_have_their_own_contacts(chart):
    """Buprenorphine has contacts of its own; what was taken before is no start."""
    chart.day("2026-01-05 10:00").prescriber.orders(
        "buprenorphine_naloxone_sl", 8, "2026-01-05", indication="opioid use disorder"
    )
    chart.day("2026-01-05 10:05").client.tells_medicine("sertraline", "sertraline", started="2025-11-01")
    chart.day("2026-01-05 10:10").prescriber.orders(
        "sertraline", 50, "2026-01-06", indication="panic disorder"
    )
    chart.seen("2026-01-05 10:11").says_nothing_of(RULE)


def test_cannot_tell_without_a_use(chart):
    """An order for something else names no such contact."""
    start(chart, indication="as agreed")
    chart.seen("2026-01-05 11:10").says_nothing_of(RULE)
