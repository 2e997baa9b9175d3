"""The day's dose of buprenorphine: steady for 24 hours after the start, and looked at when it seems too low (R43, R45)."""

from datetime import date, timedelta

from steadystep.chart.measures import DailyCheckin
from tests.spec.medication.substance_writing import BUP, DAY, change, cows, order, sixteen, started
from tests.spec.supplying import notices

LOW = "medication.bup_dose.too_low"


def craves(chart, first: str, *levels: int) -> None:
    for number, much in enumerate(levels):
        day = date.fromisoformat(first) + timedelta(days=number)
        chart.day(f"{day} 20:00").client.writes(
            lambda when, day=day, much=much: DailyCheckin(when=when, day=day, craving=much),
            f"worst craving {much}",
        )


def test_the_dose_of_24_hours_is_steady(chart):
    """R43. 8 mg a day since 4 March: on the next day it cannot be told until somebody scores COWS; with 4 it has held."""
    started(chart)
    chart.seen("2026-03-05 09:00").finds(
        f"Whether {BUP} 8 mg holds for 24 hours is not known.", state="cannot_tell",
        missing="COWS, or how strong the craving was, after a whole day on this dose.",
    )  # fmt: skip
    cows(chart, "2026-03-05 10:00", 4)
    chart.seen("2026-03-05 10:01").finds(f"{BUP} 8 mg has held for 24 hours.", urgency="note")
    chart.seen("2026-03-11 10:01").says_nothing_of("medication.bup_dose.steady")


def test_withdrawal_on_the_second_day_asks_for_more(chart):
    """R43, pathways.md 3. COWS 5 a day after the start: 4 mg more is proposed, and nothing is called steady."""
    bup = started(chart)
    cows(chart, "2026-03-05 10:00", 5)
    seen = chart.seen("2026-03-05 10:01")
    found = seen.finds(
        f"{BUP} 8 mg a day may be too low: COWS 5 on 5 March 2026.", urgency="attention",
        offers="Propose 12 mg a day instead of 8 mg",
    )  # fmt: skip
    seen.says_nothing_of("medication.bup_dose.steady")
    assert found.offers[0].drafts.order == bup
    change(chart.day("2026-03-05 10:05").prescriber, bup, 6, "2026-03-05", times=2).allowed()
    chart.seen("2026-03-05 10:06").says_nothing_of(LOW)


def test_craving_on_three_days_asks_for_more(chart):
    """R45. Worst craving of 4 on two days is not enough, on three it is: 16 to 20 mg."""
    sixteen(chart)
    craves(chart, "2026-03-14", 4, 4)
    chart.seen("2026-03-15 21:00").says_nothing_of(LOW)
    craves(chart, "2026-03-16", 4)
    chart.seen("2026-03-16 21:00").finds(
        f"{BUP} 16 mg a day may be too low: craving of 4 or more on 3 days of the last week.", offers="Propose 20 mg a day instead of 16 mg"
    )  # fmt: skip
    chart.seen("2026-03-24 09:00").says_nothing_of(LOW)


def test_sleepiness_adds_nothing(chart):
    """pathways.md 3 (d). With sleepiness told in the same week no step up is offered."""
    sixteen(chart)
    craves(chart, "2026-03-14", 5, 5, 5)
    notices(chart.day("2026-03-17 09:00").client, "sedation in the afternoon")
    found = chart.seen("2026-03-17 09:01").finds(
        f"{BUP} 16 mg a day may be too low: craving of 4 or more on 3 days of the last week."
    )
    assert not found.offers
    assert str(found.do).startswith("Sleepiness was told on 17 March 2026: nothing is added for now.")


def test_at_the_ceiling_other_help_is_named(chart):
    """R45. 32 mg is the ceiling of the clinic: nothing more is proposed."""
    chart.day("2026-03-01 09:00").nurse.tells_medicine(
        "Suboxone", BUP, started="2026-02-01", stopped="2026-03-10"
    )
    order(chart.day(f"{DAY} 14:00").prescriber, BUP, 16, "2026-03-11", times=2).allowed()
    craves(chart, "2026-03-14", 6, 6, 6)
    found = chart.seen("2026-03-16 21:00").finds(
        f"{BUP} 32 mg a day may be too low: craving of 4 or more on 3 days of the last week."
    )
    assert not found.offers
    assert (
        str(found.do)
        == "It is at the highest dose here: the long-acting form, split doses or more contact may help."
    )


def test_within_a_low_dose_table_nothing_goes_up(chart):
    """R44. COWS 6 on day 2 of the table repeats the day's dose; 4 mg more would bring withdrawal on. After day 7 the dose is looked at."""
    order(chart.day(f"{DAY} 10:10").prescriber, BUP, 0.5, DAY).allowed()
    cows(chart, "2026-03-05 10:00", 6)
    chart.seen("2026-03-05 10:01").says_nothing_of("medication.bup_dose")
    cows(chart, "2026-03-11 10:00", 6)
    chart.seen("2026-03-11 10:01").finds(
        f"{BUP} 0.5 mg a day may be too low: COWS 6 on 11 March 2026.", offers="Propose 4.5 mg a day instead of 0.5 mg"
    )  # fmt: skip
