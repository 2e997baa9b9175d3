"""Before the first dose of buprenorphine the urine test and a pregnancy are looked at; neither holds the start up."""

from tests.spec.medication.health import says
from tests.spec.medication.substance_writing import BUP, DAY, cows, gives, order, urine, used_fentanyl


def begun(chart):
    used_fentanyl(chart)
    cows(chart, f"{DAY} 13:00", 13)
    order(chart.day(f"{DAY} 13:05").prescriber, BUP, 4, DAY).allowed()


def test_nothing_is_known(chart):
    """R43. Both are asked, and the order is written all the same."""
    begun(chart)
    seen = chart.seen(f"{DAY} 13:06")
    seen.finds("No urine test is on file. The start does not wait for it.", state="cannot_tell",
               missing="A urine test, if one is available.")  # fmt: skip
    seen.finds(
        "Whether there is a pregnancy is not known. The start does not wait for it.", state="cannot_tell"
    )


def test_both_are_shown(chart):
    """R43. A urine test of that morning with fentanyl, and a pregnancy that was told."""
    urine(chart, f"{DAY} 09:30", fentanyl="positive", methadone="negative")
    says(chart.day(f"{DAY} 09:40").nurse, "pregnancy", True)
    begun(chart)
    seen = chart.seen(f"{DAY} 13:06")
    seen.finds(
        "The urine test of 4 March 2026 shows fentanyl: look at it before the first dose.", urgency="note"
    )
    seen.finds("Pregnant: the start goes on, and obstetric care should hear of it, with consent.")


def test_after_the_first_dose_nothing_is_asked(chart):
    begun(chart)
    gives(chart, f"{DAY} 13:10", 4)
    chart.seen(f"{DAY} 13:11").says_nothing_of(
        "medication.bup_before.urine", "medication.bup_before.pregnancy"
    )
