"""Doses of one day: the same each time, or an amount for each time of day. What was stored before reads the same."""

from datetime import date

import pytest

from steadystep.chart import Dose, Unreadable, When, read_body, write_body
from steadystep.chart.medication import DAY_TIMES, DoseStep, Order

DAY = date(2026, 2, 10)


def by_time(**amounts: float) -> DoseStep:
    return DoseStep.by_time(DAY, {at: Dose(value, "mg") for at, value in amounts.items()})


def test_case_b_three_hundred_in_the_morning_and_six_hundred_at_night():
    step = by_time(night=600, morning=300)
    assert step.milligrams_a_day == 900
    assert step.doses == (("morning", Dose(300, "mg")), ("night", Dose(600, "mg")))
    assert (step.amount, step.times_a_day) == (Dose(300, "mg"), 2)


def test_times_of_day_come_in_the_order_of_the_day():
    assert [at for at, _ in by_time(**dict.fromkeys(reversed(DAY_TIMES), 1.0)).doses] == list(DAY_TIMES)


def test_an_order_stored_before_there_were_times_of_day_reads_the_same():
    raw = (
        b'{"kind":"order","when":{"at":"2026-02-03"},"name":"lithium","drug":"lithium","indication":"bipolar",'
        b'"steps":[{"first":"2026-02-03","amount":{"value":300,"unit":"mg"},"times_a_day":2}]}'
    )
    order = read_body("order", raw)
    assert isinstance(order, Order)
    assert order.steps[0].milligrams_a_day == 600
    assert order.steps[0].doses == (("", Dose(300, "mg")),) * 2
    assert b"parts" not in write_body(order).replace(b'"parts":[]', b"")


def test_what_is_written_reads_back():
    order = Order(
        when=When.on(DAY), name="lithium", indication="bipolar", steps=(by_time(morning=300, night=600),)
    )
    assert read_body("order", write_body(order)) == order


@pytest.mark.parametrize(
    ("faulty", "says"),
    [
        (by_time, "at least one dose"),
        (lambda: by_time(breakfast=3), "breakfast"),
        (lambda: DoseStep.by_time(DAY, {"morning": Dose(1, "mg"), "night": Dose(1, "{tablet}")}), "one unit"),
        (
            lambda: DoseStep(first=DAY, amount=Dose(9, "mg"), times_a_day=2, parts=by_time(morning=1, night=2).parts),
            "names its first dose",
        ),
    ],
)  # fmt: skip
def test_a_step_that_contradicts_itself_is_refused(faulty, says):
    with pytest.raises(Unreadable, match=says):
        faulty()


def test_a_unit_that_holds_an_unknown_amount_has_no_milligrams_and_keeps_its_sum():
    step = DoseStep.by_time(DAY, {"morning": Dose(1, "{tablet}"), "night": Dose(2, "{tablet}")})
    assert step.milligrams_a_day is None
    assert step.units_a_day == 3
