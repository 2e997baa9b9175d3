"""What the calendar must be, for any steps: it adds up, never exceeds its step, and no dose stands twice."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from steadystep import knowledge
from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep
from steadystep.reasoning.plans.calendar import Line, falls_on, laid_out, parts_of, step_on, supply_of
from steadystep.reasoning.plans.tablets import makeable_below, makes
from steadystep.reasoning.plans.tapers import tapered

FIRST = date(2026, 6, 1)
amounts = st.integers(1, 800).map(lambda quarters: quarters / 4)
strengths = st.lists(
    st.sampled_from((0.25, 0.5, 1, 2, 2.5, 5, 10, 12.5, 25, 50, 100, 200)), min_size=1, max_size=4
)
lengths = st.lists(
    st.tuples(st.integers(1, 30), amounts, st.sampled_from((0.25, 0.5, 1, 2, 3, 4))), min_size=1, max_size=6
)


def line(parts: list[tuple[int, float, float]], **more: object) -> Line:
    steps, day = [], FIRST
    for days, amount, times in parts:
        last = day + timedelta(days=days - 1)
        steps.append(DoseStep(first=day, last=last, amount=Dose(amount, "mg"), times_a_day=times))
        day = last + timedelta(days=1)
    return Line(entry="o", name="Medicine", steps=tuple(steps), **more)  # type: ignore[arg-type]


def doses_in(step: DoseStep) -> float:
    """Counted by hand: doses of every so many days, from the first."""
    days = (step.last - step.first).days + 1
    return days * step.times_a_day if step.times_a_day >= 1 else -(-days // round(1 / step.times_a_day))


@given(lengths)
def test_the_total_of_the_calendar_is_the_sum_of_the_steps(parts):
    one = line(parts)
    days = laid_out([one], FIRST, one.steps[-1].last + timedelta(days=5))
    expected = sum(doses_in(step) * step.amount.value for step in one.steps)
    assert abs(sum(found.total.value for found in supply_of(days)) - expected) < 1e-6


@given(lengths)
def test_no_day_stands_twice_and_no_day_is_above_its_step(parts):
    one = line(parts)
    days = laid_out([one], FIRST, one.steps[-1].last)
    assert [each.day for each in days] == sorted({each.day for each in days})
    for each in days:
        step = step_on(one, each.day)
        assert len(each.swallows) == (len(parts_of(step)) if falls_on(step, each.day) else 0)
        assert len({swallow.part for swallow in each.swallows}) == len(each.swallows)
        assert all(swallow.amount == step.amount for swallow in each.swallows)


@given(lengths, st.integers(0, 20), st.integers(0, 20))
def test_nothing_is_swallowed_while_a_medicine_is_held_or_after_its_last_day(parts, begins, more):
    held = (FIRST + timedelta(days=begins), FIRST + timedelta(days=begins + more))
    last = FIRST + timedelta(days=begins + more + 3)
    for each in laid_out([line(parts, held=(held,), last=last)], FIRST, last + timedelta(days=9)):
        assert not each.swallows or (not held[0] <= each.day <= held[1] and each.day <= last)


@given(amounts, strengths, st.booleans())
def test_tablets_make_exactly_the_amount_or_nothing(amount, known, halves):
    pieces = makes(amount, known, halves=halves)
    if pieces is not None:
        assert abs(sum(piece.count * piece.strength for piece in pieces) - amount) < 1e-6
        assert halves or all(piece.count == int(piece.count) for piece in pieces)


@given(amounts, strengths, st.booleans())
def test_rounding_down_never_rounds_up_and_can_be_made(amount, known, halves):
    below = makeable_below(amount, known, halves=halves)
    assert 0 <= below <= amount
    assert below == 0 or makes(below, known, halves=halves)
    assert makes(amount, known, halves=halves) is None or below == amount


@given(amounts, strengths, st.booleans(), st.sampled_from(sorted(knowledge.load().class_tapers)))
def test_a_taper_only_falls_and_ends_at_nothing(amount, known, halves, taper):
    rule = knowledge.load().class_tapers[taper]
    present = DoseStep(first=FIRST, amount=Dose(amount, "mg"))
    plan = tapered(rule, present, FIRST, known, halves=halves)
    falling = [amount, *(step.amount.value for step in plan.dose_steps)]
    assert all(after < before for before, after in itertools.pairwise(falling))
    assert all((step.last - step.first).days + 1 == rule.every_low_days for step in plan.dose_steps)
    after = laid_out(
        [Line(entry="o", name="M", steps=plan.dose_steps)],
        plan.last_day + timedelta(days=1),
        plan.last_day + timedelta(days=9),
    )
    assert not any(day.swallows for day in after)


def test_case_d_alternate_days_are_1_3_5_7_9_11_13_june():
    one = Line(entry="o", name="Lamotrigine", strengths=(25,), steps=(
        DoseStep(first=FIRST, last=date(2026, 6, 14), amount=Dose(25, "mg"), times_a_day=0.5),
        DoseStep(first=date(2026, 6, 15), amount=Dose(25, "mg")),
    ))  # fmt: skip
    days = laid_out([one], FIRST, date(2026, 6, 16))
    assert [each.day.day for each in days if each.swallows] == [1, 3, 5, 7, 9, 11, 13, 15, 16]
    assert str(days[14].notes[0]) == "Lamotrigine: 25 mg each time, from today"


def test_two_plans_stand_on_one_calendar_with_the_washout_between():
    old = Line(entry="a", name="Fluoxetine", last=date(2026, 5, 1), washout_days=35, steps=(
        DoseStep(first=date(2026, 4, 1), amount=Dose(40, "mg")),))  # fmt: skip
    new = Line(
        entry="b",
        name="Phenelzine",
        steps=(DoseStep(first=date(2026, 6, 6), amount=Dose(15, "mg"), times_a_day=3),),
    )
    days = laid_out([old, new], date(2026, 5, 1), date(2026, 6, 6))
    assert [str(one.day) for one in days if one.swallows] == ["2026-05-01", "2026-06-06"]
    assert str(days[-2].notes[0]) == "Fluoxetine: still leaving the body, day 35 of 35"
    assert [one.part for one in days[-1].swallows] == ["morning", "midday", "evening"]
