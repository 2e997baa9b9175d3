"""The rhythm of the day: five fixed points, how far apart they lie in four weeks, and what upset them. Nothing is scored."""

from datetime import date

from steadystep.chart.worksheets import Told, Worksheet
from steadystep.reasoning.facts.social_rhythm import social_rhythm

TODAY = date(2026, 1, 28)


def _keeps(chart, day, **told):
    chart.day(f"{day} 21:00").client.writes(
        lambda when: Worksheet(
            when=when,
            exercise="day_rhythm",
            told=tuple(Told(of=name, text=words) for name, words in told.items()),
        ),
        "writes down the fixed points of the day",
    )


def _point(chart, name):
    return next(one for one in social_rhythm(chart.chart, TODAY).points if one.of == name)


def test_how_far_apart_a_point_lies(chart):
    """Bedtime after midnight is later than before it, and words around a time do not hide it."""
    for day, up, bed in (
        ("2026-01-20", "7:10", "23:30"),
        ("2026-01-21", "about 07:40", "0:20"),
        ("2026-01-22", "8.05", "22:50"),
    ):
        _keeps(chart, day, up=up, to_bed=bed)
    assert (_point(chart, "up").earliest, _point(chart, "up").latest, _point(chart, "up").spread) == (
        "07:10",
        "08:05",
        55,
    )
    assert (_point(chart, "to_bed").latest, _point(chart, "to_bed").spread) == ("00:20", 90)


def test_too_few_days_tell_nothing(chart):
    """Two days are no rhythm, and words without a time are no time."""
    _keeps(chart, "2026-01-20", up="07:10", supper="late")
    _keeps(chart, "2026-01-21", up="09:10", supper="18:00")
    assert _point(chart, "up").spread is None
    assert len(_point(chart, "supper").times) == 1


def test_no_sheet_in_four_weeks(chart):
    """Nothing is shown."""
    chart.seen("2026-01-28 10:00").says_nothing_of("therapy")
    assert social_rhythm(chart.chart, TODAY) is None


def test_four_weeks_tried_or_the_barrier_named(chart):
    """One week is not long enough to say; a reason that was named is as good an answer."""
    for day in ("2026-01-06", "2026-01-12", "2026-01-19"):
        _keeps(chart, day, up="07:10")
    assert not social_rhythm(chart.chart, TODAY).tried
    _keeps(chart, "2026-01-22", up="07:10")
    assert social_rhythm(chart.chart, TODAY).tried
    other = social_rhythm(chart.chart, TODAY)
    assert (other.days, other.weeks) == (4, 4)


def test_what_upset_it_is_kept_in_their_words(chart):
    """Named once, it counts as an answer."""
    _keeps(chart, "2026-01-22", up="11:00", upset_by="Night shift")
    found = social_rhythm(chart.chart, TODAY)
    assert found.tried
    assert found.upset_by == ((date(2026, 1, 22), "Night shift"),)
