"""A blood level stands beside the doses told of in the week before it, with the range and whose it is; nobody is accused (R26)."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.chart import Coding, Dose, Quantity, When
from steadystep.chart.measures import Observation
from steadystep.chart.medication import DoseReport, DoseStep, Order
from tests.small_clinic import UNCOMPARED

pytestmark = pytest.mark.django_db
ZONE = "America/New_York"


def days_ago(count: int):
    return timezone.localdate() - timedelta(days=count)


def order(name: str, drug: str) -> Order:
    steps = (DoseStep(first=days_ago(60), amount=Dose(10, "mg")),)
    return Order(
        reasons=UNCOMPARED,
        when=When.on(days_ago(60), ZONE),
        name=name,
        drug=drug,
        indication="MDD",
        steps=steps,
    )


def level(name: str, value: float, ago: int, hours: float | None = 12.0) -> Observation:
    return Observation(
        when=When.on(days_ago(ago), ZONE), what=Coding(name), category="lab",
        quantity=Quantity(value, "ng/mL"), hours_after_dose=hours,
    )  # fmt: skip


@pytest.fixture
def page(as_, pia, rosa):
    def read() -> str:
        shown = as_(pia).get(f"/clients/{rosa}/medicines/monitoring/").content.decode()
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown))

    return read


def test_both_figures_and_the_range_with_its_source(put, page, pia, rosa):
    """Nortriptyline 90, then 30 at the same dose, seven of seven doses told as taken."""
    written = put(pia, rosa, order("nortriptyline", "nortriptyline"))[-1]
    put(pia, rosa, *(DoseReport(when=When.on(days_ago(ago), ZONE), order=written.id, day=days_ago(ago), outcome="taken")
                     for ago in range(8, 1, -1)))  # fmt: skip
    put(pia, rosa, level("nortriptyline level", 90, 30), level("nortriptyline level", 30, 1))
    shown = page()
    assert "Levels and doses told" in shown
    assert "7 of 7 doses told of" in shown
    assert "guided by level 50-150 ng/mL" in shown
    assert "formulary.csv nortriptyline" in shown
    assert "The two do not fit: look together at what else moves a level." in shown


def test_a_level_without_its_hour_is_not_compared(put, page, pia, rosa):
    put(pia, rosa, order("nortriptyline", "nortriptyline"))
    put(pia, rosa, level("nortriptyline level", 30, 1, hours=None))
    assert "Not compared: the hours after the dose are not written down." in page()


def test_where_no_source_names_a_range_it_is_said(put, page, pia, rosa):
    """Nobody here knows a range for olanzapine: the level stands beside the doses, and that is all."""
    put(pia, rosa, order("olanzapine", "olanzapine"))
    put(pia, rosa, level("Olanzapine level", 22, 1))
    shown = page()
    assert "No range known: no source here names one." in shown
    assert "22 ng/mL" in shown
