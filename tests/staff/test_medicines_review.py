"""Every medicine on one page with target, benefit and last look; what might go first with its steps; signed, the duty closes."""

from datetime import date

import pytest
from msgspec.structs import replace

from steadystep.chart import Coding, Dose
from steadystep.chart.life_stages import MedicinesLookedThrough
from steadystep.chart.medication import DoseStep, MedicineReported, Order
from steadystep.chart.plan import Goal, Target
from steadystep.faces.staff.medicines import review
from steadystep.reasoning import Review
from steadystep.reasoning.facts.stopping_order import ORDER
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
        "To be signed <time", "The anticholinergic load of all medicines is", "panic disorder · no target of the plan", "nothing measured",
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


def test_without_a_medicine_nothing_is_said_of_stopping_and_nothing_waits_to_be_signed(as_, pia, rosa):
    shown = page(as_, pia, rosa)
    for words in ("What might go first", "No review is due now", "Sign the review"):
        assert words not in shown, words


def test_where_a_check_broke_nothing_is_said_to_be_all_clear(as_, pia, rosa, put, monkeypatch):
    """Neither that no review is due nor that nothing speaks for stopping one: nobody knows."""
    steps = (DoseStep(first=date(2026, 1, 6), amount=Dose(50, "mg")),)
    goal, target = Goal(when=now(), text="Shop alone"), Target(when=now(), name="panic")
    (aim, _goal) = put(pia, rosa, target, goal)
    put(pia, rosa, Order(reasons=UNCOMPARED, when=now(), name="sertraline", drug="sertraline", indication="panic disorder", steps=steps, target=aim.id))  # fmt: skip
    calm = page(as_, pia, rosa)
    assert "No review is due now" in calm
    assert "Nothing in the chart speaks for stopping one of them." in calm
    monkeypatch.setattr(Review, "broken", property(lambda _review: True))
    shown = page(as_, pia, rosa)
    assert "Not every check could be run just now" in shown
    assert "nobody can tell whether one of them might go" in shown
    assert "No review is due now" not in shown
    assert "Nothing in the chart speaks" not in shown


def test_who_checked_the_order_of_stopping_is_told_by_its_ground(as_, pia, rosa, many, monkeypatch):
    assert "unverified; not yet by a licensed clinician" in page(as_, pia, rosa)
    monkeypatch.setattr(review, "ORDER", replace(ORDER, checker="Dr. Example"))
    assert "unverified; Dr. Example" in page(as_, pia, rosa)
