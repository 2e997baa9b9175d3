"""A clinic's outcomes: who counts as in response or remission by twelve weeks, and which counts are not shown."""

from datetime import date

import pytest

from steadystep import knowledge
from steadystep.clinic.chartroom.outcomes import EVERYBODY, NAMES, published, tally
from steadystep.clinic.chartroom.small_numbers import Sum, computable, hidden
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.outcome import Outcome, outcome
from steadystep.reasoning.view import View
from tests.spec.clinic import clinic, instant

EIGHTEEN = (2, 2, 2, 2, 2, 2, 3, 3, 0)
NINE = (1, 1, 1, 1, 1, 1, 1, 2, 0)
TEN = (1, 1, 1, 1, 1, 1, 2, 2, 0)
FOUR = (1, 1, 1, 1, 0, 0, 0, 0, 0)


def outcome_of(chart, *answers: tuple[str, tuple[int, ...]]) -> Outcome:
    """A target judged by the PHQ-9, and these sheets by day; looked at half a year later."""
    chart.day("2026-01-05 10:00").prescriber.target("low mood", "phq_9")
    for day, items in answers:
        chart.day(f"{day} 10:00").client.answers("phq_9", *items)
    view = View(chart.chart, knowledge.load(), clinic(), Clock(instant("2026-07-05 10:00")))
    found = outcome(view)
    assert found is not None
    return found


def test_half_of_the_first_score_gone_at_the_last_score_is_response(chart):
    """18, then 9 after eight weeks: response, on day 56; 9 is above the limit of remission."""
    found = outcome_of(chart, ("2026-01-06", EIGHTEEN), ("2026-03-03", NINE))
    assert (found.state, found.responded, found.remitted, found.response_days) == (
        "measured",
        True,
        False,
        56,
    )
    assert (found.began, found.instrument, found.language) == (date(2026, 1, 6), "phq_9", "en")


def test_one_point_less_is_no_response(chart):
    """A score just short of the measure's own definition is not counted as a response."""
    found = outcome_of(chart, ("2026-01-06", EIGHTEEN), ("2026-03-03", TEN))
    assert (found.state, found.responded, found.response_days) == ("measured", False, None)


def test_response_that_was_lost_again_does_not_count(chart):
    """The last score by day 84 decides, not the best."""
    found = outcome_of(chart, ("2026-01-06", EIGHTEEN), ("2026-02-03", NINE), ("2026-03-03", EIGHTEEN))
    assert found.responded is False


def test_remission_is_low_twice_two_weeks_apart(chart):
    """Remission is a score below the measure's limit, told twice with two weeks between."""
    once = outcome_of(chart, ("2026-01-06", EIGHTEEN), ("2026-03-03", FOUR))
    assert (once.responded, once.remitted) == (True, False)


def test_remission_told_twice(chart):
    """Told twice, far enough apart, it counts."""
    twice = outcome_of(chart, ("2026-01-06", EIGHTEEN), ("2026-03-03", FOUR), ("2026-03-17", FOUR))
    assert twice.remitted is True


def test_a_score_after_day_84_comes_too_late(chart):
    """31 March is day 84; 1 April is not counted: no data."""
    assert outcome_of(chart, ("2026-01-06", EIGHTEEN), ("2026-04-01", NINE)).state == "no_data"


def test_a_score_on_day_84_counts(chart):
    """The twelve weeks include their last day."""
    assert outcome_of(chart, ("2026-01-06", EIGHTEEN), ("2026-03-31", NINE)).state == "measured"


def test_who_began_below_the_limit_of_remission_is_set_apart(chart):
    """Who began low cannot be counted as better: they are left out, and said to be."""
    assert outcome_of(chart, ("2026-01-06", FOUR), ("2026-03-03", FOUR)).state == "began_low"


def test_never_measured_is_no_data(chart):
    """Counted from the day of joining, not left out of sight."""
    found = outcome_of(chart)
    assert (found.state, found.instrument) == ("no_data", "")


