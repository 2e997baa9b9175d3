"""`steadystep import`: what it says, what then stands in the charts, and that nothing stands half or twice."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from steadystep.chart.intake import Demographics, Diagnosis, ImportedResource
from steadystep.chart.measures import Answers
from steadystep.chart.safety import Raised
from steadystep.chart.team import TeamJoined
from steadystep.clinic.chartroom import finding_clients
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.chartroom.waking import every_client
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.ledger import reading
from steadystep.clinic.ledger.models import EntryRow
from steadystep.clinic.people import actions, roster
from steadystep.faces.fhir import filing
from steadystep.wiring.command_line import main
from tests import small_clinic

from .given import ECQM, HL7, bundle, patient, resource


@pytest.fixture
def clinic(db: None) -> small_clinic.SmallClinic:
    return small_clinic.open_clinic()


def run(*arguments: Any) -> Result:
    result = CliRunner().invoke(main, ["import", *map(str, arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def told(*arguments: Any, status: int = 0) -> dict[str, Any]:
    """The JSON of an import that ends with `status`."""
    result = run(*arguments, "--json")
    assert result.exit_code == status, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def condition(resource_id: str = "c", **more: Any) -> dict[str, Any]:
    return resource(
        "Condition", resource_id, **{"code": {"text": "Panic"}, "recordedDate": "2024-01-01", **more}
    )


def written(folder: Path, **files: Any) -> Path:
    """A folder with these files: `a_json={...}` is a.json; text and bytes as they are."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        (folder / name.replace("_", ".", 1)).write_bytes(raw)
    return folder


def entries() -> list[tuple[str, int]]:
    return sorted(EntryRow.objects.values_list("client", "seq"))


def the_chart() -> Any:
    (client,) = every_client()
    return reading.read_chart(client)


@pytest.mark.usefixtures("clinic")
def test_a_folder_of_xml_becomes_one_chart_with_every_resource_whole(tmp_path: Path) -> None:
    with tarfile.open(HL7) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(tmp_path)  # noqa: S202 - a sample of ours; Python 3.11.2 takes no filter here

    said = told(tmp_path)

    (client,) = said["clients"]
    chart = reading.read_chart(client["chart"])
    assert (said["read"], client["new"], client["already_there"]) == (73, 114, 0)
    assert len(chart.of(ImportedResource)) == 73 - len(said["aside"])
    assert chart.latest(Demographics).body.called == "James Wolff"
    assert not said["refused"]


@pytest.mark.usefixtures("clinic")
@pytest.mark.parametrize(("path", "clients"), [(HL7, 1), (ECQM, 26)], ids=["xml", "json"])
def test_an_archive_is_read_as_it_is(path: Path, clients: int) -> None:
    said = told(path)

    assert len(said["clients"]) == clients
    assert len(list(every_client())) == clients
    for client in said["clients"]:
        joined = 1
        assert reading.read_chart(client["chart"]).seq == client["new"] + joined


def test_what_was_imported_can_be_opened_and_found_by_the_team(
    clinic: small_clinic.SmallClinic, tmp_path: Path
) -> None:
    said = told(written(tmp_path / "in", a_json=bundle(patient(), condition())))

    opened = open_chart(clinic.prescriber, said["clients"][0]["chart"], "test")
    assert [one.body.title for one in opened.chart.of(ImportedResource)]
    assert [row.client for row in finding_clients.search(clinic.prescriber, "alice")] == [opened.chart.client]
    assert {one.source for one in opened.chart.entries} == {"import:fhir"}


@pytest.mark.usefixtures("clinic")
def test_the_same_files_twice_write_nothing_twice(tmp_path: Path) -> None:
    undated = condition("d")
    del undated["recordedDate"]
    folder = written(tmp_path / "in", a_json=bundle(patient(), condition(), undated))
    first = told(folder)
    before = entries()

    again = told(folder)
    more = told(written(folder, b_json=bundle(patient(), condition("e", recordedDate="2025-01-01"))))

    assert [(one["new"], one["already_there"]) for one in again["clients"]] == [
        (0, first["clients"][0]["new"])
    ]
    assert more["clients"][0]["new"] == 2
    assert entries()[: len(before)] == before
    assert len(entries()) == len(before) + 2
    assert len(the_chart().of(TeamJoined)) == 1


