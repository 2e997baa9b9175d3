"""Doses taken: a fraction with its denominator, nothing where nobody said; and an offer that fits the reason."""

from datetime import date

import pytest

from steadystep import knowledge
from steadystep.chart.taking import AdherenceTalk
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.adherence import REASONS, adherence
from steadystep.reasoning.view import View
from tests.spec.clinic import instant
from tests.spec.supplying import dose, hands_out


def taken(chart, first: str, last: str):
    seen = chart.seen(f"{last} 23:00")
    view = View(chart.chart, knowledge.load(), chart.clinic, Clock(seen.at))
    return adherence(chart.chart, view.courses[0], date.fromisoformat(first), date.fromisoformat(last))


def sertraline(chart, times: float = 1) -> str:
    return chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-06", times=times)


def misses(chart, order: str, *days: str, reason: str = "") -> None:
    for day in days:
        dose(chart.day(f"{day} 20:00").client, order, day, "missed", REASONS[reason].text if reason else "")


def test_a_missing_day_is_not_a_missed_dose(chart):
    """Told of three days of seven, twice a day: 4 of 6 doses, and of 14 planned nothing is said about 8."""
    order = sertraline(chart, times=2)
    for day, outcome in (("06", "taken"), ("07", "taken"), ("09", "missed")):
        dose(chart.day(f"2026-01-{day} 20:00").client, order, f"2026-01-{day}", outcome)
    found = taken(chart, "2026-01-06", "2026-01-12")
    assert (found.planned, found.told, found.taken) == (14, 6, 4)
    assert (found.days, found.days_told) == (7, 3)
    assert round(found.share, 3) == 0.667


def test_nothing_told_is_unknown(chart):
    """Nobody said anything: the share of doses taken is unknown, and not zero."""
    sertraline(chart)
    assert taken(chart, "2026-01-06", "2026-01-12").share is None


def test_two_weeks_with_two_missed_doses_each(chart):
    """MO46. The reasons given choose what is offered; nobody is blamed."""
    order = sertraline(chart)
    misses(chart, order, "2026-02-03", "2026-02-05")
    misses(chart, order, "2026-02-10", reason="cost")
    chart.seen("2026-02-10 21:00").no_duty("medication.adherence")
    misses(chart, order, "2026-02-12", reason="forgot")
    duty = chart.seen("2026-02-12 21:00").duty(
        "sertraline: 4 doses not taken from 3 February 2026 to 12 February 2026. Ask what gets in the way.", owner="Cora",
        level="T4", due="2026-02-19 20:00",
    )  # fmt: skip
    assert [str(one.says) for one in duty.offers] == [
        "Offer a reminder and a weekly box", "Look for a cheaper way: generic, assistance",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("drug", "mg", "level", "due"),
    [
        ("lithium", 600, "T3", "2026-02-13 20:00"),
        ("clozapine", 25, "T3", "2026-02-13 20:00"),
        ("sertraline", 50, "T4", "2026-02-19 20:00"),
    ],
)
def test_lithium_is_asked_about_within_a_day(chart, drug, mg, level, due):
    """MO46. Lithium, clozapine and buprenorphine within a day, the others within seven."""
    order = chart.day("2026-01-05 11:00").prescriber.orders(drug, mg, "2026-01-06")
    misses(chart, order, "2026-02-03", "2026-02-05", "2026-02-10", "2026-02-12")
    found = next(
        one for one in chart.seen("2026-02-12 21:00").said.duties if one.rule == "medication.adherence"
    )
    assert (found.level, found.due) == (level, instant(due))


def test_without_a_reason_it_is_asked_kindly(chart):
    """Missed doses without a reason: it is asked what gets in the way."""
    order = sertraline(chart)
    misses(chart, order, "2026-02-03", "2026-02-05", "2026-02-10", "2026-02-12")
    duty = next(
        one for one in chart.seen("2026-02-12 21:00").said.duties if one.rule == "medication.adherence"
    )
    assert [str(one.says) for one in duty.offers] == ["Ask kindly what gets in the way"]


def talks(chart, at: str, order: str, barrier: str, did: str = "") -> None:
    chart.day(at).therapist.writes(
        lambda when: AdherenceTalk(when=when, order=order, barrier=barrier, did=did),
        f"asks what gets in the way: {barrier}" + (f"; they agree on: {did}" if did else ""),
    )


def offered(chart, at: str) -> list[str]:
    duties = [one for one in chart.seen(at).said.duties if one.rule == "medication.adherence"]
    return [one.key for duty in duties for one in duty.offers]


def test_a_talk_settles_it(chart):
    """A visit by itself settles nothing; the barrier and the help agreed on do, written as codes."""
    order = sertraline(chart)
    visit = chart.day("2026-02-01 10:00").therapist.books("2026-02-13 10:00")
    misses(chart, order, "2026-02-03", "2026-02-05", "2026-02-10", "2026-02-12")
    chart.day("2026-02-13 11:00").therapist.attends(visit)
    assert offered(chart, "2026-02-13 11:01") == ["ask"]
    talks(chart, "2026-02-13 11:02", order, "forgot", "reminders")
    chart.seen("2026-02-13 11:03").no_duty("medication.adherence")


@pytest.mark.parametrize(
    ("barrier", "keys"),
    [
        ("forgot", ["remind", "family", "once_daily", "injection"]), ("cost", ["cost"]), ("side_effects", ["effects"]),
        ("beliefs", ["worth"]), ("access", ["get"]), ("stigma", ["private", "once_daily", "injection"]),
    ],
)  # fmt: skip
def test_the_help_follows_from_the_barrier_that_was_told(chart, barrier, keys):
    """A barrier is told and nothing is agreed on yet: what fits it is offered, and the duty stays."""
    order = sertraline(chart)
    misses(chart, order, "2026-02-03", "2026-02-05", "2026-02-10", "2026-02-12")
    talks(chart, "2026-02-13 11:00", order, barrier)
    assert offered(chart, "2026-02-13 11:01") == keys


def test_a_refill_gap_of_more_than_three_days(chart):
    """MO46. Supply ended on 4 February; on the 8th, the fourth day without, it is asked about."""
    order = sertraline(chart)
    hands_out(chart.day("2026-01-06 21:00").nurse, order, 30)
    chart.seen("2026-02-07 23:59").no_duty("medication.adherence")
    chart.seen("2026-02-08 00:00").duty(
        "sertraline: supply ended on 4 February 2026 and no refill is known. Ask what gets in the way.",
        owner="Cora",
        level="T4",
    )


def test_one_bad_week_is_nobodys_duty(chart):
    order = sertraline(chart)
    misses(chart, order, "2026-02-10", "2026-02-11", "2026-02-12")
    chart.seen("2026-02-12 21:00").no_duty("medication.adherence")
