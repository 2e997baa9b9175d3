"""The card in plain words is offered with a start, and recorded: given, another time, declined (R31)."""

from steadystep.chart import When
from steadystep.chart.education import EducationGiven

SAYS = "sertraline: the card in plain words was not given yet."


def sertraline(chart):
    return chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 25, "2026-01-05")


def card(chart, order, said, outcome, language="en"):
    body = EducationGiven(
        when=When(said[:10]),
        drug="sertraline",
        name="sertraline",
        order=order,
        outcome=outcome,
        language=language,
    )
    chart.write(body, chart.day(said).prescriber.at, "Pia")


def waiting(chart, said):
    return [duty for duty in chart.seen(said).said.duties if duty.rule == "medication.education"]


def test_a_card_that_nobody_gave(chart):
    """A duty of the prescriber from the start, due with the follow-up of a start, 14 days (R18)."""
    sertraline(chart)
    (duty,) = waiting(chart, "2026-01-05 10:01")
    assert (str(duty.says), duty.owner_role, duty.overdue) == (SAYS, "prescriber", False)
    assert waiting(chart, "2026-01-20 00:01")[0].overdue


def test_a_card_that_was_given(chart):
    """Which language it was given in stands with it."""
    order = sertraline(chart)
    card(chart, order, "2026-01-05 10:05", "given", "es")
    assert waiting(chart, "2026-01-06 10:00") == []


def test_a_card_that_was_declined(chart):
    """Nobody is asked again: it was offered."""
    order = sertraline(chart)
    card(chart, order, "2026-01-05 10:05", "declined")
    assert waiting(chart, "2026-01-06 10:00") == []


def test_a_card_that_is_wanted_another_time(chart):
    """A card put off to another time stays asked for until it is given."""
    order = sertraline(chart)
    card(chart, order, "2026-01-05 10:05", "later")
    assert len(waiting(chart, "2026-01-06 10:00")) == 1
    card(chart, order, "2026-01-12 10:05", "given")
    assert waiting(chart, "2026-01-12 10:06") == []


def test_a_start_long_ago(chart):
    """After 90 days it is part of the next visit, and no duty of its own."""
    sertraline(chart)
    assert waiting(chart, "2026-04-04 23:00")[0].overdue
    assert waiting(chart, "2026-04-05 00:01") == []


def test_a_medicine_that_is_over(chart):
    """Nobody explains what is no longer taken."""
    order = sertraline(chart)
    chart.day("2026-01-08 10:00").prescriber.stops(order, "2026-01-08")
    assert waiting(chart, "2026-01-09 10:00") == []
