"""After the first dose of a medicine somebody asks how it goes: before the dose rises, and in week 4."""

import pytest

from steadystep import knowledge
from steadystep.chart.safety import ContactAttempted
from tests.spec.medication.health import is_person

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
    """One dose from the first day on, of somebody of 40: the first contact is on day 15."""
    chart.born("1986-01-01")
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


def test_any_other_new_medicine_has_a_follow_up_within_fourteen_days(chart):
    """R18. What it is for names no pathway: the follow-up is due all the same, week 4 is not."""
    chart.day("2026-01-05 11:00").prescriber.orders("gabapentin", 300, "2026-01-06", indication="as agreed")
    seen = chart.seen("2026-01-05 11:10")
    seen.finds("gabapentin: contact on 20 January 2026, not booked yet.", offers="Book a visit")
    assert [one.rule for one in seen.said.findings].count(RULE) == 1
    chart.day("2026-01-05 11:20").nurse.books("2026-01-15 10:00", purpose="nurse", with_person="Nora")
    chart.seen("2026-01-05 11:30").says_nothing_of(RULE)


def test_a_visit_after_the_fourteenth_day_is_too_late(chart):
    """R18. Booked for day 15: the follow-up still stands open."""
    chart.day("2026-01-05 11:00").prescriber.orders("gabapentin", 300, "2026-01-06", indication="as agreed")
    chart.day("2026-01-05 11:05").prescriber.books(
        "2026-01-21 10:00", purpose="prescriber", with_person="Pete"
    )
    chart.seen("2026-01-05 11:10").finds("gabapentin: contact on 20 January 2026, not booked yet.")


@pytest.mark.parametrize("drug", ["lithium", "clozapine", "methylphenidate_oros"])
def test_lithium_clozapine_and_stimulants_within_seven_days(chart, drug):
    """R18."""
    chart.day("2026-01-05 11:00").prescriber.orders(drug, 25, "2026-01-06", indication="as agreed")
    name = knowledge.load().drugs[drug].name
    chart.seen("2026-01-05 11:10").finds(f"{name}: contact on 13 January 2026, not booked yet.")


@pytest.mark.parametrize(("born", "day"), [("2002-03-01", "13"), ("2001-01-01", "20")])
def test_under_twenty_five_on_an_antidepressant_within_seven_days(chart, born, day):
    """R18. At 23 within 7 days; at 25 within 14."""
    is_person(chart.day("2026-01-05 10:00").prescriber, born=born)
    chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-06", indication="depression")
    chart.seen("2026-01-05 11:10").finds(f"sertraline: contact on {day} January 2026, not booked yet.")


def test_an_unknown_age_takes_the_shorter_time(chart):
    """R18 names 7 days for those under 25 and 14 for the rest; nobody knows which holds, and a contact too early harms nobody."""
    chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-06", indication="depression")
    chart.seen("2026-01-05 11:10").finds("sertraline: contact on 13 January 2026, not booked yet.")
