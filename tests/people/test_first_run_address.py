"""Whoever starts the server of a new clinic is told where to set it up; later nobody is."""

from importlib import import_module

import pytest
from click.testing import CliRunner

from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.people import actions
from steadystep.clinic.people.secrets_once import first_run_token

pytestmark = pytest.mark.django_db
# The package gives its commands the names of their modules, so the module is fetched by its full name.
serving = import_module("steadystep.faces.cli.commands.serve")


@pytest.fixture
def said(monkeypatch):
    """said() is what `steadystep serve --port 8099` prints; nothing is really served."""
    for name in ("check_port", "collect_static", "serve_pages"):
        monkeypatch.setattr(serving, name, lambda *_: None)

    def run() -> str:
        answer = CliRunner().invoke(serving.serve, ["--port", "8099"])
        assert answer.exit_code == 0, answer.output
        return answer.output

    return run


def test_without_a_clinic_the_address_with_its_token_is_printed(said, monkeypatch, client):
    monkeypatch.delenv("STEADYSTEP_ADDRESS", raising=False)
    link = f"/set-up/?token={first_run_token()}"
    assert f"http://localhost:8099{link}" in said()
    assert client.get(link).url == "/set-up/"
    assert client.get("/set-up/").status_code == 200


def test_the_address_that_people_type_is_the_one_printed(said, monkeypatch, settings):
    monkeypatch.setenv("STEADYSTEP_ADDRESS", "https://clinic.example")
    settings.ADDRESS = "https://clinic.example"
    assert "https://clinic.example/set-up/?token=" in said()


def test_with_a_clinic_no_token_is_printed(said):
    actions.make_clinic(SOFTWARE, "test", name="Riverside", zone="America/New_York")
    assert "token" not in said()
