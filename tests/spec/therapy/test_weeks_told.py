"""Daily sheets and check-ins, week by week: five of seven days count as a week, a blank day is blank, and no days in a row are counted."""

from datetime import date, timedelta

from steadystep import knowledge
from steadystep.chart.worksheets import Worksheet
from steadystep.reasoning.facts.weeks_told import daily_told, weeks_of

TODAY = date(2026, 3, 29)


def _days(*numbers: int) -> set[date]:
    return {date(2026, 3, number) for number in numbers}


def test_five_of_seven_days_count_whichever_they_are():
    """23, 25, 26, 28 and 29 March are a week; the seven days before them, with four, are not, and the gaps stay gaps."""
    week, before, *_ = weeks_of(_days(23, 25, 26, 28, 29, 16, 17, 18, 19), TODAY)
    assert (week.told, week.counts) == (5, True)
    assert (before.told, before.counts) == (4, False)
    assert [told for _, told in week.days] == [True, False, True, True, False, True, True]
    assert week.days[-1][0] == TODAY


def test_what_was_never_filled_in_is_not_shown(chart):
    """A diary card of one day shows its weeks; check-ins, of which there are none, are not held against her."""
    chart.day("2026-03-27 20:00").client.writes(
        lambda when: Worksheet(when=when, exercise="diary_card", skills=("mindfulness",)),
        "fills in a diary card",
    )
    known = knowledge.load()
    [card] = daily_told(chart.chart, known, TODAY)
    assert (card.of, [week.told for week in card.weeks]) == ("diary_card", [1, 0, 0, 0])
    assert daily_told(chart.chart, known, TODAY + timedelta(weeks=8)) == ()
