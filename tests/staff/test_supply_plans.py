"""The supply plan is offered with what is proposed, a caregiver keeps it by consent alone, and a refill shows what was agreed."""

from datetime import date

import pytest

from steadystep.chart import Dose
from steadystep.chart.cost_barriers import CostBarrier
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.supply_plans import SupplyPlanned
from steadystep.chart.team import ConsentGiven
from tests.small_clinic import UNCOMPARED

from .conftest import now

pytestmark = pytest.mark.django_db


def mia(scopes: tuple[int, ...]) -> ConsentGiven:
    return ConsentGiven(when=now(), recipient_kind="caregiver", recipient="mia", recipient_name="Mia", purpose="To help", scopes=scopes)  # fmt: skip


def test_only_a_caregiver_who_may_help_with_the_pill_box_can_be_chosen(as_, pia, rosa, put):
    put(pia, rosa, mia((1,)))
    here = f"/clients/{rosa}/write/supply-plan/"
    assert "Mia" not in as_(pia).get(here).content.decode()
    put(pia, rosa, mia((4,)))
    assert "Mia" in as_(pia).get(here).content.decode()


def test_a_refill_shows_what_was_agreed(as_, pia, rosa, put):
    put(pia, rosa, SupplyPlanned(when=now(), days_per_fill=7, blister=True, locked=True))
    shown = as_(pia).get(f"/clients/{rosa}/write/fill/").content.decode()
    assert "Supply plan: at most 7 days at a time, in a blister, locked away." in shown


def test_the_tab_shows_the_price_and_the_plan_with_their_forms(as_, pia, rosa, put):
    steps = (DoseStep(first=date(2026, 1, 6), amount=Dose(50, "mg")),)
    (order,) = put(
        pia,
        rosa,
        Order(
            reasons=UNCOMPARED,
            when=now(),
            name="sertraline",
            drug="sertraline",
            indication="panic",
            steps=steps,
        ),
    )
    put(
        pia,
        rosa,
        CostBarrier(when=now(), order=order.id, what="payer_rejected"),
        SupplyPlanned(when=now(), days_per_fill=7),
    )
    shown = as_(pia).get(f"/clients/{rosa}/?tab=medicines").content.decode()
    for words in ("the payer said no", "What was done about the price", "at most 7 days at a time"):
        assert words in shown, words
