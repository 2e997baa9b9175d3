"""Injections in care for opioid use, in the real forms: not before their day, and with a plan for pain (R46, R47)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from steadystep.chart import Dose, When
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.plans_ahead import PlanAhead
from steadystep.chart.supply import InjectionGiven
from steadystep.clinic.ledger import reading
from tests.small_clinic import UNCOMPARED

from .conftest import now
from .test_forms import filled

SUBLOCADE = {
    "regimen": "buprenorphine_xr_monthly_sublocade",
    "amount": "100",
    "site": "left_abdomen",
    "lot": "A7",
}


def _days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def twice(put, pia, rosa):
    """Given 50 and 20 days ago."""
    given = [
        InjectionGiven(when=When.on(_days_ago(days), "America/New_York"), name="Sublocade", drug="buprenorphine_xr_s", dose=Dose(300, "mg"), site="left_abdomen")
        for days in (50, 20)
    ]  # fmt: skip
    for one in given:
        put(pia, rosa, one)


@pytest.fixture
def sent(as_, pia, rosa):
    def send(slug, **typed):
        browser, address = as_(pia), f"/clients/{rosa}/write/{slug}/"
        return browser.post(address, {**filled(browser.get(address)), **typed})

    return send


def test_the_third_injection_before_its_day_is_not_written(twice, sent, rosa):
    answer = sent("injection", **SUBLOCADE)
    assert answer.status_code == 422
    assert "was given 20 days after the one before; its label says at least 26" in answer.content.decode()
    assert len(reading.read_chart(rosa).of(InjectionGiven)) == 2


def test_one_that_was_given_already_is_kept_and_its_error_followed_up(twice, sent, as_, pia, rosa):
    assert sent("injection", **SUBLOCADE, given_before_its_day="on").status_code == 302
    assert len(reading.read_chart(rosa).of(InjectionGiven)) == 3
    assert "was given before its day" in as_(pia).get(f"/clients/{rosa}/").content.decode()


def test_the_plan_for_pain_is_signed_for_the_order_of_naltrexone(put, as_, sent, pia, rosa, monkeypatch):
    """The finding leads to the form, where the order stands chosen; signed, it is asked for no more."""
    monkeypatch.setattr("steadystep.clinic.chartroom.writing.check_weighed", lambda *_: None)
    steps = (DoseStep(first=timezone.localdate(), amount=Dose(380, "mg"), times_a_day=1 / 28),)
    [order] = put(
        pia, rosa, Order(reasons=UNCOMPARED, when=now(), name="Vivitrol", drug="naltrexone_xr", indication="alcohol use disorder", route="intramuscular", steps=steps)
    )  # fmt: skip
    page = as_(pia).get(f"/clients/{rosa}/").content.decode()
    assert "Vivitrol blocks opioids: there is no plan for pain yet" in page
    assert f"/write/plan-ahead/?about={order.id}" in page
    assert (
        sent("plan-ahead", about=str(order.id), text="Ibuprofen and ice; the card goes along.").status_code
        == 302
    )
    (plan,) = reading.read_chart(rosa).of(PlanAhead)
    assert plan.body.about == str(order.id)
    assert "there is no plan for pain yet" not in as_(pia).get(f"/clients/{rosa}/").content.decode()