def test_askings_are_counted_by_rounds(chart):
    """Every 14 days: scores on days 0, 14 and 56 are 3 answered; the rounds of days 28 and 42 brought none."""
    chart.day("2026-01-05 10:00").prescriber.target("low mood", "phq_9")
    for day in ("2026-01-06", "2026-01-20", "2026-03-03"):
        chart.day(f"{day} 10:00").client.answers("phq_9", *EIGHTEEN)
    found = outcome(View(chart.chart, knowledge.load(), clinic(), Clock(instant("2026-03-04 10:00"))))
    assert found is not None
    assert (found.asked, found.answered) == (5, 3)


TODAY = date(2026, 7, 5).toordinal()
BEGAN = date(2026, 1, 6).toordinal()


def rows(count: int, *, responded=True, state="measured", team="a", began=BEGAN, language="en"):
    told = (responded, False, 40 if responded else None) if state == "measured" else (None, None, None)
    return [(began, state, *told, 4, 3, team, "depression", "phq_9", "26_44", language, False)] * count


def everybody(*some):
    return published(tally([row for one in some for row in one], TODAY))


def test_a_tiny_clinic_counted_by_hand():
    """12 in response and 11 not, 13 without data, 12 too early: 48 people, 23 measured, 52.2% in response."""
    first = everybody(
        rows(12), rows(11, responded=False), rows(13, state="no_data"), rows(12, began=TODAY - 84)
    )[0]
    told = {
        name: first.counts[name]
        for name in ("people", "measured", "responded", "not_responded", "no_data", "too_early")
    }
    assert told == {
        "people": 48, "measured": 23, "responded": 12, "not_responded": 11, "no_data": 13, "too_early": 12,
    }  # fmt: skip
    assert first.percent("responded", "measured") == 52.2
    assert first.percent("answered", "asked") == 75.0
    assert first.response_days == 40


def test_a_small_count_is_hidden_and_so_is_its_complement():
    """10 in response of 30 measured: neither the 10 nor the 20 are told, nor a share, nor the median."""
    first = everybody(rows(10), rows(20, responded=False))[0]
    assert (first.counts["responded"], first.counts["not_responded"], first.counts["people"]) == (
        None,
        None,
        30,
    )
    assert (first.percent("responded", "measured"), first.response_days) == (None, None)


def test_eleven_is_told():
    assert everybody(rows(11), rows(20, responded=False))[0].counts["responded"] == 11


def test_a_small_group_is_not_named_and_not_the_difference_to_everybody():
    """30 of team a, 3 of team b: the 3 are unnamed, and team a's 30 are hidden as well, or 33 - 30 would tell."""
    found = {(one.by, one.value): one for one in everybody(rows(30), rows(3, team="b"))}
    assert ("team", "b") not in found
    assert found["team", "few"].counts["people"] is None
    assert found["team", "a"].counts["people"] is None
    assert found[EVERYBODY].counts["people"] == 33


@pytest.mark.parametrize("seed", range(12))
def test_nothing_hidden_follows_from_what_is_shown(seed):
    """Whatever the clinic: no hidden count is the only solution of the sums, and no count of 1 to 10 is shown."""
    some = [
        rows(1 + (seed * 7 + place * 5) % 17, responded=place % 2 == 0, team="abcd"[place % 4], language=("en", "es", "so")[place % 3],
             state="measured" if (place + seed) % 3 else "no_data")
        for place in range(9)
    ]  # fmt: skip
    for one in everybody(*some):
        assert not [name for name in NAMES if one.counts[name] in range(1, 11)]


def test_one_hidden_part_follows_from_its_total():
    """The check itself: one unknown in a sum is found, two are not, three sums over three are."""
    assert computable({"x"}, [Sum("all", ("x", "y"))]) == {"x"}
    assert computable({"x", "y"}, [Sum("all", ("x", "y"))]) == set()
    assert computable({"x", "y", "z"}, [Sum("a", ("x", "y")), Sum("b", ("y", "z")), Sum("c", ("x", "z"))]) == {
        "x", "y", "z",
    }  # fmt: skip


def test_when_nothing_can_hide_a_count_nothing_is_told():
    """A total with one part only is that part: both are hidden."""
    counts = {"all": 5, "x": 5}
    assert hidden(counts, [Sum("all", ("x",))]) == {"all", "x"}


def test_true_zeros_are_told():
    assert everybody(rows(20))[0].counts["not_responded"] == 0
