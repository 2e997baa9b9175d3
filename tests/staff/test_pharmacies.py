"""The client's pharmacy is chosen from the clinic's list, which fills in what was left empty; another may be typed freely."""

import pytest

from steadystep.chart.pharmacy import PharmacyChosen
from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.ledger import reading
from steadystep.clinic.people.models import Clinic

from .test_forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(rosa):
    Clinic.objects.update(
        pharmacies=[{"name": "Corner", "phone": "555-0188", "states": ["NY"], "controlled": True}]
    )
    forget_clinic()
    yield
    forget_clinic()


def chosen(as_, pia, rosa, **typed) -> PharmacyChosen:
    browser, address = as_(pia), f"/clients/{rosa}/write/pharmacy/"
    assert browser.post(address, {**filled(browser.get(address)), **typed}).status_code == 302
    return reading.read_chart(rosa).latest(PharmacyChosen).body


def test_the_list_is_offered(as_, pia, rosa, listed):
    assert "Corner" in as_(pia).get(f"/clients/{rosa}/write/pharmacy/").content.decode()


def test_one_of_the_list_brings_its_phone_and_state(as_, pia, rosa, listed):
    body = chosen(as_, pia, rosa, name="corner")
    assert (body.name, body.phone, body.state) == ("Corner", "555-0188", "NY")


def test_another_is_kept_as_it_was_typed(as_, pia, rosa, listed):
    body = chosen(as_, pia, rosa, name="By the river", state="nj")
    assert (body.name, body.phone, body.state) == ("By the river", "", "NJ")
