"""Every medicine on one page with target, benefit and last look; what might go first with its steps; signed, the duty closes."""

from datetime import date

import pytest

from steadystep.chart import Coding, Dose
from steadystep.chart.life_stages import MedicinesLookedThrough
from steadystep.chart.medication import DoseStep, MedicineReported, Order
from tests.small_clinic import UNCOMPARED

from .conftest import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(put, pia, rosa):
    """Ordered without a target, and amitriptyline from elsewhere: an anticholinergic load of three and more."""
    steps = (DoseStep(first=date(2026, 1, 6), amount=Dose(50, "mg")),)
    put(
        pia, rosa,
        Order(reasons=UNCOMPARED, when=now(), name="sertraline", drug="sertraline", indication="panic disorder", steps=steps),
        MedicineReported(when=now(), medicine=Coding("amitriptyline"), drug="amitriptyline"),
        MedicineReported(when=now(), medicine=Coding("buprenorphine"), drug="buprenorphine_sl"),
    )  # fmt: skip


def page(as_, person, rosa):
    return as_(person).get(f"/clients/{rosa}/medicines/review/").content.decode()


def test_each_medicine_its_target_benefit_and_last_look_and_the_order_with_its_steps(as_, pia, rosa, many):
    shown = page(as_, pia, rosa)
    for words in (
        "To be signed by", "The anticholinergic load of all medicines is", "panic disorder · no target of the plan", "nothing measured",
        "ordered elsewhere: ask what it is for", "not since it was begun", "It serves no target of the plan.",
        "Australian Prescriber: Deprescribing", "unverified", "Never suggested, because without it an overdose is likelier: buprenorphine",
    ):  # fmt: skip
        assert words in shown, words


def test_signed_it_is_no_longer_asked_for(as_, pia, rosa, many, put):
    put(pia, rosa, MedicinesLookedThrough(when=now(), found="All still needed"))
    shown = page(as_, pia, rosa)
    assert "To be signed by" not in shown
    assert "No review is due now" in shown
    assert "All still needed" in shown


def test_without_a_medicine_it_says_what_to_do(as_, pia, rosa):
    assert "No medicine is known." in page(as_, pia, rosa)
