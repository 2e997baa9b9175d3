"""A nurse signs the next step of a titration that the prescriber signed ahead, or it goes to the prescriber. R19."""

from datetime import date

from steadystep.chart import Dose, When
from steadystep.chart.holds import DoseHeld
from steadystep.chart.medication import DoseChanged, DoseStep, Order, SideEffect

RULE = "medication.protocol"


def step(mg: float, day: str) -> DoseStep:
    return DoseStep(first=date.fromisoformat(day), amount=Dose(mg, "mg"))


def protocol(chart) -> str:
    """Sertraline 50 mg from 5 January; 100 mg from 19 January and 150 mg from 2 February are a nurse's to sign."""
    return chart.day("2026-01-05 10:00").prescriber.writes(
        lambda when: Order(
            when=when, name="sertraline", drug="sertraline", indication="depression", steps=(step(50, "2026-01-05"),),
            nurse_steps=(step(100, "2026-01-19"), step(150, "2026-02-02")),
        ),
        "orders sertraline 50 mg; a nurse may sign 100 mg from 19 January and 150 mg from 2 February",
    )  # fmt: skip


def tries(chart, order: str, on: str, mg: float, *, first: str = ""):
    def body(when):
        return DoseChanged(
            when=when, order=order, steps=(step(mg, first or on),), by_protocol=True, why="Borne well."
        )

    return chart.day(f"{on} 10:00").nurse.tries(body, f"sign {mg:g} mg by protocol")


def test_on_its_day_the_nurse_signs_the_next_step_and_then_the_one_after(chart):
    order = protocol(chart)
    tries(chart, order, "2026-01-19", 100).allowed()
    tries(chart, order, "2026-02-02", 150).allowed()


def test_before_its_day_it_is_refused_and_the_day_is_said(chart):
    order = protocol(chart)
    tries(chart, order, "2026-01-18", 100).refused(
        "sertraline: by protocol the earliest day of the next step is 19 January 2026."
    )


def test_a_step_signed_late_moves_the_next_one(chart):
    """100 mg five days late, on 24 January: 150 mg has its two weeks from there."""
    order = protocol(chart)
    tries(chart, order, "2026-01-24", 100).allowed()
    tries(chart, order, "2026-02-02", 150).refused("the earliest day of the next step is 7 February 2026.")


def test_another_dose_is_none_of_the_protocol(chart):
    order = protocol(chart)
    tries(chart, order, "2026-01-19", 150).refused("the next step by protocol is 100 mg a day, and no other.")


def test_a_side_effect_that_nobody_answered_sends_it_to_the_prescriber(chart):
    order = protocol(chart)
    chart.day("2026-01-18 10:00").client.writes(
        lambda when: SideEffect(when=when, effect="Shaking", burden=6, order=order), "tells of shaking"
    )
    tries(chart, order, "2026-01-19", 100).refused(
        "a side effect of it is told of that nobody has answered", "Send it to the prescriber."
    )
    chart.seen("2026-01-19 11:00").duty(
        "sertraline: the next step by protocol waits for the prescriber, because a side effect of it is told of that nobody has answered.",
        owner="Pete",
        level="T3",
        due="2026-01-21 00:00",
    )


def test_while_it_is_paused_the_step_does_not_end_the_pause(chart):
    """Taking it again is the prescriber's, and a step signed on the day of the pause would be that."""
    order = protocol(chart)
    chart.day("2026-01-18 10:00").prescriber.writes(
        lambda when: DoseHeld(when=when, order=order, first=date(2026, 1, 18), reason="side_effect"),
        "holds it",
    )
    tries(chart, order, "2026-01-19", 100).refused("not by protocol, because it is paused.")


def test_after_another_decision_the_steps_are_the_prescribers_again(chart):
    order = protocol(chart)
    chart.day("2026-01-12 10:00").prescriber.changes_dose(order, 75, "2026-01-13")
    tries(chart, order, "2026-01-27", 100).refused("sertraline: its dose was decided otherwise since.")
    chart.seen("2026-01-27 11:00").says_nothing_of(RULE)


def test_a_step_that_is_said_to_have_been_signed_earlier_is_weighed_too(chart):
    """Dated before the last change it would take effect all the same."""
    order = protocol(chart)
    tries(chart, order, "2026-01-19", 100).allowed()
    earlier = DoseChanged(
        when=When.on(date(2026, 1, 18)), order=order, steps=(step(300, "2026-01-18"),), by_protocol=True, why="Borne well."
    )  # fmt: skip
    chart.day("2026-01-20 10:00").nurse.tries(
        lambda when: earlier, "sign 300 mg, dated two days back"
    ).refused("sertraline: the next step by protocol is 150 mg")


def test_from_its_day_on_the_nurse_is_told(chart):
    protocol(chart)
    chart.seen("2026-01-18 11:00").no_duty(RULE)
    chart.seen("2026-01-19 11:00").duty(
        "sertraline: the next step by protocol may be signed since 19 January 2026.",
        owner="Nora",
        level="T3",
        due="2026-01-21 00:00",
    )


def test_without_a_protocol_there_is_nothing_for_a_nurse_to_sign(chart):
    order = chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 50, "2026-01-05")
    tries(chart, order, "2026-01-19", 100).refused(
        "sertraline: no further step of it was signed for a nurse."
    )
    chart.seen("2026-01-19 11:00").says_nothing_of(RULE)
