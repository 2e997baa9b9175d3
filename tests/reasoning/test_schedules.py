"""Every schedule of the knowledge can be planned from a date, and says what its rows say."""

from datetime import date, timedelta

import pytest

from steadystep import knowledge
from steadystep.reasoning.plans.schedules import (
    earliest_for,
    most_on,
    planned,
    planned_by_range,
    schedules_of,
)

KNOWN = knowledge.load()
FIRST = date(2026, 6, 1)
EVERY = [(drug.id, name) for drug in KNOWN.drugs.values() for name in schedules_of(drug)]


def steps(drug: str, schedule: str, first: date = FIRST) -> list[tuple[str, float, float]]:
    """First day, amount in mg, times a day."""
    plan = planned(KNOWN.drugs[drug], schedule, first)
    return [(str(one.step.first), one.step.amount.value, one.step.times_a_day) for one in plan.steps]


@pytest.mark.parametrize(("drug", "schedule"), EVERY)
def test_each_step_stands_on_the_days_and_at_the_total_of_its_row(drug, schedule):
    rows = schedules_of(KNOWN.drugs[drug])[schedule]
    plan = planned(KNOWN.drugs[drug], schedule, FIRST)
    for row in rows:
        mine = [one for one in plan.steps if one.row == row.step]
        assert mine[0].step.first == FIRST + timedelta(days=row.day_from - 1)
        assert mine[-1].total_mg == row.total_mg_day
        assert all(one.says == row.dose_text and one.by_choice == row.by_choice for one in mine)
        assert all(one.total_mg <= most_on(rows, (one.step.first - FIRST).days + 1) for one in mine)
    assert plan.steps[-1].step.last == (
        FIRST + timedelta(days=rows[-1].day_to - 1) if rows[-1].day_to else None
    )


@pytest.mark.parametrize("drug", [drug.id for drug in KNOWN.drugs.values() if drug.dosing])
def test_each_range_climbs_from_its_start_and_never_above_its_usual_high_end(drug):
    for row in KNOWN.drugs[drug].dosing:
        plan = planned_by_range(KNOWN.drugs[drug], row, FIRST)
        if plan is None:
            assert row.step_mg_day == "schedule"
            continue
        totals = [one.total_mg for one in plan.steps]
        assert totals[0] == pytest.approx(row.start_total_mg_day)
        assert totals == sorted(totals)
        assert totals[-1] <= max(row.usual_high_mg_day, row.start_total_mg_day) + 1e-6


def test_lamotrigine_with_valproate_is_taken_on_alternate_days_first():
    assert steps("lamotrigine", "LTG-V") == [
        ("2026-06-01", 25, 0.5), ("2026-06-15", 25, 1), ("2026-06-29", 50, 1), ("2026-07-06", 100, 1),
    ]  # fmt: skip


def test_after_valproate_stopped_lamotrigine_doubles_in_two_steps():
    assert steps("lamotrigine", "LTG-VSTOP", date(2026, 8, 1)) == [
        ("2026-08-01", 150, 1),
        ("2026-08-08", 200, 1),
    ]


def test_sertraline_for_panic_goes_to_50_mg_after_a_week():
    assert steps("sertraline", "SER-PD", date(2026, 1, 6)) == [("2026-01-06", 25, 1), ("2026-01-13", 50, 1)]


def test_clozapine_rises_by_the_smallest_rise_its_row_names():
    found = steps("clozapine", "CLZ-S")
    assert found[:3] == [("2026-06-01", 12.5, 1), ("2026-06-02", 37.5, 1), ("2026-06-03", 62.5, 1)]
    assert max(amount for day, amount, _times in found if day <= "2026-06-14") == 300


def test_clozapine_may_never_rise_faster_than_its_row_allows():
    rows = schedules_of(KNOWN.drugs["clozapine"])["CLZ-S"]
    assert [most_on(rows, day) for day in (1, 2, 3, 14)] == [25, 75, 125, 450]
    assert earliest_for(rows, 100) == 3
    assert earliest_for(rows, 1000) is None


def test_prazosin_starts_at_1_mg_and_rises_by_1_mg_every_3_days():
    row = KNOWN.drugs["prazosin"].dosing[0]
    plan = planned_by_range(KNOWN.drugs["prazosin"], row, FIRST)
    assert plan is not None
    assert [(str(one.step.first), one.total_mg, one.by_choice) for one in plan.steps[:4]] == [
        ("2026-06-01", 1, False), ("2026-06-04", 2, False), ("2026-06-07", 3, False), ("2026-06-10", 4, True),
    ]  # fmt: skip
    assert plan.steps[-1].total_mg == 15


def test_a_low_dose_start_of_buprenorphine_is_taken_twice_a_day_from_day_two():
    assert steps("buprenorphine_naloxone_sl", "BUP-LOW")[:3] == [
        ("2026-06-01", 0.5, 1), ("2026-06-02", 0.5, 2), ("2026-06-03", 1, 2),
    ]  # fmt: skip
