"""What a clock on the wall shows, and which instant that is, when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from steadystep.chart import Unreadable
from steadystep.clinic.calendar.local_time import day_span, instant_at
from steadystep.clinic.calendar.mistakes import NoSuchTime

NEW_YORK = "America/New_York"
SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("day", "clock", "instant"),
    [(date(2026, 3, 7), time(9), datetime(2026, 3, 7, 14, tzinfo=UTC)),
     (SPRING, time(9), datetime(2026, 3, 8, 13, tzinfo=UTC)),  # nine o'clock is an hour nearer
     (SPRING, time(1, 55), datetime(2026, 3, 8, 6, 55, tzinfo=UTC)),
     (SPRING, time(3), datetime(2026, 3, 8, 7, tzinfo=UTC)),
     (AUTUMN, time(1, 30), datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),  # the first of the two
     (AUTUMN, time(2), datetime(2026, 11, 1, 7, tzinfo=UTC))],
)  # fmt: skip
def test_the_instant_of_a_clock_time(day, clock, instant):
    assert instant_at(day, clock, NEW_YORK) == instant


def test_the_second_half_past_one_can_be_asked_for():
    assert instant_at(AUTUMN, time(1, 30), NEW_YORK, second_time=True) == datetime(
        2026, 11, 1, 6, 30, tzinfo=UTC
    )


@pytest.mark.parametrize("clock", [time(2), time(2, 30), time(2, 59)])
def test_an_hour_that_is_skipped_is_refused_with_the_next_one(clock):
    with pytest.raises(
        NoSuchTime, match=r"8 March 2026 the clocks go forward, and 02:\d\d does not exist. Choose 03:"
    ):
        instant_at(SPRING, clock, NEW_YORK)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 7), 24), (SPRING, 23), (AUTUMN, 25)])
def test_days_have_the_hours_they_have(day, hours):
    first, after = day_span(day, NEW_YORK)
    assert after - first == timedelta(hours=hours)


def test_a_zone_that_does_not_exist_is_refused():
    with pytest.raises(Unreadable, match="is not a time zone"):
        instant_at(SPRING, time(9), "Mars/Olympus")
