"""Errors the chart itself shows: told honestly, and never by blame."""

from datetime import date

from steadystep.chart import Dose, When
from steadystep.chart.supply import InjectionGiven


def gives(writer, expiry: str, site: str = "left_abdomen") -> str:
    return writer.writes(
        lambda when: InjectionGiven(
            when=when, name="haloperidol decanoate", drug="haloperidol_dec", dose=Dose(100, "mg"), site=site,
            lot="A7", expiry=When(expiry),
        ),
        f"gives haloperidol decanoate 100 mg of a lot that expires in {expiry}",
    )  # fmt: skip


def test_past_its_expiry(chart):
    gives(chart.day("2026-03-17 14:00").nurse, "2026-02")
    chart.seen("2026-03-17 14:00").event("ES31", "T1", owner="Nora", due="2026-03-17 15:00")


def test_in_the_month_of_its_expiry(chart):
    """A lot is good until the end of the month it names."""
    gives(chart.day("2026-03-17 14:00").nurse, "2026-03")
    chart.seen("2026-03-17 14:00").events()


def test_twice_on_one_day(chart):
    gives(chart.day("2026-03-17 14:00").nurse, "2027-01")
    gives(chart.day("2026-03-17 16:00").nurse, "2027-01", "right_arm")
    chart.seen("2026-03-17 16:00").event("ES31", "T1", owner="Nora", due="2026-03-17 17:00")
    assert chart.entries[-1].body.known_at.date() == date(2026, 3, 17)
