"""The imported clients of the demo clinic: made by the command that makes the clinic, and readable whole by their team."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils.html import escape
from pytest_django.asserts import assertContains

from steadystep.chart.intake import ImportedResource
from steadystep.chart.safety import Raised
from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.chartroom.waking import every_client
from steadystep.clinic.ledger import reading
from steadystep.clinic.ledger.models import EntryRow
from steadystep.clinic.people.models import Person
from steadystep.clinic.people.sign_in import DEMO_SIGN_IN
from steadystep.faces.fhir.demo import add_clients
from steadystep.wiring.command_line import main
from tests import small_clinic


@pytest.fixture(autouse=True)
def one_tap(settings: Any, db: None) -> Iterator[None]:
    settings.DEMO = True
    forget_clinic()
    yield
    forget_clinic()


@pytest.fixture
def as_pia(client: Client) -> Client:
    """A browser in which the prescriber of the small clinic has just signed in."""
    small_clinic.open_clinic()
    client.force_login(Person.objects.get(username="pia"), backend="steadystep.clinic.people.sessions.SignIn")
    session = client.session
    session[DEMO_SIGN_IN] = True
    session.save()
    return client


def test_the_demo_command_imports_them_too() -> None:
    result = CliRunner().invoke(main, ["demo", "--clients", "0", "--json"], catch_exceptions=False)

    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["imported"] == 5
    assert EntryRow.objects.filter(kind="team_joined", source="import:fhir").count() == 5
    assert not EntryRow.objects.filter(
        kind=Raised.kind(),
        client__in=EntryRow.objects.filter(source="import:fhir", kind="team_joined").values("client"),
    ).exists()


def test_each_resource_is_readable_on_the_documents_tab(as_pia: Client) -> None:
    add_clients()

    for client in every_client():
        answer = as_pia.get(f"/clients/{client}/", {"tab": "documents"})
        resources = reading.read_chart(client).of(ImportedResource)
        assert answer.status_code == 200
        assert len(resources) > 2
        for one in resources:
            assertContains(answer, escape(one.body.origin))
            assertContains(answer, escape(one.body.resource))


def test_making_them_twice_adds_nothing() -> None:
    small_clinic.open_clinic()
    assert add_clients() == 5
    count = EntryRow.objects.count()

    assert add_clients() == 5
    assert EntryRow.objects.count() == count
