"""Trials on the story picture: marks with their words and the entries they rest on, also for who hears the picture."""

from datetime import date

import pytest

from steadystep.faces.look.story import EventLane, ScoreLane, StoryPicture, period_of, story_rows
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.story import story_of
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


def test_a_screen_is_a_mark_with_its_result_and_no_line_that_rises_or_falls():
    chart = Story()
    chart.day("2026-03-02 09:00").client.answers("pc_ptsd_5", 1, 1, 1, 1, 1, 1)
    chart.day("2026-03-09 09:00").client.answers("phq_9", 1, 2, 1, 2, 1, 0, 1, 1, 0, 1)
    chart.day("2026-03-16 09:00").client.answers("pc_ptsd_5", 0, None, None, None, None, None)
    view = chart.seen("2026-03-17 10:00").view()
    period = period_of({"from": "2026-03-01", "to": "2026-03-17"}, date(2026, 3, 17), date(2026, 3, 1))
    picture = story_of(view, Describer(view.chart, {}), period, date(2026, 3, 17))
    assert [lane.title for lane in picture.lanes if isinstance(lane, ScoreLane)] == ["PHQ-9"]
    [screens] = [
        lane for lane in picture.lanes if isinstance(lane, EventLane) and lane.marks[0].kind == "screen"
    ]
    assert [mark.label for mark in screens.marks] == [
        "PC-PTSD-5: positive: a screen, not a diagnosis", "PC-PTSD-5: negative"
    ]  # fmt: skip
    assert all("#e-" in mark.href for mark in screens.marks)
