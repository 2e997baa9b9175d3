"""Buprenorphine goes down by 2 mg every two to four weeks, as the formulary says, in tablets that exist."""

from datetime import date

import pytest

from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep
from steadystep.reasoning.plans.mat_tapers import mat_tapered

FIRST = date(2026, 6, 9)


def present(mg: float, times: float = 1) -> DoseStep:
    return DoseStep(first=date(2026, 1, 6), amount=Dose(mg, "mg"), times_a_day=times)


def test_eight_milligrams_go_by_two_every_four_weeks():
    steps = [one.step for one in mat_tapered(present(8), FIRST, (2, 8))]
    assert [(str(one.first), one.amount.value, str(one.last)) for one in steps] == [
        ("2026-06-09", 6, "2026-07-06"), ("2026-07-07", 4, "2026-08-03"), ("2026-08-04", 2, "2026-08-31"),
    ]  # fmt: skip


def test_every_two_weeks_is_the_fastest():
    assert str(mat_tapered(present(4), FIRST, (2,), every_days=14)[-1].step.last) == "2026-06-22"
    with pytest.raises(ValueError, match="at least 14 days"):
        mat_tapered(present(4), FIRST, (2,), every_days=13)


def test_tablets_that_make_no_step_of_two_milligrams_say_so():
    (step,) = mat_tapered(present(16), FIRST, (8,))
    assert (step.step.amount.value, step.cut_mg) == (8, 8)
    assert "make no step of 2 mg" in str(step.remark)


def test_without_a_strength_or_a_single_dose_a_day_in_mg_it_cannot_be_worked_out():
    assert mat_tapered(present(8), FIRST, ()) == ()
    assert mat_tapered(present(4, times=2), FIRST, (2,)) == ()
    assert mat_tapered(DoseStep(first=FIRST, amount=Dose(5, "mL")), FIRST, (2,)) == ()
