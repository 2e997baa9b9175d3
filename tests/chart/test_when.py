"""When something happened, no more precisely than it is known."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steadystep.chart import Unreadable, When
from tests.chart.bodies import whens


@pytest.mark.parametrize(
    ("at", "precision", "earliest", "end"),
    [
        ("2026-03-17T08:10:00+00:00", "instant", "2026-03-17T08:10", "2026-03-17T08:10"),
        ("2026-03-17T04:10:00-04:00", "instant", "2026-03-17T08:10", "2026-03-17T08:10"),
        ("2026-03-17", "day", "2026-03-17T04:00", "2026-03-18T04:00"),
        ("2026-03-08", "day", "2026-03-08T05:00", "2026-03-09T04:00"),  # 23 hours: the clocks go forward
        ("2026-11-01", "day", "2026-11-01T04:00", "2026-11-02T05:00"),  # 25 hours: they go back
        ("2026-03", "month", "2026-03-01T05:00", "2026-04-01T04:00"),
        ("2025-12", "month", "2025-12-01T05:00", "2026-01-01T05:00"),
        ("2026", "year", "2026-01-01T05:00", "2027-01-01T05:00"),
    ],
)
def test_what_it_can_mean_in_new_york(at, precision, earliest, end):
    when = When(at, "America/New_York")
    assert when.precision == precision
    assert f"{when.earliest:%Y-%m-%dT%H:%M}" == earliest
    assert f"{when.end:%Y-%m-%dT%H:%M}" == end


def test_the_day_is_the_one_lived():
    evening = "2026-03-18T01:30:00+00:00"
    assert When(evening, "America/New_York").day == date(2026, 3, 17)
    assert When(evening, "Asia/Kathmandu").day == date(2026, 3, 18)
    assert When("2026-03", "America/New_York").day == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("2026-02-30", "not a day of the calendar"),
        ("2026-13", "not a day of the calendar"),
        ("17.3.2026", "is not a date or time"),
        ("2026/03/17", "is not a date: write it as"),
        ("yesterday", "is not a date or time"),
        ("", "is not a date or time"),
        ("2026-03-17T08:10:00", "has no offset"),
        ("2026-03-17T25:00:00+00:00", "is not a date or time"),
        ("0026-03-17", "outside the years 1880 to 2200"),
        ("9999", "outside the years"),
        ("0001-01-01T00:00:00+14:00", "outside the years"),
        ("9" * 10_000, "is not a date or time"),
        ("２０２６-03-17", "is not a d"),
        ("2026-03-17\x00", "is not a date or time"),
    ],
)
def test_what_is_no_date_is_refused_in_words(at, says):
    with pytest.raises(Unreadable, match=says):
        When(at)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "America", "\x00", "EST5EDT" * 99])
def test_what_is_no_zone_is_refused_in_words(zone):
    with pytest.raises(Unreadable, match="is not a time zone"):
        When("2026-03-17", zone)


def test_a_naive_instant_is_refused():
    with pytest.raises(Unreadable, match="has no time zone"):
        When.instant(datetime(2026, 3, 17, 8))  # noqa: DTZ001


@given(whens)
def test_it_begins_before_it_ends_and_its_day_holds_its_beginning(when):
    assert when.earliest.tzinfo is UTC
    assert when.earliest <= when.end
    assert (when.earliest == when.end) == (when.precision == "instant")
    assert when.earliest.astimezone(ZoneInfo(when.zone)).date() == when.day


@given(st.datetimes(datetime(1900, 1, 1), datetime(2190, 1, 1), timezones=st.timezones()))  # noqa: DTZ001
def test_an_instant_keeps_its_microsecond_whatever_the_offset(at):
    assert When.instant(at).earliest == at.astimezone(UTC)


@given(
    st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from(["America/New_York", "Australia/Lord_Howe"])
)
def test_days_follow_one_another_without_a_gap(day, zone):
    assert When.on(day, zone).end == When.on(day + timedelta(days=1), zone).earliest
