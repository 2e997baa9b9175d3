"""From one medicine to another: the days between come from the interaction rows, and both doses are laid on days."""

from datetime import date

from steadystep import knowledge
from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep
from steadystep.reasoning.plans.switching import between, both_by_day, first_day_of_new

KNOWN = knowledge.load()


def nobody_knows(_circumstance: str) -> bool | None:
    return None


def asked(old: str, new: str):
    return between(KNOWN, KNOWN.drugs[old], KNOWN.drugs[new], nobody_knows)


def test_case_e_fluoxetine_leaves_for_35_days_before_phenelzine():
    found = asked("fluoxetine", "phenelzine")
    assert (found.together, found.washout_days, found.methods) == (False, 35, ("washout",))
    assert first_day_of_new("washout", date(2026, 4, 1), date(2026, 5, 1), 35) == date(2026, 6, 5)


def test_case_e_phenelzine_leaves_for_14_days_before_fluoxetine():
    found = asked("phenelzine", "fluoxetine")
    assert (found.together, found.washout_days) == (False, 14)
    assert first_day_of_new("washout", date(2026, 7, 1), date(2026, 7, 31), 14) == date(2026, 8, 14)


def test_two_that_may_meet_are_offered_together_first():
    found = asked("sertraline", "mirtazapine")
    assert (found.together, found.washout_days, found.methods) == (True, 0, ("cross", "direct"))
    assert first_day_of_new("cross", date(2026, 6, 9), date(2026, 7, 6), 0) == date(2026, 6, 9)
    assert first_day_of_new("direct", date(2026, 6, 9), date(2026, 7, 6), 0) == date(2026, 7, 7)


def step(first: str, mg: float, last: str = "") -> DoseStep:
    return DoseStep(
        first=date.fromisoformat(first),
        amount=Dose(mg, "mg"),
        last=date.fromisoformat(last) if last else None,
    )


def test_both_doses_are_said_on_every_day_on_which_either_changes():
    old = [step("2026-06-09", 50, "2026-06-22"), step("2026-06-23", 25, "2026-07-06")]
    new = [step("2026-06-09", 15, "2026-06-22"), step("2026-06-23", 30)]
    rows = both_by_day(old, date(2026, 7, 6), new)
    assert [(str(one.day), one.old and one.old.amount.value, one.new and one.new.amount.value) for one in rows] == [
        ("2026-06-09", 50, 15), ("2026-06-23", 25, 30), ("2026-07-07", None, 30),
    ]  # fmt: skip
