"""Allergies are asked for again within the year, and none known does not stand beside a listed one."""

from steadystep.chart import Coding
from steadystep.chart.intake import Allergy


def _asks(chart, at: str, substance: str = "") -> None:
    chart.day(at).nurse.writes(
        lambda when: (
            Allergy(when=when, substance=Coding(substance))
            if substance
            else Allergy(when=when, none_known=True)
        ),
        f"asks about allergies: {substance or 'none known'}",
    )


def test_within_the_year(chart):
    """Asked in January: quiet in December."""
    _asks(chart, "2026-01-05 10:00", "Penicillin")
    chart.seen("2026-12-01").says_nothing_of("intake.allergies", "intake.allergies.both")


def test_more_than_a_year_ago(chart):
    """A year later somebody asks again."""
    _asks(chart, "2026-01-05 10:00")
    chart.seen("2027-01-06").finds(
        "Allergies were last asked for on 5 January 2026, more than a year ago.",
        offers="Ask again about allergies",
    )


def test_both_cannot_be(chart):
    """None known, written after penicillin was listed."""
    _asks(chart, "2026-01-05 10:00", "Penicillin")
    _asks(chart, "2026-02-05 10:00")
    chart.seen("2026-02-05 10:01").finds(
        "No allergy is known, and one is listed: both cannot be.", urgency="attention"
    )


def test_one_found_later(chart):
    """None known in January, a rash in February: no contradiction."""
    _asks(chart, "2026-01-05 10:00")
    _asks(chart, "2026-02-05 10:00", "Lamotrigine")
    chart.seen("2026-02-05 10:01").says_nothing_of("intake.allergies.both")
