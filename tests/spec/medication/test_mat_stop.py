"""Buprenorphine is not broken off, whatever the reason given; in a pregnancy a second prescriber has looked at the stop."""

from datetime import date

from steadystep.chart.medication import OrderStopped
from tests.spec.builder import Story
from tests.spec.medication.health import says
from tests.spec.medication.substance_writing import change, on_buprenorphine, order
from tests.spec.writers import Attempt

STOP = "medication.mat_stop"


def try_stop(chart: Story, at: str, of: str, second: str = "") -> Attempt:
    def body(when):
        return OrderStopped(
            when=when, order=of, last_day=date.fromisoformat(at[:10]), why="Wants to be without it", second_reviewer=second
        )  # fmt: skip

    return chart.day(at).prescriber.tries(
        body, f"to stop it at the client's wish{f', reviewed by {second}' if second else ''}"
    )


def lowered(chart: Story) -> str:
    """16 mg a day since 11 March, down to 2 mg on 1 June."""
    bup = on_buprenorphine(chart)
    change(chart.day("2026-05-04 10:00").prescriber, bup, 4, "2026-05-04").allowed()
    change(chart.day("2026-06-01 10:00").prescriber, bup, 2, "2026-06-01").allowed()
    return bup


def test_sixteen_milligrams_are_not_stopped_at_once(chart):
    """R58. Refused: small steps by the client's wish are what is offered."""
    try_stop(chart, "2026-06-15 10:00", on_buprenorphine(chart)).refused("is not stopped all at once")


def test_the_last_small_step_is_an_end(chart):
    """From 2 mg a day it may end."""
    try_stop(chart, "2026-06-29 10:00", lowered(chart)).allowed()
    chart.seen("2026-06-29 10:01").says_nothing_of(f"{STOP}.at_once")


def test_changing_to_another_form_breaks_nothing_off(chart):
    """The tablets end on the day before the mono product begins: nobody is without."""
    bup = on_buprenorphine(chart)
    order(chart.day("2026-06-15 09:00").prescriber, "buprenorphine_sl", 8, "2026-06-16", times=2).allowed()
    try_stop(chart, "2026-06-15 10:00", bup).allowed()


def test_in_a_pregnancy_two_prescribers_decide(chart):
    """R57. Even from 2 mg: refused without a second reviewer, and a therapist is none."""
    bup = lowered(chart)
    says(chart.day("2026-06-20 09:00").nurse, "pregnancy", True)
    try_stop(chart, "2026-06-29 10:00", bup).refused("a stop needs a second prescriber")
    try_stop(chart, "2026-06-29 10:00", bup, "Tess").refused("a stop needs a second prescriber")
    chart.on_call("2026-06-29 17:00", "2026-06-30 09:00")  # Otis is a prescriber too
    try_stop(chart, "2026-06-29 10:00", bup, "Otis").allowed()


def test_who_signs_is_no_second_reviewer(chart):
    """Pete signs and names himself: once it stands with his name, it is said."""
    bup = lowered(chart)
    says(chart.day("2026-06-20 09:00").nurse, "pregnancy", True)
    attempt = try_stop(chart, "2026-06-29 10:00", bup, "Pete")
    attempt.allowed()
    chart.seen("2026-06-29 10:01").finds(
        "buprenorphine_naloxone_sl goes on through pregnancy: a stop needs a second prescriber who has looked at it.",
        urgency="urgent",
    )


def test_when_nobody_told_of_a_pregnancy_one_signature_is_enough(chart):
    """Cannot tell: an unknown pregnancy is not one; the question stands elsewhere."""
    try_stop(chart, "2026-06-29 10:00", lowered(chart)).allowed()


def test_another_medicine_is_not_of_this_rule(chart):
    """Sertraline has its own taper."""
    chosen = chart.day("2026-05-01 10:00").prescriber.orders("sertraline", 50, "2026-05-01")
    try_stop(chart, "2026-05-20 10:00", chosen).allowed()
    chart.seen("2026-05-20 10:01").says_nothing_of(f"{STOP}.at_once")


def test_methadone_from_its_program_is_none_of_ours_to_stop(chart):
    """What is told from elsewhere has no order here."""
    chart.day("2026-05-01 10:00").client.tells_medicine("Methadone", "methadone", started="2026-01-01", stopped="2026-05-01")  # fmt: skip
    chart.seen("2026-05-02 10:01").says_nothing_of(f"{STOP}.at_once", f"{STOP}.pregnancy")
