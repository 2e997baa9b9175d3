"""What of a story goes with the page."""

from datetime import date

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from steadystep.faces.look.gallery_story import story as invented
from steadystep.faces.look.story import story_rows
from steadystep.faces.look.story.sent import ROWS_AT_ONCE

DESK = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}
YEAR = invented(date(2026, 11, 22), 365)
PIXEL = "Mozilla/5.0 (Linux; Android 11; Pixel 5) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36"


def page(asked: str = "", **headers: str) -> str:
    request = RequestFactory().get(f"/story/{asked}", headers=headers)
    return Template("{% load look %}{% story picture %}").render(
        Context({"picture": YEAR, "request": request})
    )


@pytest.mark.parametrize("headers", [{"User-Agent": PIXEL}, {"Sec-CH-UA-Mobile": "?1"}])
def test_a_phone_is_sent_its_own_drawing_alone(headers):
    sent = page(**headers)
    assert "story-narrow" in sent
    assert "story-wide" not in sent


def test_any_other_window_is_sent_the_wide_one_and_where_to_ask_for_the_narrow_one():
    sent = page("?span=365", **DESK)
    assert "story-wide" in sent
    assert "story-narrow" not in sent
    assert 'data-narrow="?span=365&amp;narrow=story"' in sent


def test_a_window_made_narrow_is_given_the_narrow_one_under_names_of_its_own():
    asked = page("?span=365&narrow=story", **DESK)
    assert "story-wide" not in asked
    assert 'id="story-phone-title"' in asked
    assert "data-narrow" not in asked


def test_a_long_table_comes_when_it_is_opened_and_the_period_stays():
    assert len(story_rows(YEAR)) > ROWS_AT_ONCE
    sent = page("?span=365")
    assert "<tbody>" not in sent
    assert 'href="?span=365&amp;table=story#story-table"' in sent


def test_the_table_asked_for_is_whole_and_open():
    sent = page("?span=365&table=story")
    assert sent.count("<tr>") == len(story_rows(YEAR)) + 1
    assert 'id="story-table" open' in sent