def test_one_duty_asks_to_read_the_history_and_nothing_old_alarms(
    clinic: small_clinic.SmallClinic, tmp_path: Path
) -> None:
    codes = [
        "44250-9",
        "44255-8",
        "44259-0",
        "44254-1",
        "44251-7",
        "44258-2",
        "44252-5",
        "44253-3",
        "44260-8",
    ]
    form = resource(
        "QuestionnaireResponse", "phq", status="completed", authored="2026-01-05T10:00:00Z",
        questionnaire="http://loinc.org/q/44249-1",
        item=[{"linkId": f"/{code}", "answer": [{"valueCoding": {"system": "http://loinc.org", "code": "LA6571-9"}}]}
              for code in codes],
    )  # fmt: skip
    said = told(written(tmp_path / "in", a_json=bundle(patient(), condition(), form)))

    chart = said["clients"][0]["chart"]
    assert said["clients"][0]["taken"] == {"Condition": 1, "Patient": 1, "QuestionnaireResponse": 1}
    opened = open_chart(clinic.prescriber, chart, "test")
    assert opened.chart.latest(Answers).body.items[8] == 3  # nearly every day, had it been answered here
    assert opened.review is not None
    assert [duty.rule for duty in opened.review.duties].count("intake.imported_history") == 1
    assert not [duty for duty in opened.review.duties if duty.safety]
    assert not reading.read_chart(chart).of(Raised)


@pytest.mark.usefixtures("clinic")
def test_garbage_among_good_is_refused_by_name_and_the_good_stands(tmp_path: Path) -> None:
    whole = json.dumps(bundle(patient(), condition())).encode()
    folder = written(
        tmp_path / "in", a_json=whole, b_json=whole[: len(whole) // 2], c_xml=b"<Patient", d_json=b"\xff\xfe\x00",
        e_pdf=b"%PDF-1.4",
    )  # fmt: skip

    said = told(folder, status=1)

    assert {one["where"] for one in said["refused"]} == {"b.json", "c.xml", "d.json", "e.pdf"}
    assert all(one["what"] and one["next_step"] for one in said["refused"])
    assert len(the_chart().of(Diagnosis)) == 1


@pytest.mark.usefixtures("clinic")
def test_a_truncated_archive_gives_what_could_be_read_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "cut.tar.gz").write_bytes(HL7.read_bytes()[:9000])

    said = told(tmp_path / "cut.tar.gz", status=1)

    assert said["refused"]
    for client in said["clients"]:
        assert reading.read_chart(client["chart"]).seq == client["new"] + 1
    whole = told(HL7)
    assert whole["clients"][0]["new"] + whole["clients"][0]["already_there"] == 114


@pytest.mark.usefixtures("clinic")
def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", a_json=bundle(patient(), condition()))

    looked = told(folder, "--dry-run")

    assert not entries()
    assert "nothing was written" in run(folder, "--dry-run").output
    assert {**told(folder), "dry_run": True} == looked


@pytest.mark.usefixtures("clinic")
def test_a_client_whom_the_door_refuses_gets_nothing_and_the_others_get_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(
        tmp_path / "in", a_json=bundle(patient("ann"), condition(subject={"reference": "Patient/ann"})),
        b_json=bundle(patient("ben", birthDate="1970-01-01")),
    )  # fmt: skip
    label = frozenset({"psychotherapy_note"})
    prepared = filing.prepared

    def sealing_ann(client: Any, chart: str = "") -> Any:
        """As if a mapping brought a note that an import may not bring."""
        made = prepared(client, chart)
        if client.patient != "Patient/ann":
            return made
        last = msgspec.structs.replace(made.fresh[-1], source="staff", labels=label)
        return msgspec.structs.replace(made, fresh=(*made.fresh[:-1], last))

    monkeypatch.setattr("steadystep.faces.fhir.command.prepared", sealing_ann)
    said = told(folder, status=1)

    ann, ben = said["clients"]
    assert ann["not_written_because"]
    assert not ben["not_written_because"]
    assert list(every_client()) == [ben["chart"]]


@pytest.mark.usefixtures("clinic")
def test_stopped_between_two_clients_nothing_stands_half_and_the_next_try_completes_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write, calls = filing.write, iter(range(100))

    def until_the_third(*arguments: Any) -> Any:
        if next(calls) == 2:
            raise KeyboardInterrupt
        return write(*arguments)

    monkeypatch.setattr(filing, "write", until_the_third)
    run(ECQM)
    assert len(list(every_client())) == 2

    monkeypatch.setattr(filing, "write", write)
    said = told(ECQM)

    assert [one["new"] == 0 for one in said["clients"]] == [True, True, *[False] * 24]
    for client in said["clients"]:
        assert reading.read_chart(client["chart"]).seq == client["new"] + client["already_there"] + 1


