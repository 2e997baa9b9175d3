"""Tests for HIV and hepatitis, PrEP and vaccines are offered to everyone once a year, and again on the day that was agreed (R54)."""

from datetime import date

import pytest

from steadystep.chart import Unreadable, When
from steadystep.chart.offers_made import OFFERED, CheckUpOffered
from steadystep.reasoning.facts.checkup_offers import next_offer, offers_due
from tests.spec.builder import Story

RULE = "measures.checkup_offers"
ALL = (
    "Offer, with time to talk: HIV test, hepatitis B test, hepatitis C test, talk about PrEP, "
    "hepatitis A vaccine, hepatitis B vaccine."
)


def comes(chart: Story) -> None:
    """The first visit, on 4 March 2026."""
    booked = chart.day("2026-03-01 09:00").therapist.books("2026-03-04 10:00")
    chart.day("2026-03-04 11:00").therapist.attends(booked)


def offers(chart: Story, at: str, answer: str, *what: str, again: date | None = None) -> str:
    return chart.day(at).nurse.writes(
        lambda when: CheckUpOffered(when=when, what=what, answer=answer, again_on=again),
        f"offers {', '.join(one.replace('_', ' ') for one in what)}: {answer}",
    )


def test_in_the_first_year_it_is_something_to_talk_about_and_no_duty(chart):
    comes(chart)
    seen = chart.seen("2027-03-03 12:00")
    seen.no_duty(RULE)
    assert offers_due(seen.view()) == OFFERED


def test_after_a_year_without_an_offer_somebody_offers(chart):
    """Everyone, whatever they came for."""
    comes(chart)
    chart.seen("2027-03-04 09:00").duty(ALL, owner="Nora", level="T4", overdue=False)


def test_what_was_offered_is_not_offered_again_within_the_year(chart):
    comes(chart)
    offers(chart, "2026-06-01 10:00", "agreed", *OFFERED)
    seen = chart.seen("2027-05-31 12:00")
    seen.no_duty(RULE)
    assert offers_due(seen.view()) == ()
    chart.seen("2027-06-01 09:00").duty(ALL, owner="Nora", level="T4")


def test_a_no_is_asked_again_on_the_day_they_named(chart):
    comes(chart)
    offers(chart, "2026-06-01 10:00", "agreed", *OFFERED[1:])
    offers(chart, "2026-06-01 10:01", "declined", "hiv_test", again=date(2026, 9, 1))
    chart.seen("2026-08-31 12:00").no_duty(RULE)
    chart.seen("2026-09-01 09:00").duty("Offer, with time to talk: HIV test.", owner="Nora", level="T4")


def test_who_had_the_vaccine_is_not_asked_again(chart):
    comes(chart)
    offers(chart, "2026-06-01 10:00", "has_it", "hepatitis_a_vaccine", "hepatitis_b_vaccine")
    offers(chart, "2026-06-01 10:01", "agreed", *OFFERED[:4])
    says = "Offer, with time to talk: HIV test, hepatitis B test, hepatitis C test, talk about PrEP."
    chart.seen("2027-06-01 09:00").duty(says, owner="Nora", level="T4")


def test_nobody_under_13_is_asked(chart):
    chart.born("2016-05-01")
    comes(chart)
    seen = chart.seen("2027-03-05 09:00")
    seen.no_duty(RULE)
    assert offers_due(seen.view()) == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"answer": "declined"}, "From which day may it be offered again"),
        ({"answer": "declined", "again_on": date(2026, 3, 3)}, "only be offered again on a later day"),
        ({"what": ()}, "Nothing is offered"),
        ({"what": ("x_ray",)}, "What was offered"),
    ],
)
def test_an_offer_that_says_too_little(change, says):
    with pytest.raises(Unreadable, match=says):
        CheckUpOffered(when=When("2026-03-03"), **{"what": ("hiv_test",), "answer": "agreed", **change})


def test_the_day_of_the_next_offer_is_the_first_of_all(chart):
    """Where nothing is due, the page names the day on which something is again, and not that all was offered."""
    comes(chart)
    assert next_offer(chart.seen("2026-05-01 12:00").view()) is None
    offers(chart, "2026-06-01 10:00", "agreed", *OFFERED[1:])
    offers(chart, "2026-06-01 10:01", "declined", "hiv_test", again=date(2026, 9, 1))
    assert next_offer(chart.seen("2026-06-02 12:00").view()) == date(2026, 9, 1)
