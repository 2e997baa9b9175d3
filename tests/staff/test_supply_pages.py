"""The pages of doses taken, supply, side effects and the weekly box, as staff see them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.chart import Dose, When
from steadystep.chart.medication import DoseReport, DoseStep, Fill, Order, SideEffect
from steadystep.chart.supply import InjectionGiven
from tests.small_clinic import UNCOMPARED

from .conftest import now


@pytest.fixture
def medicines(put, pia, rosa):
    today = timezone.localdate()
    start = today - timedelta(days=20)
    [order] = put(pia, rosa, Order(reasons=UNCOMPARED, when=now(), name="Sertraline", drug="sertraline", indication="panic",
                                   steps=(DoseStep(first=start, amount=Dose(50, "mg")),)))  # fmt: skip
    put(
        pia, rosa,
        Fill(when=When.on(start, "America/New_York"), name="Sertraline", drug="sertraline", order=order.id, days=10),
        DoseReport(when=now(), order=order.id, day=today - timedelta(days=1), outcome="taken"),
        SideEffect(when=now(), effect="nausea", burden=3, order=order.id),
        InjectionGiven(when=now(), name="Haldol", drug="haloperidol_dec", dose=Dose(100, "mg"), site="left_arm"),
    )  # fmt: skip
    return order.id


def page(as_, who, rosa, name: str) -> str:
    answer = as_(who).get(f"/clients/{rosa}/medicines/{name}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_doses_days_covered_and_injections_stand_on_one_page(medicines, as_, pia, rosa):
    shown = page(as_, pia, rosa, "supply")
    assert "100 %: 1 of 1 doses told of; 20 planned" in shown
    assert "50 %: 10 of 20 days" in shown
    assert "told more than was handed out: ask together what is at home" in shown
    assert "ran out on" in shown
    assert "haloperidol decanoate" in shown


def test_one_day_to_pick_up_everything(medicines, put, as_, pia, rosa):
    """R28. Sertraline ran out ten days ago, trazodone lasts ten days more: the day of both, and the part that brings them there."""
    today = timezone.localdate()
    start = today - timedelta(days=10)
    [order] = put(pia, rosa, Order(reasons=UNCOMPARED, when=now(), name="Trazodone", drug="trazodone", indication="sleep",
                                   steps=(DoseStep(first=start, amount=Dose(50, "mg")),)))  # fmt: skip
    for name, of, since, days in (
        ("Sertraline", medicines, today, 15),
        ("Trazodone", order.id, start, 20),
    ):
        put(
            pia,
            rosa,
            Fill(when=When.on(since, "America/New_York"), name=name, drug=name.lower(), order=of, days=days),
        )
    shown = page(as_, pia, rosa, "supply")
    assert "Refills on one day: " in shown
    assert "Part to the common day" in shown


def test_an_effect_stands_against_its_dose(medicines, as_, pia, rosa):
    shown = page(as_, pia, rosa, "effects")
    assert "Nausea, loose stools" in shown
    assert "day 21 after 50 mg" in shown
    assert "Sertraline: effect by dose" in shown


def test_the_weekly_box(medicines, as_, pia, rosa):
    assert page(as_, pia, rosa, "week").count("Sertraline 50 mg") == 7


def test_an_empty_chart_says_what_to_do(as_, pia, rosa):
    assert "Asked, and none? Write that down too." in page(as_, pia, rosa, "effects")
    assert "No medicine is ordered here." in page(as_, pia, rosa, "supply")
    assert "No medicine is planned by the day." in page(as_, pia, rosa, "week")
