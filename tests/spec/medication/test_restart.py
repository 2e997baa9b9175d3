"""After too many days without a dose a medicine is begun again. Case D, clozapine, prazosin."""

from steadystep.chart.holds import DoseResumed
from tests.spec.medication.lamotrigine_with_valproate import begun

PACE = "medication.pace"
RESTART = "medication.restart"
HELD = "medication.held"


def test_seven_missed_days_ask_for_a_check_and_may_be_resumed(chart):
    """Seven missed days ask for a check and may be resumed."""
    _valproate, order = begun(chart)
    chart.day("2026-07-19 09:00").client.misses_doses(order, "2026-07-12", "2026-07-18")
    seen = chart.seen("2026-07-19 10:00")
    seen.finds(
        "Lamotrigine: 7 days without a dose, 12 July 2026 to 18 July 2026. It may be resumed; after 12 days it is begun again.",
        urgency="attention",
    )
    seen.duty(
        "Decide how Lamotrigine goes on: 7 days without a dose.",
        owner="Pete",
        level="T3",
        due="2026-07-20 17:00",
    )
    chart.day("2026-07-19 11:00").prescriber.resumes(order, "2026-07-19")
    chart.seen("2026-07-19 12:00").says_nothing_of(RESTART, PACE)


def test_twelve_missed_days_begin_again_and_an_old_dose_is_refused(chart):
    """Twelve missed days begin again and an old dose is refused."""
    _valproate, order = begun(chart)
    chart.day("2026-07-24 09:00").client.misses_doses(order, "2026-07-12", "2026-07-23")
    seen = chart.seen("2026-07-24 10:00")
    found = seen.finds(
        "Lamotrigine: 12 days without a dose, 12 July 2026 to 23 July 2026. Start again from the first step.",
        urgency="urgent", offers="Begin again with LTG-V",
    )  # fmt: skip
    drafted = found.offers[0].drafts
    assert isinstance(drafted, DoseResumed)
    assert [(str(step.first), step.amount.value, step.times_a_day) for step in drafted.steps][:2] == [
        ("2026-07-24", 25, 0.5), ("2026-08-07", 25, 1),
    ]  # fmt: skip
    chart.day("2026-07-24 11:00").prescriber.tries_to_resume(order, "2026-07-24").refused(
        "Start again from the first step: after 12 days without Lamotrigine at most 12.5 mg a day, not 100."
    )
    chart.day("2026-07-24 12:00").prescriber.resumes(order, "2026-07-24", schedule="LTG-V")
    chart.seen("2026-07-24 13:00").says_nothing_of(RESTART, PACE)


def test_without_valproate_five_days_begin_again(chart):
    """Without valproate five days begin again."""
    order = chart.day("2026-06-01 10:00").prescriber.plans("lamotrigine", "LTG-N", "2026-06-01")
    chart.day("2026-07-20 09:00").client.misses_doses(order, "2026-07-15", "2026-07-19")
    chart.seen("2026-07-20 10:00").finds(
        "Lamotrigine: 5 days without a dose, 15 July 2026 to 19 July 2026. Start again from the first step."
    )


def test_days_of_which_nothing_was_said_are_counted_and_asked_about(chart):
    """Days of which nothing was said are counted and asked about."""
    order = chart.day("2026-06-01 10:00").prescriber.plans("lamotrigine", "LTG-N", "2026-06-01")
    day = chart.day("2026-07-20 09:00").client
    day.misses_doses(order, "2026-07-15", "2026-07-15")
    day.misses_doses(order, "2026-07-19", "2026-07-19")
    chart.seen("2026-07-20 10:00").finds(
        "Lamotrigine: 5 days without a dose, 15 July 2026 to 19 July 2026. Start again from the first step.",
        missing="Was a dose taken on any of the 3 days of which nothing was said?",
    )


def test_clozapine_48_hours_without_a_dose_begins_again_at_12_5_mg(chart):
    """Clozapine 48 hours without a dose begins again at 12.5 mg."""
    order = chart.day("2026-06-01 10:00").prescriber.plans("clozapine", "CLZ-S", "2026-06-01")
    chart.day("2026-07-08 09:00").nurse.pauses(order, "2026-07-06", "In hospital without it")
    seen = chart.seen("2026-07-08 10:00")
    seen.finds(
        "Clozapine: 3 days without a dose, 6 July 2026 to 8 July 2026. Start again from the first step.",
        why="restart at 12.5 mg", urgency="urgent", offers="Begin again with CLZ-S",
    )  # fmt: skip
    chart.day("2026-07-08 11:00").prescriber.tries_to_resume(order, "2026-07-09").refused(
        "Start again from the first step"
    )
    chart.day("2026-07-08 12:00").prescriber.resumes(order, "2026-07-09", schedule="CLZ-S")
    chart.seen("2026-07-08 13:00").says_nothing_of(RESTART, PACE, HELD)


def test_the_last_dose_counts_and_not_the_day_on_which_the_pause_was_written(chart):
    """R20. Paused from 8 July, the last dose on the 5th: three days without clozapine and not one, so it begins again."""
    order = chart.day("2026-06-01 10:00").prescriber.plans("clozapine", "CLZ-S", "2026-06-01")
    chart.day("2026-07-08 09:00").nurse.pauses(
        order, "2026-07-08", "In hospital without it", last_taken="2026-07-05"
    )
    chart.seen("2026-07-08 10:00").finds(
        "Clozapine: 3 days without a dose, 6 July 2026 to 8 July 2026. Start again from the first step.", urgency="urgent"
    )  # fmt: skip
    chart.day("2026-07-08 11:00").prescriber.tries_to_resume(order, "2026-07-09").refused(
        "Start again from the first step"
    )


def test_one_missed_dose_of_clozapine_begins_nothing_again(chart):
    """One missed dose of clozapine begins nothing again."""
    order = chart.day("2026-06-01 10:00").prescriber.plans("clozapine", "CLZ-S", "2026-06-01")
    chart.day("2026-07-07 09:00").client.misses_doses(order, "2026-07-06", "2026-07-06")
    chart.seen("2026-07-07 10:00").says_nothing_of(RESTART)


def test_prazosin_after_three_days_is_taken_again_at_1_mg(chart):
    """Prazosin after three days is taken again at 1 mg."""
    order = chart.day("2026-05-01 10:00").prescriber.orders("prazosin", 6, "2026-05-01")
    chart.day("2026-06-04 09:00").client.misses_doses(order, "2026-06-01", "2026-06-03")
    chart.day("2026-06-04 10:00").prescriber.tries_to_resume(order, "2026-06-04").refused(
        "at most 1 mg a day, not 6."
    )
    chart.day("2026-06-04 11:00").prescriber.tries_to_change(order, 1, "2026-06-04").allowed()
    chart.seen("2026-06-04 12:00").says_nothing_of(RESTART)


def test_prazosin_after_two_days_may_be_resumed(chart):
    """Prazosin after two days may be resumed."""
    order = chart.day("2026-05-01 10:00").prescriber.orders("prazosin", 6, "2026-05-01")
    chart.day("2026-06-03 09:00").client.misses_doses(order, "2026-06-01", "2026-06-02")
    chart.seen("2026-06-03 10:00").finds(
        "prazosin: 2 days without a dose, 1 June 2026 to 2 June 2026. It may be resumed; after 3 days it is begun again."
    )
