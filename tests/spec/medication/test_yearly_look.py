"""From 65 on all medicines are looked through every year, by a pharmacist where there is one, and signed."""

from steadystep.chart.life_stages import MedicinesLookedThrough

NOT_YET = "All medicines have not been looked through yet: from 65 on once a year."


def test_never_looked_through(chart):
    """71, on sertraline: due within a month of the beginning of care."""
    chart.born("1955-03-02")
    chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 25, "2026-01-06")
    chart.seen("2026-01-06 10:01").duty(
        NOT_YET, level="T4", owner="Pete", due="2026-02-04 09:00", overdue=False
    )


def test_looked_through_with_the_pharmacist(chart):
    """Signed: quiet for eleven months, then it is spoken of again."""
    chart.born("1955-03-02")
    chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 25, "2026-01-06")
    chart.day("2026-01-20 10:00").prescriber.writes(
        lambda when: MedicinesLookedThrough(when=when, found="All still needed", pharmacist="Ms Lee"),
        "looks through all medicines with the pharmacist",
    )
    chart.seen("2026-12-20 12:00").no_duty("medication.yearly_look")
    chart.seen("2026-12-22 12:00").duty(
        "All medicines were last looked through on 20 January 2026.",
        level="T4",
        owner="Pete",
        due="2027-01-20 10:00",
    )


def test_younger_or_without_medicines(chart):
    """64, or no medicine at all: quiet; an unknown age is quiet here too, and asked for on the page of life stages."""
    chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 25, "2026-01-06")
    chart.seen("2026-01-06 10:01").no_duty("medication.yearly_look")
    chart.born("1961-12-31")
    chart.seen("2026-12-30 12:00").no_duty("medication.yearly_look")
