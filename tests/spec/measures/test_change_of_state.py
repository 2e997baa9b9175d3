"""A change of state: the check-ins are held against the client's own 28 days, by a control chart. Never why, no diagnosis."""

from datetime import date, timedelta

from steadystep.chart.measures import DailyCheckin
from steadystep.chart.plan import OfferAnswered

RULE = "measures.change_of_state"
START = date(2026, 1, 6)
# A person's ordinary ups and downs.
USUAL = (6, 7, 6, 5, 6, 7, 6, 6, 5, 7)


def days(chart, count, mood, *, first=0, every=1):
    """A check-in on each of so many days; `mood` tells it by the number of the day."""
    for place in range(first, first + count, every):
        day = START + timedelta(days=place)
        chart.day(f"{day} 20:00").client.writes(
            lambda when, day=day, place=place: DailyCheckin(when=when, day=day, mood=mood(place)), f"mood {mood(place)}"
        )  # fmt: skip


def usual(place):
    return USUAL[place % len(USUAL)]


def test_a_lower_mood_is_seen(chart):
    """Four weeks around 6, then 3 to 4: different from the usual since the day it began. Only the client can say why."""
    days(chart, 42, usual)
    days(chart, 10, lambda place: usual(place) - 3, first=42)
    found = chart.seen("2026-02-26 21:00").finds(
        "Different from the usual since 17 February 2026: mood lower (6.1 before, 3.1 since).", urgency="attention",
        why="Against the 28 days before, further than chance would carry it. What it means, only the client can say.",
    )  # fmt: skip
    assert "diagnos" not in str(found.says).lower()
    assert found.ground.sources[0].year == 1959


def test_ordinary_ups_and_downs_are_quiet(chart):
    """Seven weeks of the same ups and downs: nothing is said."""
    days(chart, 52, usual)
    chart.seen("2026-02-26 21:00").says_nothing_of(RULE)


def test_one_bad_day_is_quiet(chart):
    """One day at 1 after weeks around 6 is a bad day, not a change."""
    days(chart, 51, usual)
    days(chart, 1, lambda place: 1, first=51)
    chart.seen("2026-02-26 21:00").says_nothing_of(RULE)


def test_better_is_only_to_know(chart):
    """Higher than the usual: told, and it asks for nothing. The day is an estimate: the mean was last crossed on it."""
    days(chart, 42, lambda place: usual(place) - 3)
    days(chart, 10, usual, first=42)
    chart.seen("2026-02-26 21:00").finds(
        "Different from the usual since 14 February 2026: mood higher (3.1 before, 5.5 since).",
        urgency="note",
    )


def test_cannot_tell_when_the_usual_is_not_known(chart):
    """Nine days told in the 28 that would make the usual: it is said how many are missing."""
    days(chart, 36, usual, every=3)
    days(chart, 10, lambda place: 2, first=42)
    chart.seen("2026-02-26 21:00").finds(
        "What is usual for this person is not known yet.", state="cannot_tell",
        missing="6 more days with a check-in, of 14 within 28 days.",
    )  # fmt: skip


def test_cannot_tell_after_a_week_of_gaps(chart):
    """Seven weeks told, then a week of nothing: gaps are gaps, and nobody can tell."""
    days(chart, 49, usual)
    chart.seen("2026-03-01 09:00").says_nothing_of(RULE)
    chart.seen("2026-03-04 09:00").finds(
        "Whether the days are as usual cannot be told: the last check-in was on 23 February 2026.",
        state="cannot_tell",
    )


def test_answered_is_not_said_again_for_two_weeks(chart):
    """Tess asked how it is and says so: quiet for fourteen days."""
    days(chart, 42, usual)
    days(chart, 10, lambda place: usual(place) - 3, first=42)
    chart.day("2026-02-26 20:30").therapist.writes(
        lambda when: OfferAnswered(when=when, rule=RULE, offer="ask", answer="accepted"),
        "takes up: ask how it is",
    )
    chart.seen("2026-02-26 21:00").says_nothing_of(RULE)
