"""A calendar told by stretches of days with the same doses."""

from datetime import date

from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep
from steadystep.reasoning.plans.calendar import Line, laid_out
from steadystep.reasoning.plans.stretches import stretches

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 15)


def told(*steps: DoseStep, **more):
    line = Line(entry="a", name="A", steps=steps, **more)
    return [
        (one.first.day, one.last.day, one.every, one.swallows[0].amount.value if one.swallows else None)
        for medicine in stretches([line], laid_out([line], FIRST, LAST)) for one in medicine
    ]  # fmt: skip


def step(mg: float, first: int, last: int | None = None, times: float = 1) -> DoseStep:
    end = date(2026, 3, last) if last else None
    return DoseStep(first=date(2026, 3, first), last=end, amount=Dose(mg, "mg"), times_a_day=times)


def test_days_with_the_same_doses_are_one_stretch():
    assert told(step(25, 2, 8), step(50, 9)) == [(2, 8, 1, 25), (9, 15, 1, 50)]


def test_every_other_day_is_one_stretch():
    assert told(step(25, 2, times=0.5)) == [(2, 14, 2, 25)]


def test_days_without_any_are_named_between():
    assert told(step(25, 2, 5), step(25, 8)) == [(2, 5, 1, 25), (6, 7, 1, None), (8, 15, 1, 25)]


def test_a_pause_that_goes_on_is_none_from_the_first_day():
    assert told(step(25, 2), held=((date(2026, 3, 1), None),)) == [(2, 15, 1, None)]
