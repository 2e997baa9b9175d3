"""Naloxone in hand and in date, wherever an opioid may be met."""

import pytest

from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.substance import NaloxoneSupplied
from tests.spec.medication.health import says
from tests.spec.medication.substance_writing import last_use, naloxone, on_buprenorphine
from tests.spec.medication.test_mat_stop import lowered, try_stop

KNOWN = "medication.naloxone.known_by"
NONE = "Naloxone is not in hand: give it today and show how it is used."


def test_naloxone_for_everyone_on_an_opioid(chart):
    """MO34. Due the same day, settled by the kits; two years later the kit has expired, and it is due again."""
    on_buprenorphine(chart)
    chart.seen("2026-03-11 14:01").duty(NONE, owner="Nora", level="T3", overdue=False)
    naloxone(chart, "2026-03-11 15:00", expires="2026-06-30")
    chart.seen("2026-06-30 23:59").no_duty("medication.naloxone")
    chart.seen("2026-07-01 00:00").duty(
        "The naloxone given on 11 March 2026 has expired: give a new kit.",
        owner="Nora",
        level="T3",
        known="2026-07-01 00:00",
    )


def test_naloxone_for_stimulants(chart):
    """R53. Fentanyl hides in stimulants: who uses cocaine is offered naloxone too."""
    last_use(chart, "2026-03-04 10:00", "cocaine", "2026-03-01")
    chart.seen("2026-03-04 10:01").duty(NONE, owner="Nora", level="T3")


def test_naloxone_at_home_is_known_by_one_other_person(chart):
    """R53. Shown to Rosa alone: whether somebody else is to know is asked; a kit that was shown to her brother settles it."""
    on_buprenorphine(chart)
    chart.seen("2026-03-11 14:59").says_nothing_of(KNOWN)
    naloxone(chart, "2026-03-11 15:00")
    found = chart.seen("2026-03-11 15:01").finds(
        "Naloxone is at home, and nobody else is said to know where it is or how to use it.", urgency="note"
    )
    assert [one.key for one in found.offers] == ["safety_plan"]
    chart.day("2026-03-12 10:00").nurse.writes(
        lambda when: NaloxoneSupplied(when=when, kits=1, trained=("the client", "Her brother")), "shows her brother"
    )  # fmt: skip
    chart.seen("2026-03-12 10:01").says_nothing_of(KNOWN)


def test_who_wants_nobody_else_to_know_is_not_asked_again(chart):
    """R53. "If wanted": a line in the safety plan settles it, also one that says nobody."""
    on_buprenorphine(chart)
    naloxone(chart, "2026-03-11 15:00")
    chart.day("2026-03-11 16:00").nurse.writes(
        lambda when: SafetyPlan(when=when, naloxone_trained=("I want nobody else to know.",)), "writes it into the safety plan"
    )  # fmt: skip
    chart.seen("2026-03-11 16:01").says_nothing_of(KNOWN)


def test_no_opioid_no_naloxone(chart):
    """Somebody who meets no opioid is not asked."""
    chart.day("2026-03-04 10:00").prescriber.orders("sertraline", 50, "2026-03-04")
    chart.seen("2026-03-04 10:01").no_duty("medication.naloxone")


def test_what_is_shown_with_the_kit(chart):
    """R53. Technique, where it is kept, never alone, test strips, safe storage, and the overdose part of the safety plan."""
    on_buprenorphine(chart)
    steps = [str(one) for one in chart.seen("2026-03-11 14:01").duty(NONE, owner="Nora", level="T3").steps]
    wanted = ("Show how it is used", "where it is kept", "Never using alone", "fentanyl test strips", "locked away", "overdose part of the safety plan")  # fmt: skip
    for words, step in zip(wanted, steps, strict=True):
        assert words in step
        chart.note("expect", f"it says how: {step}")


def asked(chart, at: str, question: str, answer: str) -> str:
    return chart.day(at).nurse.writes(
        lambda when: IntakeAnswer(when=when, section="substance_use", question="Overdose?", asks=question, chosen=(answer,), answer=answer),
        f"writes down the answer to {question.replace('_', ' ')}: {answer}",
    )  # fmt: skip


@pytest.mark.parametrize("question", ["overdosed", "overdose_near", "overdose"])
def test_an_overdose_that_the_assessment_was_told_of(chart, question):
    """R41, R53. Their own or one they were near, also from when both were one question: naloxone is given. It opens no event:
    nobody said when it was."""
    answered = asked(chart, "2026-03-04 10:00", question, "yes")
    seen = chart.seen("2026-03-04 10:01")
    assert seen.duty(NONE, owner="Nora", level="T3").because == (answered,)
    seen.events()


def test_no_overdose_was_told(chart):
    """A no asks for nothing, and the newer question counts before the older one."""
    asked(chart, "2026-03-04 10:00", "overdosed", "no")
    asked(chart, "2026-03-04 10:01", "overdose_near", "no")
    asked(chart, "2026-03-04 10:02", "overdose", "yes")
    chart.seen("2026-03-04 10:03").no_duty("medication.naloxone")


def test_somebody_in_the_household_uses(chart):
    """R53. The client takes nothing; the kit is for the home."""
    says(chart.day("2026-03-04 10:00").client, "household_uses", True)
    chart.seen("2026-03-04 10:01").duty(NONE, owner="Nora", level="T3")
    naloxone(chart, "2026-03-04 11:00")
    chart.seen("2026-03-04 11:01").no_duty("medication.naloxone")


def test_nobody_in_the_household_uses(chart):
    says(chart.day("2026-03-04 10:00").client, "household_uses", False)
    chart.seen("2026-03-04 10:01").no_duty("medication.naloxone")


def test_the_last_dose_goes_with_a_kit_of_these_months(chart):
    """R58. The kit of the year before is good until 2028, and a new one is asked for all the same."""
    naloxone(chart, "2026-01-06 10:00")
    bup = lowered(chart)
    chart.seen("2026-08-03 09:00").no_duty("medication.naloxone")
    try_stop(chart, "2026-08-03 10:00", bup).allowed()
    chart.seen("2026-08-03 10:01").duty(
        "buprenorphine_naloxone_sl ends, and the naloxone at home was given on 6 January 2026: give a new kit with the last dose.",
        owner="Nora", level="T3", known="2026-08-03 10:00",
    )  # fmt: skip
    naloxone(chart, "2026-08-03 11:00")
    chart.seen("2026-08-03 11:01").no_duty("medication.naloxone")


def test_without_a_kit_the_end_asks_for_one(chart):
    """R58. The medicine has ended and no kit was ever written down: it is asked for a year."""
    try_stop(chart, "2026-06-29 10:00", lowered(chart)).allowed()
    chart.seen("2027-06-28 23:59").duty(NONE, owner="Nora", level="T3")
    chart.seen("2027-06-29 00:00").no_duty("medication.naloxone")