def test_into_a_chart_of_ours_who_the_person_is_stays_as_we_know_it(
    clinic: small_clinic.SmallClinic, tmp_path: Path
) -> None:
    rosa = small_clinic.new_client(clinic)
    folder = written(tmp_path / "in", a_json=bundle(patient(birthDate="1988-04-12"), condition()))

    said = told(folder, "--client", rosa)
    again = told(folder, "--client", rosa)

    chart = reading.read_chart(rosa)
    assert list(every_client()) == [rosa]
    assert [one.body.legal_name for one in chart.of(Demographics)] == ["Rosa Reyes"]
    assert [one.resource_type for one in (each.body for each in chart.of(ImportedResource))] == [
        "Patient",
        "Condition",
    ]
    assert (said["clients"][0]["new"], again["clients"][0]["new"]) == (3, 0)


def test_records_of_another_birth_date_do_not_go_into_this_chart(
    clinic: small_clinic.SmallClinic, tmp_path: Path
) -> None:
    rosa = small_clinic.new_client(clinic)
    before = entries()

    said = told(written(tmp_path / "in", a_json=bundle(patient(), condition())), "--client", rosa, status=1)

    assert "birth date" in said["clients"][0]["not_written_because"][0]
    assert entries() == before


def test_a_person_may_sign_and_what_their_role_does_not_write_is_refused(
    clinic: small_clinic.SmallClinic, tmp_path: Path
) -> None:
    folder = written(tmp_path / "in", a_json=bundle(patient(), condition()))

    refused = told(folder, "--as", "ada", status=1)
    assert refused["clients"][0]["not_written_because"]
    assert not entries()

    told(folder, "--as", "pia")
    assert {entry.author for entry in the_chart().entries} == {clinic.prescriber.id}


@pytest.fixture
def two_teams(clinic: small_clinic.SmallClinic) -> str:
    """The id of a second team."""
    site = roster.sites()[0]
    return str(actions.add_team(SOFTWARE, "test", site=site, name="Youth team").pk)


def test_with_several_teams_one_must_be_named(two_teams: str, tmp_path: Path) -> None:
    folder = written(tmp_path / "in", a_json=bundle(patient()))

    asked = run(folder)
    wrong = run(folder, "--team", "Nobody")

    assert (asked.exit_code, wrong.exit_code) == (2, 2)
    for one in (asked, wrong):
        assert "Main Street/Adult team, Main Street/Youth team" in one.output
    assert not entries()
    told(folder, "--team", "youth team")
    assert the_chart().latest(TeamJoined).body.team == two_teams
    assert told(folder)["clients"][0]["new"] == 0, "who is in a chart already needs no team"


@pytest.mark.usefixtures("clinic")
@pytest.mark.parametrize(
    "arguments", [(), ("/no/such/place",), (str(HL7), "--client", "nobody"), ("--team",)]
)
def test_wrong_use_is_status_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_two_people_do_not_go_into_one_chart(clinic: small_clinic.SmallClinic) -> None:
    result = run(ECQM, "--client", small_clinic.new_client(clinic))

    assert result.exit_code == 2
    assert "26 Patients" in result.output


@pytest.mark.usefixtures("db")
def test_without_a_clinic_it_says_what_to_do_first() -> None:
    result = run(HL7)

    assert result.exit_code == 1
    assert "no clinic here yet" in result.output
    assert "steadystep up" in told(HL7, status=1)["error"]["next_step"]


@pytest.mark.usefixtures("clinic")
def test_the_report_for_a_person_counts_and_names_no_one(tmp_path: Path) -> None:
    lost = condition("x", subject={"reference": "Patient/bob"})
    folder = written(tmp_path / "in", a_json=bundle(patient(), condition(), {"resourceType": "Basic", "id": "b", "subject": {"reference": "Patient/alice"}}, lost), b_json=b"{")  # fmt: skip

    result = run(folder)

    for wanted in (
        "Patient/alice",
        "Condition 1",
        "Basic/b",
        "b.json",
        "Condition/x",
        "5 written, 0 there already",
    ):
        assert wanted in result.stdout, result.stdout
    for name in ("Alice", "Panic", "1990"):
        assert name not in result.output


@pytest.mark.usefixtures("clinic")
def test_a_missing_patient_is_asked_about_and_taken_when_told_so(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "in", a_json=bundle(patient(), condition(subject={"reference": "Patient/bob"}))
    )

    asked = told(folder)
    taken = told(folder, "--all-for-one-client")

    assert asked["questions"]
    assert [one["type"] for one in asked["aside"]] == ["Condition"]
    assert taken["clients"][0]["taken"] == {"Condition": 1, "Patient": 1}
    assert (taken["clients"][0]["new"], taken["clients"][0]["already_there"]) == (2, 2)
