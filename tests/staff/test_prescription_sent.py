"""A prescription that was sent: filled from the order and the pharmacy they chose, and weighed at the door by where it goes."""

import pytest

from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.pharmacy import PharmacyChosen, PrescriptionSent
from steadystep.chart.substance import PdmpChecked
from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.ledger import reading
from steadystep.clinic.people.models import Clinic
from tests.small_clinic import UNCOMPARED

from .conftest import now
from .test_forms import filled

pytestmark = pytest.mark.django_db


def ordered(put, pia, rosa, drug: str, mg: float) -> str:
    step = DoseStep(first=now().day, amount=Dose(mg, "mg"))
    body = Order(
        when=now(), name=drug, drug=drug, indication="panic disorder", steps=(step,), instruction="Avoid alcohol.",
        reasons=UNCOMPARED,
    )  # fmt: skip
    asked = PdmpChecked(when=now(), summary="Nothing unusual.")
    _asked, one, _chosen = put(pia, rosa, asked, body, PharmacyChosen(when=now(), name="Corner", state="NY"))
    return one.id


def test_it_is_filled_from_the_order_and_the_pharmacy_they_chose(as_, pia, rosa, put):
    order = ordered(put, pia, rosa, "sertraline", 25)
    browser, address = as_(pia), f"/clients/{rosa}/write/prescription-sent/"
    page = browser.get(address)
    assert f'<option value="{order}" selected>' in page.content.decode()
    assert 'value="Corner"' in page.content.decode()
    typed = {**filled(page), "order": order, "pharmacy": "Corner", "way": "by_phone"}
    assert browser.post(address, typed).status_code == 302
    body = reading.read_chart(rosa).latest(PrescriptionSent).body
    assert (body.order, body.way, body.pharmacy) == (order, "by_phone", "Corner")
    page = browser.get(f"/clients/{rosa}/").content.decode()
    assert "sertraline: sent to Corner on" in page
    (sent,) = reading.read_chart(rosa).of(PrescriptionSent)
    answer = browser.get(f"/clients/{rosa}/write/prescription-answer/").content.decode()
    assert f'<option value="{sent.id}" selected>' in answer


def test_a_controlled_medicine_to_a_pharmacy_outside_is_refused_at_the_door(as_, pia, rosa, put):
    order = ordered(put, pia, rosa, "clonazepam", 0.25)
    Clinic.objects.update(
        pharmacies=[{"name": "Far Away", "phone": "", "states": ["OH"], "controlled": True}],
        pharmacy_states=["NY"],
    )
    forget_clinic()
    try:
        browser, address = as_(pia), f"/clients/{rosa}/write/prescription-sent/?order={order}"
        typed = {
            **filled(browser.get(address)),
            "order": order,
            "way": "electronically",
            "pharmacy": "Far Away",
        }
        said = browser.post(address, typed).content.decode()
        assert "Far Away lies in OH: from here it goes to NY only." in said
        assert reading.read_chart(rosa).latest(PrescriptionSent) is None
    finally:
        forget_clinic()
