"""Clocks that count working hours, in the clinic's zone."""

from datetime import datetime, time, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steadystep.reasoning.working_time import after_working, end_of_working_day, is_open, open_between
from tests.reasoning.charts import instants
from tests.spec.clinic import ZONE, clinic, instant, told

HERE = clinic()


@pytest.mark.parametrize(
    ("start", "hours", "ends"),
    [
        ("2026-03-17 09:00", 4, "2026-03-17 13:00"),
        ("2026-03-17 13:00", 4, "2026-03-17 17:00"),
        ("2026-03-17 13:01", 4, "2026-03-18 09:01"),
        ("2026-03-17 17:00", 4, "2026-03-18 13:00"),
        ("2026-03-17 06:00", 4, "2026-03-17 13:00"),
        ("2026-03-20 16:00", 4, "2026-03-23 12:00"),  # Friday
        ("2026-05-22 16:00", 4, "2026-05-26 12:00"),  # before Memorial Day
        ("2026-03-17 09:00", 12, "2026-03-18 13:00"),
    ],
)
def test_hours_run_only_while_the_clinic_is_open(start, hours, ends):
    assert told(after_working(HERE, instant(start), timedelta(hours=hours))) == told(instant(ends))


@pytest.mark.parametrize(
    ("start", "days", "ends"),
    [
        ("2026-03-17 10:00", 1, "2026-03-18 17:00"),
        ("2026-03-20 10:00", 1, "2026-03-23 17:00"),
        ("2026-05-22 10:00", 1, "2026-05-26 17:00"),
        ("2026-03-17 23:30", 1, "2026-03-18 17:00"),
        ("2026-03-17 10:00", 3, "2026-03-20 17:00"),
    ],
)
def test_the_next_working_day_ends_at_closing_time(start, days, ends):
    assert told(end_of_working_day(HERE, instant(start), days)) == told(instant(ends))


def test_a_clinic_without_hours_counts_by_the_wall_clock():
    never = msgspec.structs.replace(HERE, hours={})
    start = instant("2026-03-17 10:00")
    assert after_working(never, start, timedelta(hours=4)) == start + timedelta(hours=4)
    assert end_of_working_day(never, start, 1) == start + timedelta(days=1)
    assert not is_open(never, start)


def test_closing_time_is_no_longer_open():
    assert is_open(HERE, instant("2026-03-17 16:59"))
    assert not is_open(HERE, instant("2026-03-17 17:00"))
    assert not is_open(HERE, instant("2026-05-25 10:00"))


def test_hours_follow_the_wall_clock_over_the_change():
    """Nine in the morning stays nine when the clocks go forward."""
    monday = open_between(HERE, datetime.fromisoformat("2026-03-09").date())
    assert monday == (instant("2026-03-09 09:00"), instant("2026-03-09 17:00"))


@given(instants, st.integers(1, 40 * 60))
def test_exactly_that_much_open_time_lies_between(start, minutes):
    """Counted a second way: minute by minute."""
    span = timedelta(minutes=minutes)
    end = after_working(HERE, start, span)
    open_minutes = sum(
        is_open(HERE, start + timedelta(minutes=offset))
        for offset in range(int((end - start).total_seconds() // 60))
    )
    assert open_minutes == minutes


@given(st.sampled_from(["America/New_York", "Asia/Kathmandu", "Pacific/Auckland"]), instants)
def test_a_deadline_falls_within_opening_hours(zone, start):
    there = msgspec.structs.replace(HERE, zone=zone, hours={day: (time(8, 30), time(16)) for day in range(6)})
    end = after_working(there, start, timedelta(hours=4))
    assert is_open(there, end - timedelta(microseconds=1))


def test_the_zone_of_the_cast_is_told():
    assert HERE.zone == ZONE
