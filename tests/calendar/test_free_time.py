"""A time that is offered exists: within somebody's hours by the wall clock, free, and on the day it says."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steadystep.clinic.calendar.free_time import Hours, Period, Wanted, free_times, time_taken

ZONE = "America/New_York"
PLACE = ZoneInfo(ZONE)
FORWARD, BACK = date(2026, 3, 8), date(2026, 11, 1)  # Sundays on which the clocks change
MONDAY = date(2026, 3, 2)


def at(day, clock):
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=PLACE).astimezone(UTC)


def offered(hours, taken=(), first=MONDAY, days=7, closed=frozenset(), **wanted):
    ask = Wanted(**{"minutes": 50, "not_before": at(first, "00:00"), "limit": 500, "a_day": 500, **wanted})
    return free_times(hours, taken, ask, Period(first, days, ZONE), closed)


def clocks(found):
    return [f"{one.starts.astimezone(PLACE):%a %H:%M}" for one in found]


MORNING = Hours(person="tess", weekday=0, opens=time(9), closes=time(12), room="blue", site="main")


def test_one_after_the_other_at_full_quarters():
    assert clocks(offered([MORNING])) == ["Mon 09:00", "Mon 10:00", "Mon 11:00"]


def test_what_is_booked_is_not_offered_and_the_gaps_are():
    taken = [time_taken("tess", at(MONDAY, "09:00"), at(MONDAY, "09:50"))]
    assert clocks(offered([MORNING], taken)) == ["Mon 10:00", "Mon 11:00"]


def test_a_room_that_is_taken_by_somebody_else_is_in_the_way():
    taken = [time_taken("paul", at(MONDAY, "10:00"), at(MONDAY, "12:00"), room="blue")]
    assert clocks(offered([MORNING], taken)) == ["Mon 09:00"]


def test_holidays_the_end_of_hours_and_who_is_not_asked_for():
    assert offered([MORNING], closed=frozenset({MONDAY})) == []
    gone = Hours(person="tess", weekday=0, opens=time(9), closes=time(12), until=MONDAY - timedelta(days=1))
    assert offered([gone]) == []
    assert offered([MORNING], people=frozenset({"pete"})) == []
    assert offered([MORNING], site="other") == []
    assert clocks(offered([MORNING], after=time(10), before=time(11))) == ["Mon 10:00"]


def test_hours_for_rapid_access_are_kept_until_shortly_before():
    rapid = Hours(person="tess", weekday=0, opens=time(9), closes=time(12), rapid=True)
    assert offered([rapid]) == []
    assert len(offered([rapid], rapid=True)) == 3
    assert clocks(offered([rapid], released=at(MONDAY, "09:30"))) == ["Mon 09:00"]


@pytest.mark.parametrize(("day", "minutes"), [(FORWARD, 120), (BACK, 240)])
def test_a_night_in_which_the_clocks_change_is_as_long_as_it_is(day, minutes):
    """From one to four: two hours in spring, four in autumn, and no time that no clock shows."""
    night = Hours(person="tess", weekday=6, opens=time(1), closes=time(4))
    found = offered([night], first=day - timedelta(days=1), days=3, minutes=15)
    assert len(found) == minutes / 15
    assert all(1 <= one.starts.astimezone(PLACE).hour < 4 for one in found)
    assert all(after.starts - before.starts >= timedelta(minutes=15) for before, after in pairwise(found))


def test_three_in_the_afternoon_stays_three_when_the_clocks_go_forward():
    afternoon = Hours(person="tess", weekday=0, opens=time(15), closes=time(16))
    found = offered([afternoon], days=14)
    assert clocks(found) == ["Mon 15:00", "Mon 15:00"]
    assert found[1].starts - found[0].starts == timedelta(days=7) - timedelta(hours=1)


_quarters = st.integers(0, 95)


@st.composite
def _hours(draw):
    first, last = sorted(draw(st.lists(_quarters, min_size=2, max_size=2, unique=True)))
    person = draw(st.sampled_from(("tess", "pete")))
    return Hours(
        person=person, weekday=draw(st.integers(0, 6)), opens=time(first // 4, first % 4 * 15),
        closes=time(last // 4, last % 4 * 15),
    )  # fmt: skip


_busy = st.tuples(st.sampled_from(("tess", "pete")), st.integers(0, 3 * 24 * 12), st.integers(1, 60))


@given(
    hours=st.lists(_hours(), max_size=6), busy=st.lists(_busy, max_size=6),
    first=st.sampled_from((FORWARD - timedelta(days=1), BACK - timedelta(days=1), MONDAY)), minutes=st.sampled_from((15, 30, 50)),
)  # fmt: skip
def test_whatever_is_offered_lies_in_open_hours_and_is_free(hours, busy, first, minutes):
    begins = at(first, "00:00")
    taken = [
        time_taken(who, begins + timedelta(minutes=5 * mark), begins + timedelta(minutes=5 * (mark + length)))
        for who, mark, length in busy
    ]  # fmt: skip
    for one in offered(hours, taken, first, 3, minutes=minutes):
        for offset in range(0, minutes, 5):
            moment = one.starts + timedelta(minutes=offset)
            shown = moment.astimezone(PLACE)
            assert any(
                each.person == one.person and each.weekday == shown.weekday() and each.opens <= shown.time() < each.closes
                for each in hours
            )  # fmt: skip
            mark = int(moment.timestamp()) // 300
            assert not any(who == one.person and begun <= mark < after for who, _room, begun, after in taken)
