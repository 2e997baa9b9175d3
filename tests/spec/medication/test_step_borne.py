"""A planned step up is looked at again where a side effect weighs heavily (R19, pathways.md 0)."""

from datetime import date

from tests.spec.supplying import answered, notices

RULE = "medication.step_borne"
SAYS = "Sertraline: {} weighs {} of 10. Slow down: is the step on 13 January 2026 still right?"


def planned(chart) -> str:
    return chart.day("2026-01-05 10:00").prescriber.plans("sertraline", "SER-PD", "2026-01-06")


def test_a_heavy_effect_before_the_step(chart):
    """Jittery with a burden of 4 on 12 January: is the step of the next day still right? Once somebody decided, nothing is asked."""
    order = planned(chart)
    effect = notices(chart.day("2026-01-12 10:00").client, "jittery", burden=4, order=order)
    found = chart.seen("2026-01-12 10:01").finds(
        SAYS.format("Jittery", 4), urgency="attention", offers="Move the step to a later day"
    )
    assert found.severity == "moderate"
    answered(chart.day("2026-01-12 10:05").prescriber, effect, "wait")
    chart.seen("2026-01-12 10:06").says_nothing_of(RULE)


def test_case_a_a_light_one_delays_nothing(chart):
    """Case A. Nausea mild, jittery, burden 2: the step of 13 January is not delayed."""
    order = planned(chart)
    notices(chart.day("2026-01-12 10:00").client, "jittery", burden=2, order=order)
    chart.seen("2026-01-12 10:01").says_nothing_of(RULE)
    assert chart.seen("2026-01-13 09:00").view().courses[0].step_on(date(2026, 1, 13)).milligrams_a_day == 50


def test_gone_or_after_the_step_nothing_is_asked(chart):
    order = planned(chart)
    notices(chart.day("2026-01-08 10:00").client, "jittery", burden=6, order=order)
    notices(chart.day("2026-01-12 10:00").client, "jittery", burden=0, order=order, gone=True)
    chart.seen("2026-01-12 10:01").says_nothing_of(RULE)
    notices(chart.day("2026-01-15 10:00").client, "jittery", burden=6, order=order)
    chart.seen("2026-01-15 10:01").says_nothing_of(RULE)


def test_a_step_that_is_being_signed_is_told(chart):
    """25 mg alone; 50 mg is tried while nausea weighs 5: told beside the order, and stopped by nothing."""
    order = chart.day("2026-01-05 10:00").prescriber.orders(
        "sertraline", 25, "2026-01-06", indication="panic disorder"
    )
    notices(chart.day("2026-01-13 10:00").client, "nausea", burden=5, order=order)
    chart.seen("2026-01-13 10:01").says_nothing_of(RULE)
    chart.day("2026-01-14 10:00").prescriber.tries_to_change(order, 50, "2026-01-14").notes(
        "weighs 5 of 10. Slow down"
    )
