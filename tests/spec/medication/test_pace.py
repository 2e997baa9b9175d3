"""A step never comes before its schedule or its interval allows it. Case D day by day."""

from datetime import date

from steadystep import knowledge
from steadystep.chart import NewEntry
from steadystep.reasoning import consider
from tests.spec.clinic import instant
from tests.spec.medication.lamotrigine_with_valproate import begun

PACE = "medication.pace"
RESTART = "medication.restart"


def test_a_daily_start_with_valproate_is_refused_and_the_row_is_said(chart):
    """A daily start with valproate is refused and the row is said."""
    chart.day("2026-06-01 09:00").client.tells_medicine("Valproate", "divalproex", started="2025-01-01")
    chart.day("2026-06-01 10:00").prescriber.tries_to_order("lamotrigine", 25, "2026-06-01").refused(
        "25 mg every other day with valproate: 25 mg a day is allowed from 15 June 2026."
    )


def test_case_d_the_offered_schedule_opens_the_order_filled_in(chart):
    """Case D. LTG-V is offered as a whole draft: 25 mg on alternate days, and the days of the later steps."""
    chart.day("2026-06-01 09:00").client.tells_medicine("Valproate", "divalproex", started="2025-01-01")
    body = chart.day("2026-06-01 10:00").prescriber.order_of("lamotrigine", 25, "2026-06-01")
    at = instant("2026-06-01 10:00")
    found = consider(chart.chart, [NewEntry(id="new", body=body)], knowledge.load(), chart.clinic, at)
    offer = next(one.offers[0] for one in found.adds if one.rule == PACE)
    steps = [(step.first, step.amount.value, step.times_a_day) for step in offer.drafts.steps]
    assert (offer.drafts.schedule, offer.drafts.indication) == ("LTG-V", body.indication)
    assert steps == [
        (date(2026, 6, 1), 25, 0.5), (date(2026, 6, 15), 25, 1), (date(2026, 6, 29), 50, 1), (date(2026, 7, 6), 100, 1)
    ]  # fmt: skip
    chart.note(
        "expect",
        "LTG-V is drafted: 25 mg every other day, daily from 15 June, 50 mg from 29 June, 100 mg from 6 July",
    )


def test_the_schedule_with_valproate_is_taken(chart):
    """The schedule with valproate is taken."""
    begun(chart)
    chart.seen("2026-06-01 11:00").says_nothing_of(PACE, RESTART)


def test_without_valproate_or_inducer_25_mg_daily_is_where_one_begins(chart):
    """Without valproate or inducer 25 mg daily is where one begins."""
    chart.day("2026-06-01 10:00").prescriber.tries_to_order("lamotrigine", 25, "2026-06-01").allowed()
    chart.seen("2026-06-01 11:00").says_nothing_of(PACE)


def test_without_valproate_50_mg_is_too_soon_on_the_first_day(chart):
    """Without valproate 50 mg is too soon on the first day."""
    chart.day("2026-06-01 10:00").prescriber.tries_to_order("lamotrigine", 50, "2026-06-01").refused(
        "25 mg once daily (no valproate and no inducer): 50 mg a day is allowed from 15 June 2026."
    )


def test_a_step_moved_forward_is_refused_without_appeal(chart):
    """A step moved forward is refused without appeal."""
    _valproate, order = begun(chart)
    chart.day("2026-06-10 10:00").prescriber.tries_to_change(order, 25, "2026-06-11").refused(
        "Too soon: 25 mg a day with valproate is allowed from 15 June 2026."
    )


def test_a_step_put_off_is_nobodys_concern(chart):
    """A step put off is nobody's concern."""
    _valproate, order = begun(chart)
    chart.day("2026-06-10 10:00").prescriber.tries_to_change(order, 25, "2026-06-22").allowed()
    chart.seen("2026-06-10 11:00").says_nothing_of(PACE)


def test_above_the_target_with_valproate_is_refused(chart):
    """Above the target with valproate is refused."""
    _valproate, order = begun(chart)
    chart.day("2026-07-10 10:00").prescriber.tries_to_change(order, 200, "2026-07-10").refused(
        "100 mg is the target with valproate"
    )


def test_begun_again_the_days_are_counted_from_the_new_first_day(chart):
    """Begun again the days are counted from the new first day."""
    _valproate, order = begun(chart)
    chart.day("2026-07-24 09:00").client.misses_doses(order, "2026-07-12", "2026-07-23")
    chart.day("2026-07-24 12:00").prescriber.resumes(order, "2026-07-24", schedule="LTG-V")
    chart.day("2026-07-27 12:00").prescriber.tries_to_change(order, 25, "2026-08-01").refused(
        "Too soon: 25 mg a day with valproate is allowed from 7 August 2026."
    )


def test_days_without_a_dose_are_not_counted_as_days_taken(chart):
    """Days without a dose are not counted as days taken."""
    _valproate, order = begun(chart)
    chart.day("2026-06-12 09:00").client.misses_doses(order, "2026-06-07", "2026-06-11")
    chart.day("2026-06-12 10:00").prescriber.tries_to_change(order, 25, "2026-06-15").refused(
        "Too soon: 25 mg a day with valproate is allowed from 20 June 2026."
    )


def test_200_mg_on_the_day_valproate_ends_is_too_soon(chart):
    """200 mg on the day valproate ends is too soon."""
    valproate, order = begun(chart)
    chart.day("2026-08-01 09:00").client.tells_it_ended(valproate, "2026-08-01")
    chart.day("2026-08-01 11:00").prescriber.tries_to_change(order, 200, "2026-08-01").refused(
        "allowed from 8 August 2026"
    )


def test_who_takes_it_already_is_not_begun_again(chart):
    """Who takes it already is not begun again."""
    day = chart.day("2026-06-01 09:00")
    day.client.tells_medicine("Lamictal", "lamotrigine", started="2024-01-01")
    day.prescriber.tries_to_order("lamotrigine", 200, "2026-06-02").allowed()
    chart.seen("2026-06-01 11:00").says_nothing_of(PACE)


def test_clozapine_above_its_steepest_rise_is_refused(chart):
    """Clozapine above its steepest rise is refused."""
    order = chart.day("2026-06-01 10:00").prescriber.plans("clozapine", "CLZ-S", "2026-06-01")
    chart.day("2026-06-02 10:00").prescriber.tries_to_change(order, 200, "2026-06-03").refused(
        "Too soon: 200 mg a day (treatment-resistant schizophrenia, ANC ok) is allowed from 5 June 2026."
    )


def test_case_a_sertraline_has_its_next_step_after_seven_days(chart):
    """Case A: sertraline has its next step after seven days."""
    order = chart.day("2026-01-06 10:00").prescriber.plans("sertraline", "SER-PD", "2026-01-06")
    seen = chart.seen("2026-01-06 11:00")
    seen.says_nothing_of("medication.step_interval")
    chart.day("2026-01-10 09:50").prescriber.tries_to_change(order, 50, "2026-01-10").needs_reason(
        "The next step is 13 January 2026"
    )
    chart.day("2026-01-10 10:00").prescriber.changes_dose(order, 50, "2026-01-10")
    chart.seen("2026-01-10 11:00").finds(
        "The next step is 13 January 2026: 50 mg a day comes after at least 7 days at 25 mg.",
        urgency="attention",
    )


def test_case_b_lithium_rises_by_300_mg_a_week_apart(chart):
    """Case B: lithium rises by 300 mg a week apart."""
    order = chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-10 10:00").prescriber.changes_dose(order, 450, "2026-02-10", times=2)
    chart.seen("2026-02-10 11:00").says_nothing_of("medication.step_interval", PACE)
