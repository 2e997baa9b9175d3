"""Supply: the day it ends by the plan, seen to before that day; refills on one day with the arithmetic shown."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steadystep import knowledge
from steadystep.chart.plans_ahead import TravelPlanned
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.supply import Use, spent, supply_follows_test, together
from steadystep.reasoning.view import View
from tests.spec.supplying import hands_out


def viewed(chart, day: str) -> View:
    seen = chart.seen(day)
    return View(chart.chart, knowledge.load(), chart.clinic, Clock(seen.at))


def sertraline(chart, days: int = 30) -> str:
    order = chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-06")
    hands_out(chart.day("2026-01-06 09:15").nurse, order, days)
    return order


def test_it_runs_out_before_the_next_visit(chart):
    """30 days from Tuesday 6 January last until Wednesday 4 February; the next visit is on the 10th. Due on the last
    working day before it ends."""
    sertraline(chart)
    chart.day("2026-01-07 10:00").prescriber.books(
        "2026-02-10 10:00", purpose="prescriber", with_person="Pete"
    )
    chart.seen("2026-01-27 23:59").no_duty("medication.supply")
    chart.seen("2026-01-28 00:00").duty(
        "sertraline runs out on 4 February 2026, next visit 10 February 2026.", owner="Nora", level="T4",
        due="2026-02-03 17:00", overdue=False,
    )  # fmt: skip


def test_a_visit_before_that_day_is_in_time(chart):
    sertraline(chart)
    chart.day("2026-01-07 10:00").prescriber.books(
        "2026-02-03 10:00", purpose="prescriber", with_person="Pete"
    )
    chart.seen("2026-01-30").no_duty("medication.supply")


def test_a_refill_settles_it_and_is_added_to_what_is_left(chart):
    """Filled a week early: the 30 days begin when the first 30 are used up."""
    order = sertraline(chart)
    hands_out(chart.day("2026-01-28 10:00").nurse, order, 30)
    chart.seen("2026-01-30").no_duty("medication.supply")
    chart.seen("2026-02-27").duty(
        "sertraline runs out on 6 March 2026, and no visit is booked.",
        owner="Nora",
        level="T4",
        due="2026-03-05 17:00",
    )


def test_the_weekend_is_counted(chart):
    """Ends on Saturday 7 February: due on Friday, and the clinic is closed on the first day without."""
    sertraline(chart, 33)
    duty = chart.seen("2026-02-02").duty(
        "sertraline runs out on 7 February 2026, and no visit is booked.",
        owner="Nora",
        level="T4",
        due="2026-02-06 17:00",
    )
    assert [str(one) for one in duty.remarks] == [
        "The clinic is closed on 8 February 2026, the first day without."
    ]


def test_a_higher_dose_uses_it_up_sooner(chart):
    """Ten days at 50 mg, then 100 mg: the 20 days left last 10."""
    order = sertraline(chart)
    chart.day("2026-01-15 10:00").prescriber.changes_dose(order, 100, "2026-01-16")
    [fact] = viewed(chart, "2026-01-16").supplies
    assert fact.run_out == date(2026, 1, 25)


def test_opioid_use_medicines_are_for_the_next_working_day(chart):
    order = chart.day("2026-03-04 11:00").prescriber.orders("buprenorphine_naloxone_sl", 16, "2026-03-05")
    hands_out(chart.day("2026-03-05 09:00").nurse, order, 7)
    chart.seen("2026-03-06").duty(
        "buprenorphine-naloxone SL film/tablet runs out on 11 March 2026, and no visit is booked.", owner="Nora", level="T3",
        due="2026-03-10 17:00",
    )  # fmt: skip


def test_a_trip_during_which_it_ends(chart):
    """It would end on 4 February, in the middle of the trip: seen to before she leaves, on the last working day."""
    sertraline(chart)
    writer = chart.day("2026-01-10 10:00").case_manager
    writer._write(
        TravelPlanned(when=writer._when(), first=date(2026, 2, 1), last=date(2026, 2, 14), where="Lisbon"),
        "writes down a trip from 1 to 14 February",
    )
    chart.seen("2026-01-17 23:59").no_duty("medication.supply")
    chart.seen("2026-01-18 00:00").duty(
        "sertraline runs out on 4 February 2026, during the trip from 1 February 2026 to 14 February 2026.", owner="Nora",
        level="T4", due="2026-01-30 17:00",
    )  # fmt: skip


def test_nothing_is_known_without_a_fill(chart):
    """No fill was ever written down: no day is invented."""
    chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-06")
    seen = chart.seen("2026-03-01")
    seen.no_duty("medication.supply")
    assert not viewed(chart, "2026-03-01").supplies


def test_fills_that_stopped_being_written_down_are_not_counted_for_ever(chart):
    sertraline(chart)
    chart.seen("2026-03-05 23:59").duty(
        "sertraline runs out on 4 February 2026, and no visit is booked.",
        owner="Nora",
        level="T4",
        overdue=True,
    )
    chart.seen("2026-03-06 00:00").no_duty("medication.supply")


def test_proportion_of_days_covered(chart):
    """30 days from 6 January, the next 30 only from 15 February: of the 60 days to 6 March 50 were covered."""
    order = sertraline(chart)
    hands_out(chart.day("2026-02-15 10:00").nurse, order, 30)
    [fact] = viewed(chart, "2026-03-07").supplies
    assert fact.days_covered(date(2026, 1, 6), date(2026, 3, 6)) == (50, 60)


def test_refills_on_one_day(chart):
    """R28. Sertraline ends on 4 February, trazodone on the 16th: 12 days of sertraline bring both to the 16th."""
    sertraline(chart)
    other = chart.day("2026-01-17 11:00").prescriber.orders("trazodone", 50, "2026-01-18")
    hands_out(chart.day("2026-01-18 09:15").nurse, other, 30)
    found = together(viewed(chart, "2026-01-20").supplies, frozenset())
    assert found is not None
    assert found.day == date(2026, 2, 16)
    assert [(one.fact.course.drug, one.on, one.days, one.doses) for one in found.refills] == [
        ("sertraline", date(2026, 2, 4), 12, 12), ("trazodone", date(2026, 2, 16), 0, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("drug", "mg"), [("lithium", 300), ("clozapine", 12.5)])
def test_what_follows_a_blood_test_keeps_its_own_day(chart, drug, mg):
    """R28. Whose supply waits for a test is told by the rows of monitoring."""
    sertraline(chart)
    for name, amount, days in (("trazodone", 50, 20), (drug, mg, 14)):
        order = chart.day("2026-01-18 09:15").prescriber.orders(name, amount, "2026-01-18")
        hands_out(chart.day("2026-01-18 09:15").nurse, order, days)
    found = together(viewed(chart, "2026-01-20").supplies, supply_follows_test(knowledge.load()))
    assert found is not None
    assert [(one.fact.course.drug, one.apart) for one in found.refills] == [
        ("sertraline", ""), ("trazodone", ""), (drug, "blood_test"),
    ]  # fmt: skip


START = date(2026, 1, 1)
fills = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 90)), min_size=1, max_size=8).map(
    lambda given: [(START + timedelta(days=day), days) for day, days in given]
)


def _plan(given: list[tuple[int, float]]) -> tuple[Use, ...]:
    found, first = [], START
    for length, rate in given:
        found.append(Use(first, first + timedelta(days=length - 1), rate))
        first += timedelta(days=length)
    return (*found[:-1], Use(found[-1].first, None, found[-1].a_day))


plans = st.lists(
    st.tuples(st.integers(1, 60), st.sampled_from((0.5, 1.0, 25.0, 37.5))), min_size=1, max_size=4
).map(_plan)


@given(fills, plans)
def test_no_day_is_covered_twice_and_none_before_its_fill(fills, plan):
    covered, enough = spent(fills, plan)
    assert not enough
    assert all(first <= last for first, last in covered)
    assert all(before[1] < after[0] for before, after in pairwise(covered))
    assert not covered or covered[0][0] >= min(day for day, _ in fills)


@given(fills, plans, st.tuples(st.integers(0, 200), st.integers(1, 90)))
def test_one_more_fill_never_ends_it_sooner(fills, plan, more):
    before, _ = spent(fills, plan)
    after, _ = spent([*fills, (START + timedelta(days=more[0]), more[1])], plan)
    if before:
        assert after[-1][1] >= before[-1][1]
