"""Whoever meets a shut or broken page still learns whom to call, from memory and not from the database."""

import pytest
from django.test import Client, RequestFactory
from django.urls import path
from django.utils import translation

from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.people import actions, crisis_lines
from steadystep.clinic.people.crisis_lines import known_crisis_lines, remember
from steadystep.clinic.people.roster import clinic as read_clinic
from steadystep.faces.look.errors import server_error

OWN = [
    {"number": "988", "name": "988 Lifeline", "languages": ["en"]},
    {"number": "555-0100", "name": "Línea de la clínica", "languages": ["es"]},
]


@pytest.fixture(autouse=True)
def knows_nothing_yet(monkeypatch):
    monkeypatch.setattr(crisis_lines, "_known", ())


def broken(request):
    raise RuntimeError("on purpose")


urlpatterns = [path("broken/", broken)]
handler500 = "steadystep.faces.look.errors.server_error"


def test_a_broken_page_names_the_clinics_own_lines_and_asks_no_database(django_db_blocker):
    remember(OWN)
    with django_db_blocker.block(), translation.override("es"):
        shown = server_error(RequestFactory().get("/")).content.decode()
    assert shown.index("Línea de la clínica") < shown.index("988 Lifeline")
    assert 'href="tel:5550100"' in shown
    assert 'href="tel:911"' in shown


def test_a_broken_page_names_988_and_911_before_the_clinic_was_read(settings):
    settings.ROOT_URLCONF = __name__
    answer = Client(raise_request_exception=False).get("/broken/")
    assert answer.status_code == 500
    assert b"tel:988" in answer.content
    assert b"tel:911" in answer.content


@pytest.mark.django_db
def test_reading_the_clinic_remembers_its_lines_and_a_change_is_followed():
    actions.make_clinic(SOFTWARE, "test", name="Riverside", zone="America/New_York", crisis_numbers=OWN)
    read_clinic()
    assert [line.number for line in known_crisis_lines("es-MX")] == ["555-0100", "988"]
    assert [line.number for line in known_crisis_lines("vi")] == ["988", "555-0100"]
    remember(OWN[1:])
    assert [line.number for line in known_crisis_lines("en")] == ["555-0100"]


@pytest.mark.django_db
def test_too_many_tries_names_the_clinics_own_lines(client):
    remember(OWN)
    answers = [client.post("/my/join/", {"code": "AAAAA-BBBBB"}) for _ in range(11)]
    assert answers[-1].status_code == 429
    assert "Línea de la clínica" in answers[-1].content.decode()
