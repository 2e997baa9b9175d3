"""Days that were hardly meant: a year typed wrong, and days between two steps without a dose. Asked, and never refused."""

from datetime import date

import pytest

from steadystep.chart import Dose, When
from steadystep.chart.medication import DoseStep, Order
from tests.spec.clinic import instant

FAR, BETWEEN = "medication.dose_days.far", "medication.dose_days.between"


def orders(chart, *steps: DoseStep) -> str:
    body = Order(
        when=When.instant(instant("2026-02-03")),
        name="sertraline",
        drug="sertraline",
        indication="depression",
        steps=steps,
    )
    days = " and ".join(f"{step.amount} from {step.first}" for step in steps)
    return chart.day("2026-02-03").prescriber._write(body, f"orders sertraline, {days}")


def step(first: str, mg: float = 50, last: str = "") -> DoseStep:
    ends = date.fromisoformat(last) if last else None
    return DoseStep(first=date.fromisoformat(first), amount=Dose(mg, "mg"), last=ends)


@pytest.mark.parametrize("first", ["2025-02-03", "2062-02-03"])
def test_a_year_typed_wrong(chart, first):
    """Signed on 3 February 2026."""
    orders(chart, step(first))
    (found,) = [one for one in chart.seen("2026-02-03 10:00").said.findings if one.rule == FAR]
    chart.note("expect", str(found.says))
    assert (found.severity, str(found.do)) == ("moderate", "Check the year.")
    chart.seen("2026-02-17 10:00").says_nothing_of(FAR)


def test_a_first_day_of_these_months(chart):
    orders(chart, step("2026-03-03"))
    chart.seen("2026-02-03 10:00").says_nothing_of(FAR, BETWEEN)


def test_days_between_two_steps(chart):
    """50 mg until 9 February, 100 mg from 9 March: four weeks without a dose are asked about."""
    orders(chart, step("2026-02-03", 50, "2026-02-09"), step("2026-03-09", 100))
    chart.seen("2026-02-03 10:00").finds(
        "sertraline: from 10 February 2026 to 8 March 2026 no dose is planned."
    )


def test_steps_that_follow_one_another(chart):
    orders(chart, step("2026-02-03", 50, "2026-02-09"), step("2026-02-10", 100))
    chart.seen("2026-02-03 10:00").says_nothing_of(FAR, BETWEEN)
