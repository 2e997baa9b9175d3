"""Tapers: by the percentages and days of the class, rounded down to what the tablets make."""

from datetime import date

import pytest

from steadystep import knowledge
from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep
from steadystep.reasoning.plans.tapers import paused, tapered

TAPERS = knowledge.load().class_tapers
FIRST = date(2026, 6, 9)


def present(mg: float, times: float = 1) -> DoseStep:
    return DoseStep(first=date(2026, 1, 6), amount=Dose(mg, "mg"), times_a_day=times)


def test_case_a_sertraline_goes_75_50_25_with_14_days_a_step():
    plan = tapered(TAPERS["AD-TAPER"], present(75), FIRST, (25, 50, 100))
    assert [(str(one.first), one.amount.value, str(one.last)) for one in plan.dose_steps] == [
        ("2026-06-09", 50, "2026-06-22"), ("2026-06-23", 25, "2026-07-06"),
    ]  # fmt: skip
    assert plan.last_day == date(2026, 7, 6)


def test_a_careful_taper_takes_smaller_steps_near_zero_with_halved_tablets():
    plan = tapered(TAPERS["AD-TAPER"], present(100), FIRST, (25, 50, 100), halves=True, pace="careful")
    assert [one.amount.value for one in plan.dose_steps] == [87.5, 75, 62.5, 50, 37.5, 25, 12.5]


def test_a_benzodiazepine_goes_down_by_the_smallest_cut_rounded_down():
    plan = tapered(TAPERS["BZD-TAPER"], present(2), FIRST, (0.5, 1, 2), halves=True)
    assert [one.amount.value for one in plan.dose_steps] == [1.75, 1.5, 1.25, 1, 0.75, 0.5, 0.25]
    assert [one.remark is not None for one in plan.steps] == [False, False, False, False, False, True, True]
    assert "smaller strength or a liquid" in str(plan.steps[-1].remark)


def test_a_longer_interval_is_taken_and_a_shorter_one_refused():
    plan = tapered(TAPERS["BZD-TAPER"], present(1), FIRST, (0.5,), every_days=28)
    assert plan.every_days == 28
    with pytest.raises(ValueError, match="at least 14 days"):
        tapered(TAPERS["BZD-TAPER"], present(1), FIRST, (0.5,), every_days=7)


def test_without_a_strength_or_a_dose_in_mg_no_taper_can_be_told():
    assert tapered(TAPERS["AD-TAPER"], present(75), FIRST, ()) is None
    drops = DoseStep(first=FIRST, amount=Dose(5, "mL"))
    assert tapered(TAPERS["AD-TAPER"], drops, FIRST, (25,)) is None


def test_an_opioid_goes_down_by_a_tenth_every_28_days():
    plan = tapered(TAPERS["OPI-TAPER"], present(100), FIRST, (5, 10))
    assert [one.amount.value for one in plan.dose_steps[:4]] == [90, 80, 70, 60]
    assert [str(one.first) for one in plan.dose_steps[:3]] == ["2026-06-09", "2026-07-07", "2026-08-04"]
    with pytest.raises(ValueError, match="at least 28 days"):
        tapered(TAPERS["OPI-TAPER"], present(100), FIRST, (5, 10), every_days=14)


def test_a_pause_keeps_the_step_and_moves_those_after_it():
    plan = tapered(TAPERS["AD-TAPER"], present(75), FIRST, (25, 50, 100))
    steps = paused(plan.dose_steps, date(2026, 6, 23), 14)
    assert [(str(one.first), one.amount.value, str(one.last)) for one in steps] == [
        ("2026-06-23", 50, "2026-07-06"), ("2026-07-07", 25, "2026-07-20"),
    ]  # fmt: skip
    assert paused(plan.dose_steps, FIRST, 14) == ()
    assert paused(plan.dose_steps, date(2026, 6, 24), 14) == ()
