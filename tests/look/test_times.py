"""Dates as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from steadystep.faces.look import times

TODAY = date(2026, 2, 26)
NOW = datetime(2026, 2, 26, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _words_and_zone() -> object:
    with translation.override("en"), timezone.override("America/New_York"):
        yield


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 26), "today"),
        (date(2026, 2, 27), "tomorrow"),
        (date(2026, 2, 25), "yesterday"),
        (date(2026, 3, 3), "Tue 3 March, in 5 days"),
        (date(2026, 2, 21), "Sat 21 February, 5 days ago"),
        (date(2025, 12, 30), "Tue 30 December, 8 weeks ago"),
        (date(2026, 7, 26), "Sun 26 July, in 5 months"),
        (date(2025, 2, 26), "Wed 26 February 2025, 12 months ago"),
        (date(2019, 2, 26), "Tue 26 February 2019, 7 years ago"),
    ],
)
def test_a_day(day: date, said: str) -> None:
    assert times.day_words(day, TODAY) == said


def test_an_instant_is_said_in_the_zone_in_force() -> None:
    """02:00 in UTC is still the evening before in New York."""
    assert times.instant_words(datetime(2026, 2, 27, 2, 0, tzinfo=UTC), NOW) == "today 21:00"
    assert (
        times.instant_words(datetime(2026, 3, 3, 19, 10, tzinfo=UTC), NOW) == "Tue 3 March 14:10, in 5 days"
    )


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (timedelta(minutes=35), "35 min left"),
        (timedelta(hours=2, minutes=10), "2 h 10 min left"),
        (timedelta(hours=30), "30 h left"),
        (timedelta(days=3, hours=4), "3 days left"),
        (timedelta(seconds=20), "due now"),
        (-timedelta(minutes=20), "20 min over"),
    ],
)
def test_time_left(away: timedelta, said: str) -> None:
    assert times.left_words(NOW + away, NOW) == said


def test_the_exact_instant_is_on_the_hover() -> None:
    shown = Template("{% load look %}{% when at now %}").render(
        Context({"at": datetime(2026, 3, 3, 19, 10, tzinfo=UTC), "now": NOW})
    )
    assert 'datetime="2026-03-03T19:10:00+00:00"' in shown
    assert 'title="2026-03-03 14:10 EST (UTC-05:00)"' in shown
    assert ">Tue 3 March 14:10, in 5 days</time>" in shown


def test_midnight_is_the_end_of_the_day_before() -> None:
    shown = Template("{% load look %}{% by at now %}").render(
        Context({"at": datetime(2026, 2, 28, 5, 0, tzinfo=UTC), "now": NOW})
    )
    assert ">by tomorrow</time>" in shown


def test_no_date_is_no_words() -> None:
    assert Template("{% load look %}{% when at %}").render(Context({"at": None})) == ""
