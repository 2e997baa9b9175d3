"""A low-dose start: a check-in each day, and the full opioid goes on until the table ends, no shorter and no longer (R44)."""

from tests.spec.medication.substance_writing import BUP, DAY, order


def begun(chart, stopped=""):
    """0.5 mg on day 1 beside oxycodone from elsewhere; the table has seven days."""
    told = {"started": "2026-01-10"} | ({"stopped": stopped} if stopped else {})
    chart.day("2026-03-03 10:00").client.tells_medicine("oxycodone", "oxycodone", **told)
    order(chart.day(f"{DAY} 10:10").prescriber, BUP, 0.5, DAY).allowed()


def test_a_day_without_its_check_in(chart):
    begun(chart)
    chart.seen("2026-03-05 12:00").finds(
        "Day 2 of 7 of the low-dose start: today's check-in is not there yet. How are withdrawal and craving?", urgency="note"
    )  # fmt: skip


def test_the_check_in_of_the_day_is_there(chart):
    begun(chart)
    chart.day("2026-03-05 09:00").client.checks_in(sleep=6)
    chart.seen("2026-03-05 12:00").says_nothing_of("medication.bup_low.check_in")


def test_the_full_opioid_is_stopped_too_early(chart):
    """Go on, or change to the standard start: a person chooses."""
    begun(chart, stopped="2026-03-05")
    chart.seen("2026-03-06 12:00").finds(
        "oxycodone was stopped before the low-dose table ends on 10 March 2026: go on with it, or change to the standard start with COWS.",
        urgency="attention",
    )  # fmt: skip


def test_the_full_opioid_goes_on_after_the_table(chart):
    begun(chart)
    chart.seen("2026-03-11 12:00").finds(
        "The low-dose table is over and oxycodone still goes on: it is stopped at the target dose.",
        urgency="attention",
    )


def test_it_ended_with_the_table(chart):
    begun(chart, stopped="2026-03-10")
    chart.seen("2026-03-11 12:00").says_nothing_of("medication.bup_low")
