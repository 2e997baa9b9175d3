"""R28. An early refill of a controlled medicine brings a look at the monitoring programme, and no accusation."""

from datetime import date

from steadystep import knowledge
from steadystep.chart.substance import PdmpChecked
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.supply import together
from steadystep.reasoning.view import View
from tests.spec.supplying import hands_out

RULE = "medication.early_refill"


def supplied(chart, drug: str, again: str) -> None:
    chart.day("2026-03-02 09:30").prescriber.writes(
        lambda when: PdmpChecked(when=when, summary="Nothing unusual."), "asks the monitoring programme"
    )
    order = chart.day("2026-03-02 10:00").prescriber.orders(drug, 0.5, "2026-03-02")
    hands_out(chart.day("2026-03-02 11:00").nurse, order, 30)
    hands_out(chart.day(f"{again} 11:00").nurse, order, 30)


def test_ten_days_early(chart):
    """30 days from 2 March last until the 31st; handed out again on the 21st."""
    supplied(chart, "clonazepam", "2026-03-21")
    chart.seen("2026-03-21 11:01").duty(
        "clonazepam was handed out on 21 March 2026, and the supply before lasts until 31 March 2026: look at the monitoring programme.",
        owner="Pete", level="T3",
    )  # fmt: skip


def test_once_the_programme_was_asked_it_is_settled(chart):
    supplied(chart, "clonazepam", "2026-03-21")
    chart.day("2026-03-21 12:00").prescriber.writes(
        lambda when: PdmpChecked(when=when, summary="Nothing unusual."), "asks the monitoring programme"
    )
    chart.seen("2026-03-21 12:01").no_duty(RULE)


def test_in_its_last_two_days_nothing_is_early(chart):
    supplied(chart, "clonazepam", "2026-03-29")
    chart.seen("2026-03-29 12:00").no_duty(RULE)


def test_what_is_not_controlled_may_come_early(chart):
    supplied(chart, "sertraline", "2026-03-10")
    chart.seen("2026-03-10 12:00").no_duty(RULE)


def test_the_common_day_is_never_before_its_own(chart):
    """R28. A stimulant of schedule II is brought to the common day by a part, never by an early fill."""
    chart.day("2026-03-02 09:30").prescriber.writes(
        lambda when: PdmpChecked(when=when, summary="Nothing unusual."), "asks the monitoring programme"
    )
    for hour, drug, days in (("10", "methylphenidate_oros", 20), ("11", "sertraline", 30)):
        order = chart.day(f"2026-03-02 {hour}:00").prescriber.orders(drug, 36, "2026-03-02")
        hands_out(chart.day(f"2026-03-02 {hour}:30").nurse, order, days)
    seen = chart.seen("2026-03-10 10:00")
    facts = View(chart.chart, knowledge.load(), chart.clinic, Clock(seen.at)).supplies
    found = together(facts, frozenset())
    part = next(one for one in found.refills if one.fact.course.drug == "methylphenidate_oros")
    assert (found.day, part.on, part.days, part.doses) == (date(2026, 3, 31), date(2026, 3, 21), 10, 10)
