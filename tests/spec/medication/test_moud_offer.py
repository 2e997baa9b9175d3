"""From the wish for a medicine for opioid use to its offer: today, or on the next working day (R41)."""

import pytest

from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.offers_made import TreatmentWish
from steadystep.chart.trials import OptionsWeighed, OptionWeighed
from tests.spec.medication.substance_writing import BUP, chooses, gives, used_fentanyl

RULE = "medication.moud_offer"
SAYS = "A medicine for opioid use is wanted: offer one today, or on the next working day."


def wish(chart, at, step, words):
    return chart.day(at).nurse.writes(lambda when: TreatmentWish(when=when, step=step), words)


def wants(chart, at="2026-03-04 10:00"):
    return wish(chart, at, "wanted", "writes down that Rosa wants a medicine")


def test_from_the_wish_the_clock_runs(chart):
    """Wanted on a Wednesday: offered by the end of Thursday, and the prescriber answers for it."""
    chart.seen("2026-03-04 09:59").no_duty(RULE)
    wants(chart)
    chart.seen("2026-03-04 10:01").duty(SAYS, owner="Pete", level="T3", due="2026-03-05 17:00", overdue=False)
    chart.seen("2026-03-05 17:01").duty(SAYS, owner="Pete", level="T3", due="2026-03-05 17:00", overdue=True)


def test_over_a_weekend(chart):
    """Wanted on a Friday afternoon: by the end of Monday."""
    wants(chart, "2026-03-06 16:00")
    chart.seen("2026-03-06 16:01").duty(SAYS, owner="Pete", level="T3", due="2026-03-09 17:00")


def test_said_once_more_it_is_the_first_that_counts(chart):
    wants(chart)
    wants(chart, "2026-03-05 09:00")
    chart.seen("2026-03-05 09:01").duty(SAYS, owner="Pete", level="T3", due="2026-03-05 17:00")


@pytest.mark.parametrize("step", ["offered", "not_wanted"])
def test_an_offer_or_a_no_ends_it(chart, step):
    wants(chart)
    wish(chart, "2026-03-04 11:00", step, f"writes down: {step.replace('_', ' ')}")
    chart.seen("2026-03-04 11:01").no_duty(RULE)


def test_what_was_chosen_ends_it(chart):
    """No medicine is a choice too."""
    wants(chart)
    chooses(chart, "2026-03-04 11:00", "no_medicine")
    chart.seen("2026-03-04 11:01").no_duty(RULE)


def test_ways_compared_end_it_when_such_a_medicine_is_among_them(chart):
    wants(chart)
    for minute, drug in ((0, "sertraline"), (30, BUP)):
        chart.day(f"2026-03-04 11:{minute:02}").prescriber.writes(
            lambda when, drug=drug: OptionsWeighed(when=when, reason="what to take", options=(OptionWeighed(name=drug, drug=drug),)),
            f"compares the ways, {drug} among them",
        )  # fmt: skip
        seen = chart.seen(f"2026-03-04 11:{minute + 1:02}")
        seen.no_duty(RULE) if drug == BUP else seen.duty(SAYS, owner="Pete", level="T3")


def test_a_dose_given_ends_it(chart):
    used_fentanyl(chart)
    wants(chart)
    gives(chart, "2026-03-04 13:10", 4)
    chart.seen("2026-03-04 13:11").no_duty(RULE)


@pytest.mark.parametrize(("answer", "runs"), [("yes", True), ("no", False)])
def test_told_in_the_assessment(chart, answer, runs):
    chart.day("2026-03-04 10:00").nurse.writes(
        lambda when: IntakeAnswer(
            when=when, section="substance_use", question="Do you want a medicine for opioid use?", asks="opioid_medicine",
            chosen=(answer,), answer=answer.capitalize(),
        ),
        f"asks whether a medicine for opioid use is wanted: {answer}",
    )  # fmt: skip
    seen = chart.seen("2026-03-04 10:01")
    seen.duty(SAYS, owner="Pete", level="T3") if runs else seen.no_duty(RULE)


def test_a_wish_for_another_medicine_starts_no_clock(chart):
    chart.day("2026-03-04 10:00").client.wishes("for", "Sertraline", "It helped my sister")
    chart.seen("2026-03-04 10:01").no_duty(RULE)


def test_wished_by_name_on_the_phone(chart):
    chart.day("2026-03-04 10:00").client.wishes("for", "Suboxone", "It helped my sister")
    chart.seen("2026-03-04 10:01").duty(SAYS, owner="Pete", level="T3", due="2026-03-05 17:00")


def test_naltrexone_wished_for_alcohol_starts_no_clock(chart):
    """In care for alcohol alone it is meant so; where opioids are in care too, or nothing is known, it may be meant for these."""
    chart.day("2026-03-04 09:00").prescriber.phase("alcohol_use_disorder", "acute")
    chart.day("2026-03-04 10:00").client.wishes("for", "Vivitrol", "It helped my sister")
    chart.seen("2026-03-04 10:01").no_duty(RULE)
    chart.day("2026-03-04 11:00").prescriber.phase("opioid_use_disorder", "acute")
    chart.seen("2026-03-04 11:01").duty(SAYS, owner="Pete", level="T3", due="2026-03-05 17:00")


def test_naltrexone_wished_where_nothing_is_known_starts_it(chart):
    chart.day("2026-03-04 10:00").client.wishes("for", "Vivitrol", "It helped my sister")
    chart.seen("2026-03-04 10:01").duty(SAYS, owner="Pete", level="T3", due="2026-03-05 17:00")
