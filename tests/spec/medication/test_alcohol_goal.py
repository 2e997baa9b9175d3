"""The client's goal with alcohol, none or less, beside the medicine (R49)."""

from tests.spec.medication.health import says
from tests.spec.medication.substance_writing import chooses
from tests.spec.medication.test_alcohol_start import aud

RULE = "medication.alcohol_goal"
AT = "2026-05-04"


def test_disulfiram_for_somebody_who_wants_to_drink_less(chart):
    """Only with the goal of none: refused."""
    says(chart.day(f"{AT} 09:00").client, "wants_no_alcohol", False)
    aud(chart, f"{AT} 09:30", "disulfiram", 250).refused(
        "wants to drink less, and disulfiram is for drinking nothing"
    )


def test_acamprosate_for_somebody_who_wants_to_drink_less(chart):
    """It may be signed; that it keeps who drinks nothing is said."""
    says(chart.day(f"{AT} 08:40").client, "wants_no_alcohol", False)
    chooses(chart, f"{AT} 08:50", "acamprosate")
    aud(chart, f"{AT} 09:05", "acamprosate", 666, 3).allowed()
    found = chart.seen(f"{AT} 09:06").finds(
        "The client wants to drink less, and acamprosate is for drinking nothing."
    )
    assert "naltrexone" in str(found.do)


def test_the_goal_of_none_fits(chart):
    says(chart.day(f"{AT} 08:40").client, "wants_no_alcohol", True)
    chooses(chart, f"{AT} 08:50", "acamprosate")
    aud(chart, f"{AT} 09:05", "acamprosate", 666, 3).allowed()
    chart.seen(f"{AT} 09:06").says_nothing_of(RULE)


def test_nobody_wrote_the_goal_down(chart):
    chooses(chart, f"{AT} 08:50", "acamprosate")
    aud(chart, f"{AT} 09:05", "acamprosate", 666, 3).allowed()
    chart.seen(f"{AT} 09:06").finds(
        "acamprosate: the client's goal with alcohol is not written down.",
        state="cannot_tell",
        missing="To drink nothing, or to drink less?",
    )


def test_a_medicine_for_something_else(chart):
    chart.day(f"{AT} 09:00").prescriber.orders("topiramate", 25, AT, indication="migraine")
    chart.seen(f"{AT} 09:01").says_nothing_of(RULE)
