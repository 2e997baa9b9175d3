"""R26. What is left is counted: it stands beside what was told and handed out, and nobody is accused."""

from datetime import date, timedelta

import pytest

from steadystep.chart import Unreadable, When
from steadystep.chart.medication import Fill
from steadystep.chart.taking import AdherenceTalk, PillCount
from tests.spec.supplying import dose

RULE = "medication.counted"


def counts(
    chart, left: float, *, outcome: str = "taken", quantity: float | None = 60, days: int = 28
) -> None:
    """Sixty tablets for 30 days on 6 January, every dose told of, and a count by the nurse on 3 February."""
    order = chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-06")
    chart.day("2026-01-06 11:00").nurse.writes(
        lambda when: Fill(when=when, name="sertraline", drug="sertraline", order=order, quantity=quantity, days=30),
        "hands out sertraline for 30 days",
    )  # fmt: skip
    for count in range(days):
        day = str(date(2026, 1, 6) + timedelta(days=count))
        dose(chart.day(f"{day} 20:00").client, order, day, outcome)
    chart.day("2026-02-03 10:00").nurse.writes(
        lambda when: PillCount(when=when, order=order, left=left, counted_by="nurse"),
        f"counts {left:g} tablets with the client",
    )


def test_all_told_and_half_of_it_used(chart):
    """28 doses told as taken; 32 of 60 tablets, two a day, are left: 14 days of 28 were used."""
    counts(chart, 32)
    found = chart.seen("2026-02-03 10:01").finds(
        "sertraline: 28 of 28 doses told of were taken; 32 of 60 are left, so supply for 14 of 28 days was used."
    )
    for word in ("lie", "false", "fail", "non-compliant", "claim", "wrong"):
        assert word not in f"{found.says} {found.do}".casefold()


def test_more_used_than_told_is_asked_in_the_same_words(chart):
    """None told as taken, and 56 of 60 tablets are gone."""
    counts(chart, 4, outcome="missed")
    chart.seen("2026-02-03 10:01").finds(
        "sertraline: 0 of 28 doses told of were taken; 4 of 60 are left, so supply for 28 of 28 days was used."
    )


def test_what_fits_together_is_quiet(chart):
    """4 of 60 left after 28 days, as told."""
    counts(chart, 4)
    chart.seen("2026-02-03 10:01").says_nothing_of(RULE)


def test_without_the_number_handed_out_it_cannot_tell(chart):
    """A supply that says only its days: the count stands by itself."""
    counts(chart, 32, quantity=None)
    chart.seen("2026-02-03 10:01").says_nothing_of(RULE)


def test_nothing_told_is_no_mismatch(chart):
    """The client told nothing of their doses: a count has nothing beside it."""
    counts(chart, 32, days=0)
    chart.seen("2026-02-03 10:01").says_nothing_of(RULE)


def test_family_helps_only_where_the_client_agreed(chart):
    """Help from family names the consent it stands on."""
    when = chart.day("2026-02-03 10:00").nurse._when()
    with pytest.raises(Unreadable, match="Family helps only where the client agreed"):
        AdherenceTalk(when=when, order="o", barrier="forgot", did="family_help")


def test_a_supply_in_between_without_its_days_makes_it_impossible_to_tell(chart):
    """Of its tablets some may be among those that are left."""
    counts(chart, 32)
    chart.day("2026-02-03 10:05").nurse.writes(
        lambda when: Fill(when=When.on(date(2026, 1, 20)), name="sertraline", drug="sertraline", quantity=30),
        "writes down 30 tablets handed out on 20 January, without their days",
    )
    chart.seen("2026-02-03 10:06").says_nothing_of(RULE)
