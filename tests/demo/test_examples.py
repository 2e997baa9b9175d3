"""The examples run, and say what they promise to say."""

from datetime import UTC, datetime

import pytest

from examples import ask_a_chart, read_a_story


def test_a_chart_asked_without_a_database_names_the_level_that_is_due():
    said = list(ask_a_chart.lines(datetime(2026, 2, 8, 12, tzinfo=UTC)))
    assert any("lithium level, 12 hours after a dose" in line for line in said)
    assert any("16, moderately severe" in line for line in said)


@pytest.mark.parametrize(("key", "day"), [("nora", "06 Jan"), ("elena", "17 Mar"), ("darius", "04 Mar")])
def test_a_story_reads_on_the_dates_of_its_acceptance_case(key, day):
    assert any(day in line for line in read_a_story.lines(key))
