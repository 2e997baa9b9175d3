"""The weekly box: every dose in its compartment, from the steps in force each day."""

from datetime import date

from steadystep import knowledge
from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep, Order
from steadystep.reasoning import Clock
from steadystep.reasoning.plans.pillbox import box
from steadystep.reasoning.view import View
from tests.spec.supplying import orders_depot

LITHIUM = DoseStep.by_time(date(2026, 2, 10), {"morning": Dose(300, "mg"), "night": Dose(600, "mg")})


def boxed(chart, first: str):
    seen = chart.seen(f"{first} 09:00")
    view = View(chart.chart, knowledge.load(), chart.clinic, Clock(seen.at))
    days, needed = box(view.courses, date.fromisoformat(first), view.knowledge)
    return [
        {at: [str(one.amount) for one in laid] for at, laid in day.at.items() if laid} for day in days
    ], needed


def orders(chart, name: str, step: DoseStep) -> None:
    writer = chart.day("2026-02-01 10:00").prescriber
    body = Order(when=writer._when(), name=name, drug=name, indication="bipolar", steps=(step,))
    writer._write(body, f"orders {name}")


def test_morning_and_night(chart):
    """Case B. 300 mg in the morning and 600 mg at night, each in its own compartment."""
    orders(chart, "lithium", LITHIUM)
    days, _ = boxed(chart, "2026-02-09")
    assert days[0] == {}
    assert days[1:] == [{"morning": ["300 mg"], "night": ["600 mg"]}] * 6


def test_a_step_within_the_week(chart):
    """Case A. 25 mg to Monday, 50 mg from Tuesday 13 January; once a day has no time of its own."""
    order = chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 25, "2026-01-06")
    chart.day("2026-01-05 11:01").prescriber.changes_dose(order, 50, "2026-01-13")
    days, _ = boxed(chart, "2026-01-12")
    assert [day[""] for day in days] == [["25 mg"], *[["50 mg"]] * 6]


def test_every_other_day(chart):
    """Case D. 25 mg on alternate days from 1 June: 1, 3, 5 and 7 June."""
    chart.day("2026-05-31 10:00").prescriber.orders("lamotrigine", 25, "2026-06-01", times=0.5)
    days, _ = boxed(chart, "2026-06-01")
    assert [bool(day) for day in days] == [True, False, True, False, True, False, True]


def test_as_needed_and_injections_lie_in_no_box(chart):
    """What is taken only when needed, and what is injected, is in no box."""
    orders(
        chart,
        "hydroxyzine",
        DoseStep(first=date(2026, 2, 1), amount=Dose(25, "mg"), times_a_day=3, as_needed=True),
    )
    writer = chart.day("2026-02-01 10:01").prescriber
    writer._write(orders_depot(writer, "buprenorphine_xr_b", 128, "2026-02-01"), "orders 128 mg once a month")
    days, needed = boxed(chart, "2026-02-02")
    assert days == [{}] * 7
    assert needed == ("hydroxyzine",)
