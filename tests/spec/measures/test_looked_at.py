"""The caseload's line: the main measure from first to last, and the mark that says somebody looked the chart through."""

from steadystep import knowledge
from steadystep.chart.reviewed import ChartReviewed
from steadystep.reasoning import Clock
from steadystep.reasoning.caseload import CaseloadLine, caseload_line
from steadystep.reasoning.review import review_of
from steadystep.reasoning.view import View
from tests.spec.clinic import clinic, instant

EIGHTEEN = (2, 2, 2, 2, 2, 2, 3, 3, 0)
NINE = (1, 1, 1, 1, 1, 1, 1, 2, 0)


def line(chart, said: str) -> CaseloadLine:
    view = View(chart.chart, knowledge.load(), clinic(), Clock(instant(said)))
    return caseload_line(view, review_of(view))


def looks(chart, at: str, *, group: str = "off_track", marked: bool = True) -> None:
    seen = chart.chart.seq
    chart.day(at).therapist.writes(
        lambda when: ChartReviewed(when=when, seen=seen, marked=marked, group=group),
        "looks the chart through" if marked else "takes the mark off",
    )


def followed(chart) -> None:
    chart.day("2026-01-05 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-01-06 10:00").client.answers("phq_9", *EIGHTEEN)


def test_the_main_measure_is_told_from_first_to_last(chart):
    """18, then 9: a change of -9. While there is one score there is no change."""
    followed(chart)
    first = line(chart, "2026-01-06 11:00").measure
    assert (first.instrument, first.first, first.last, first.change) == ("phq_9", 18, 18, None)
    chart.day("2026-02-03 10:00").client.answers("phq_9", *NINE)
    after = line(chart, "2026-02-03 11:00").measure
    assert (after.first, after.last, after.change) == (18, 9, -9)


def test_without_a_score_there_is_no_main_measure(chart):
    """A target names a measure; until somebody answers it, the caseload shows none."""
    chart.day("2026-01-05 10:00").prescriber.target("low mood", "phq_9")
    assert line(chart, "2026-01-05 11:00").measure is None


def test_the_mark_stands_until_something_new_comes(chart):
    """Who looked and when is told; an answer takes the mark off, and the line says so."""
    followed(chart)
    looks(chart, "2026-01-06 12:00")
    stands = line(chart, "2026-01-06 13:00").looked
    assert stands.off is None
    chart.day("2026-01-07 10:00").client.answers("gad_7", *(1,) * 7)
    after = line(chart, "2026-01-07 11:00").looked
    assert (after.off is not None, after.kind, after.by) == (True, "answers", stands.by)


def test_what_came_while_the_page_was_open_was_not_looked_at(chart):
    """The mark counts only what stood on the page when it was read."""
    followed(chart)
    seen = chart.chart.seq
    chart.day("2026-01-06 11:00").client.answers("gad_7", *(1,) * 7)
    chart.day("2026-01-06 11:05").therapist.writes(
        lambda when: ChartReviewed(when=when, seen=seen, group="off_track"), "looks the chart through"
    )
    assert line(chart, "2026-01-06 12:00").looked.off is not None


def test_a_number_beyond_the_chart_hides_nothing(chart):
    """A mark never speaks for entries that were not yet there."""
    followed(chart)
    chart.day("2026-01-06 12:00").therapist.writes(
        lambda when: ChartReviewed(when=when, seen=100_000, group="off_track"), "looks the chart through"
    )
    chart.day("2026-01-07 10:00").client.answers("gad_7", *(1,) * 7)
    assert line(chart, "2026-01-07 11:00").looked.off is not None


def test_the_mark_is_taken_off_by_hand(chart):
    """Whoever set it takes it back with one press; nothing else changes."""
    followed(chart)
    looks(chart, "2026-01-06 12:00")
    looks(chart, "2026-01-06 12:05", marked=False)
    assert line(chart, "2026-01-06 13:00").looked is None


def test_a_worse_place_takes_the_mark_off_without_any_entry(chart):
    """Steady when looked at; weeks later nothing was heard, and the mark is off."""
    followed(chart)
    looks(chart, "2026-01-06 12:00", group="steady")
    assert line(chart, "2026-03-20 12:00").looked.off is not None


def test_a_safety_event_is_never_covered_by_a_mark(chart):
    """Item 9 answered 2 after the mark: the mark is off and the client stands under safety."""
    followed(chart)
    looks(chart, "2026-01-06 12:00")
    chart.day("2026-01-07 10:00").client.answers("phq_9", 2, 2, 2, 2, 2, 2, 3, 3, 2)
    after = line(chart, "2026-01-07 10:30")
    assert (after.group, after.looked.off is not None) == ("safety", True)
