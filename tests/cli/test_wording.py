"""Loading the clinic's own wording and questionnaires from the command line."""

import json

import pytest

from steadystep.clinic.asking import own_instruments
from steadystep.clinic.consent.actor import SOFTWARE, Role
from steadystep.clinic.people import actions
from steadystep.faces.fhir.questionnaire_writing import questionnaire
from steadystep.knowledge import load

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    own_instruments.forget()
    actions.make_clinic(SOFTWARE, "test", name="Riverside", zone="UTC")
    team = actions.add_team(
        SOFTWARE, "test", site=actions.add_site(SOFTWARE, "test", name="Main"), name="Adult"
    )
    for name, role in (("lea", Role.LEAD), ("tom", Role.THERAPIST)):
        person = actions.add_staff(SOFTWARE, "test", username=name, display_name=name)
        actions.give_role(SOFTWARE, "test", person_id=person.pk, role=role, team=team)
    yield "lea"
    own_instruments.forget()


@pytest.fixture
def pack(tmp_path):
    items = [{"number": number, "text": f"Invented {number}"} for number in range(1, 8)]
    options = [{"value": value, "text": f"Answer {value}"} for value in range(5)]
    licence = {"statement": "Invented.", "holder": "Nobody", "said_by": "Lea"}
    file = tmp_path / "isi.json"
    file.write_text(
        json.dumps(
            {"instrument": "isi", "language": "en", "licence": licence, "options": options, "items": items}
        )
    )
    return str(file)


def test_a_lead_loads_lists_and_ends_a_pack(run, lead, pack):
    assert json.loads(run("wording", pack, "--as", lead, "--json").output)["instrument"] == "isi"
    (row,) = json.loads(run("wording", "--json").output)
    assert row["in_use"]
    assert run("wording", "--end", str(row["number"]), "--as", lead).exit_code == 0
    assert not json.loads(run("wording", "--json").output)[0]["in_use"]


def test_others_and_nobody_are_refused(run, lead, pack):
    for arguments in ((pack,), (pack, "--as", "tom"), (pack, "--as", "nobody")):
        assert run("wording", *arguments).exit_code == 1
    assert not own_instruments.every()


def test_a_broken_pack_is_refused_with_its_faults(run, lead, tmp_path):
    file = tmp_path / "broken.yaml"
    file.write_text("instrument: isi")
    result = run("wording", str(file), "--as", lead)
    assert result.exit_code == 1
    assert "Nothing was loaded." in result.output


def test_a_questionnaire_goes_out_and_comes_in(run, lead, tmp_path):
    out = run("questionnaire", "gad_7", "--json").output
    assert json.loads(out)["item"]
    file = tmp_path / "form.json"
    file.write_text(
        json.dumps({**questionnaire(load().instruments["gad_7"], "1"), "url": "http://example.org/Ours"})
    )
    told = json.loads(
        run("questionnaire", "--load", str(file), "--right", "Ours", "--as", lead, "--json").output
    )
    assert (told["loaded"], told["scored"], told["range"]) == ("own_ours", 7, [0, 21])
    assert run("questionnaire", "isi").exit_code == 1
