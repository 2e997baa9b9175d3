"""Beside an order around a pregnancy stands the note that weighs this medicine, or that there is none yet (R96)."""

from django.utils import timezone

from steadystep.chart import When
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.life_stages import RiskBenefitWeighed
from steadystep.chart.medication import MedicineReported
from steadystep.chart.quantity import Coding

TYPED = {"name": "sertraline", "indication": "panic disorder"}


def _beside(as_, person, client):
    return as_(person).post(f"/clients/{client}/write/order/considered/", TYPED).content.decode()


def _pregnant(put, person, client):
    put(
        person,
        client,
        CircumstanceTold(when=When.instant(timezone.now()), circumstance="pregnancy", holds=True),
    )


def test_not_weighed_yet_is_said_beside_the_order(as_, put, pia, rosa):
    _pregnant(put, pia, rosa)
    assert "Risk and benefit of this medicine are not weighed yet." in _beside(as_, pia, rosa)


def test_the_note_stands_beside_the_order(as_, put, pia, rosa):
    _pregnant(put, pia, rosa)
    now = When.instant(timezone.now())
    (taken,) = put(
        pia, rosa, MedicineReported(when=now, medicine=Coding("sertraline"), drug="sertraline", started=now)
    )
    assert "not weighed yet" in _beside(as_, pia, rosa)  # and not drawn again from there once somebody has
    note = RiskBenefitWeighed(
        when=now, medicine=taken.id, benefits="No panic for a year", risks="Small, late in pregnancy", decision="continue"
    )  # fmt: skip
    put(pia, rosa, note)
    page = _beside(as_, pia, rosa)
    assert "No panic for a year" in page
    assert "not weighed yet" not in page


def test_without_a_pregnancy_nothing_is_said(as_, pia, rosa):
    assert "Around a pregnancy" not in _beside(as_, pia, rosa)
