"""The story of a client: which time it shows, what stays in the address, and notes of client and team on it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from steadystep.chart import Dose, When
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.story_notes import StoryNote
from steadystep.faces.look.story import period_of, zoom_of
from tests.small_clinic import UNCOMPARED

from .conftest import now

TODAY, FIRST = date(2026, 3, 3), date(2025, 6, 1)


def test_without_a_wish_twelve_weeks_are_shown():
    assert period_of({}, TODAY, FIRST).start == TODAY - timedelta(days=84)


def test_two_days_in_the_wrong_order_are_turned_round():
    period = period_of({"from": "2026-02-01", "to": "2026-01-01"}, TODAY, FIRST)
    assert (period.start, period.end, period.span) == (date(2026, 1, 1), date(2026, 2, 1), "")


def test_an_open_end_is_the_first_day_or_today():
    assert period_of({"to": "2025-07-01"}, TODAY, FIRST).start == FIRST
    assert period_of({"from": "2025-07-01"}, TODAY, FIRST).end == TODAY


@pytest.mark.parametrize("wrong", ["tomorrow", "2026-13-01", "2027-01-01"])
def test_a_day_that_cannot_be_shown_is_said_and_the_usual_time_is_shown(wrong):
    period = period_of({"from": wrong, "to": "2027-02-02"}, TODAY, FIRST)
    assert period.fault
    assert period.end == TODAY


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_break_nothing(day):
    zoom = zoom_of(period_of({"from": "0001-01-01", "to": day}, TODAY, FIRST), {}, TODAY)
    assert zoom.period.end <= TODAY


def test_earlier_and_later_keep_the_length_and_the_rest_of_the_address():
    zoom = zoom_of(
        period_of({"from": "2026-01-01", "to": "2026-01-29"}, TODAY, FIRST), {"tab": "feed"}, TODAY
    )
    assert zoom.earlier == "?tab=feed&from=2025-12-04&to=2026-01-01#story"
    assert zoom.later == "?tab=feed&from=2026-01-29&to=2026-02-26#story"


def text(answer) -> str:
    return answer.content.decode()


def test_a_note_of_the_team_stands_on_the_picture_and_links_to_its_entry(as_, pia, put, rosa):
    [written] = put(pia, rosa, StoryNote(when=When.on(timezone.localdate()), text="Moved in with her sister"))
    page = text(as_(pia).get(f"/clients/{rosa}/story/?span=28"))
    assert page.count("Moved in with her sister") >= 3  # picture, table, notes
    assert f"#e-{written.id}" in page
    assert "note of the team" in page


def test_the_picture_is_drawn_once_when_the_page_is_whole(as_, pia, rosa):
    """In pieces a slow processor lays it out and paints it four times: the browser waits for what stands last."""
    page = as_(pia).get(f"/clients/{rosa}/story/").content.decode()
    assert '<link rel="expect" href="#announcements" blocking="render">' in page.partition("</head>")[0]
    assert page.index('id="story"') < page.index('id="announcements"')


def test_who_may_not_read_the_plan_reads_no_note(as_, fran, pia, put, rosa):
    put(pia, rosa, StoryNote(when=When.on(timezone.localdate()), text="marzipan"))
    assert "marzipan" not in text(as_(fran).get(f"/clients/{rosa}/story/"))


def test_the_chosen_days_stay_while_another_tab_is_opened(as_, pia, rosa):
    page = text(as_(pia).get(f"/clients/{rosa}/?from=2026-01-01&to=2026-02-01&tab=feed"))
    assert "from=2026-01-01&amp;to=2026-02-01" in page


def test_what_is_given_rarely_is_no_dose_a_day(as_, pia, put, rosa):
    """50 mg every 14 days, not 3.57 mg a day; monthly injections are the usual case."""
    step = DoseStep(
        first=timezone.localdate() - timedelta(days=10), amount=Dose(50, "mg"), times_a_day=1 / 14
    )
    put(pia, rosa, Order(reasons=UNCOMPARED, when=now(), name="Sertraline", drug="sertraline", indication="panic", steps=(step,)))  # fmt: skip
    said = as_(pia).get(f"/clients/{rosa}/story/").content.decode()
    assert "50 mg every 14 days" in said
    assert "a day</text>" not in said
