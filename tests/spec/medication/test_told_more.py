"""R26. More doses are told as taken than were handed out: both figures are shown, and nobody is accused."""

from datetime import date, timedelta

from tests.spec.supplying import dose, hands_out

RULE = "medication.told_more"


def told(chart, supply: int, outcome: str = "taken") -> None:
    order = chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-06")
    hands_out(chart.day("2026-01-06 11:00").nurse, order, supply)
    for count in range(28):
        day = str(date(2026, 1, 6) + timedelta(days=count))
        dose(chart.day(f"{day} 20:00").client, order, day, outcome)


def test_twenty_eight_told_and_fourteen_handed_out(chart):
    """28 doses told as taken in four weeks, supply for two of them."""
    told(chart, 14)
    found = chart.seen("2026-02-03 09:00").finds(
        "sertraline: 28 of 28 doses told of were taken; supply is written down for 14 of 28 days."
    )
    assert str(found.do) == "Ask together what is at home: another supply, or a fill that is missing here."
    for word in ("lie", "false", "fail", "non-compliant", "claim"):
        assert word not in f"{found.says} {found.do}".casefold()


def test_what_fits_together_is_quiet(chart):
    told(chart, 30)
    chart.seen("2026-02-03 09:00").says_nothing_of(RULE)


def test_fewer_told_than_handed_out_is_no_mismatch(chart):
    told(chart, 14, "missed")
    chart.seen("2026-02-03 09:00").says_nothing_of(RULE)


def test_without_a_fill_it_cannot_tell(chart):
    """Nothing handed out is written down: nothing is held against what is told."""
    order = chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-06")
    dose(chart.day("2026-01-06 20:00").client, order, "2026-01-06", "taken")
    chart.seen("2026-02-03 09:00").says_nothing_of(RULE)
