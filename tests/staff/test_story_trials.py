"""Trials on the story picture: marks with their words and the entries they rest on, also for who hears the picture."""

from datetime import date

import pytest

from steadystep.faces.look.story import EventLane, StoryPicture, story_rows
from steadystep.faces.staff.story_trials import judging_marks
from tests.spec.builder import Story

pytestmark = pytest.mark.django_db


def panic(chart: Story) -> str:
    """Case A: 25 mg from 6 January, 50 mg from the 13th, 75 mg from 4 February; PDSS 16, 14, 6."""
    target = chart.day("2026-01-05 10:00").therapist.target("Panic", "pdss_sr")
    chart.day("2026-01-05 10:10").nurse.total("pdss_sr", 16)
    order = chart.day("2026-01-05 11:00").prescriber.orders(
        "sertraline", 25, "2026-01-06", indication="panic disorder", target=target, measure="pdss_sr"
    )
    chart.day("2026-01-12 11:00").prescriber.changes_dose(order, 50, "2026-01-13")
    chart.day("2026-03-03 10:00").nurse.total("pdss_sr", 6)
    chart.day("2026-03-03 11:00").prescriber.judges(order, "responded")
    return order


def test_fair_days_response_and_judgement_are_marks_linked_to_their_entries():
    chart = Story()
    order = panic(chart)
    view = chart.seen("2026-04-20 10:00").view()
    marks = {mark.kind: mark for mark in judging_marks(view, date(2026, 1, 1), date(2026, 4, 20))}
    assert marks["fair_from"].at == date(2026, 2, 10)
    assert marks["fair_from"].href.endswith(f"e-{order}")
    assert "62.5 per cent better" in marks["response"].label
    assert marks["judged"].at == date(2026, 3, 3)
    assert "response" in marks["judged"].label
    assert len({marks["response"].href, marks["judged"].href, marks["fair_from"].href}) == 3


def test_each_mark_is_a_row_for_who_hears_the_picture():
    chart = Story()
    panic(chart)
    view = chart.seen("2026-04-20 10:00").view()
    lane = EventLane("Judging", judging_marks(view, date(2026, 1, 1), date(2026, 4, 20)))
    rows = story_rows(StoryPicture(date(2026, 1, 1), date(2026, 4, 20), (lane,), "Story"))
    assert any("fair to judge from" in row.said for row in rows)
    assert any(row.said.startswith("judged: sertraline") for row in rows)


def test_what_lies_outside_the_span_is_left_out():
    chart = Story()
    panic(chart)
    view = chart.seen("2026-04-20 10:00").view()
    assert not judging_marks(view, date(2026, 4, 15), date(2026, 4, 20))
