"""From files to each client's entries: nothing dropped, nothing guessed, nothing twice."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from steadystep.chart import read_body, write_body
from steadystep.chart.intake import Demographics, Diagnosis, ImportedResource
from steadystep.chart.measures import Answers
from steadystep.faces.fhir.importing import plan_import
from steadystep.faces.fhir.reading import ReadResource, read_path

from .given import AT, ECQM, HL7, ZONE, accounted, bundle, concept, imported, loinc, patient, plan, resource

ALL = (HL7, ECQM)


def condition(resource_id: str = "c", **more: Any) -> dict[str, Any]:
    return resource(
        "Condition", resource_id, **{"code": {"text": "Panic"}, "recordedDate": "2024-01-01", **more}
    )


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_resource_of_the_samples_is_accounted_for(path: Path) -> None:
    found = plan(path)
    read = [one for one in read_path(path) if isinstance(one, ReadResource)]

    assert accounted(found) == found.report.read == len(read)
    assert not found.report.refused
    kept = {
        entry.body.resource for client in found.clients for entry in client.entries if _is_whole(entry.body)
    }
    aside = {line.where for line in found.report.aside}
    assert kept == {one.canonical for one in read} - {one.canonical for one in read if one.where in aside}


def _is_whole(body: Any) -> bool:
    return isinstance(body, ImportedResource)


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_entry_can_be_stored_and_read_back(path: Path) -> None:
    for client in plan(path).clients:
        entries = client.entries
        assert len({entry.id for entry in entries}) == len(entries)
        for entry in entries:
            assert read_body(entry.body.kind(), write_body(entry.body)) == entry.body
            assert (len(entry.id), entry.source) == (36, "import:fhir")
            assert len(entry.body.code) <= 200


def test_the_behavioural_health_patient_is_one_client() -> None:
    (client,) = plan(HL7).clients
    bodies = [entry.body for entry in client.entries]

    assert isinstance(bodies[0], Demographics)
    assert bodies[0].called == "James Wolff"
    (answers,) = [body for body in bodies if isinstance(body, Answers)]
    assert answers.items == (2, 2, 2, 2, 1, 1, 2, 0, 0, 1)  # 12, as its own total says
    assert sum(isinstance(body, Diagnosis) for body in bodies) == 6


def test_the_demo_samples_of_the_package_import_without_a_refusal() -> None:
    samples = Path(plan_import.__code__.co_filename).parent / "samples"
    found = plan(*sorted(one for one in samples.iterdir() if one.suffix != ".md"))

    assert len(found.clients) == 5
    assert not found.report.refused


def test_the_same_file_twice_gives_the_same_ids_and_a_change_gives_new_ones(tmp_path: Path) -> None:
    first = imported(tmp_path / "a", bundle(patient(), condition()))
    again = imported(tmp_path / "b", bundle(patient(), condition()))
    changed = imported(tmp_path / "c", bundle(patient(), condition(clinicalStatus=concept("resolved", "x"))))

    ids = {entry.id for entry in first.clients[0].entries}
    assert {entry.id for entry in again.clients[0].entries} == ids
    assert again.clients[0].client_id == changed.clients[0].client_id
    new = changed.clients[0].entries_for(changed.clients[0].client_id, frozenset(ids))
    assert [entry.body.kind() for entry in new] == ["diagnosis", "imported_resource"]


def test_ids_depend_neither_on_the_day_of_the_import_nor_on_its_company(tmp_path: Path) -> None:
    undated = condition(recordedDate=None)
    del undated["recordedDate"]
    alone = imported(tmp_path / "a", patient(), undated)
    later = plan_import([tmp_path / "a"], ZONE, at=AT + timedelta(days=9))
    with_more = imported(tmp_path / "b", patient(), undated, condition("d", recordedDate="2025-05-05"))

    ids = {entry.id for entry in alone.clients[0].entries}
    assert {entry.id for entry in later.clients[0].entries} == ids
    assert ids < {entry.id for entry in with_more.clients[0].entries}
    assert {entry.body.when.at for entry in alone.clients[0].entries} == {"2026-03-02"}
    assert {entry.body.when.at for entry in with_more.clients[0].entries} == {"2025-05-05"}


def test_a_resource_given_twice_is_taken_once_and_said_so(tmp_path: Path) -> None:
    found = imported(tmp_path, patient(), condition(), condition())

    assert [line.type for line in found.report.repeated] == ["Condition"]
    assert len(found.clients[0].entries) == 4
    assert accounted(found) == 3


def test_bundles_with_the_same_ids_do_not_mix_their_people(tmp_path: Path) -> None:
    def of(person: str, born: str, ill: str) -> dict[str, Any]:
        return bundle(patient("1", name=[{"text": person}], birthDate=born), _about("1", ill))

    found = imported(tmp_path, of("Ann", "1980-01-01", "Asthma"), of("Ben", "1990-01-01", "Migraine"))

    ill = {c.entries[0].body.legal_name: c.drafts[2].body.condition.text for c in found.clients}  # type: ignore[attr-defined]
    assert ill == {"Ann": "Asthma", "Ben": "Migraine"}


def _about(who: str, ill: str, reference: str = "Patient/") -> dict[str, Any]:
    return condition(subject={"reference": f"{reference}{who}"}, code={"text": ill})


@pytest.mark.parametrize(
    "reference",
    [
        "Patient/alice",
        "https://ehr.example.org/fhir/Patient/alice",
        "Patient/alice/_history/3",
        "urn:uuid:1234",
    ],
)
def test_references_are_followed_in_each_of_their_forms(tmp_path: Path, reference: str) -> None:
    whole = bundle(patient(), condition(subject={"reference": reference}))
    whole["entry"][0]["fullUrl"] = "urn:uuid:1234"

    assert len(imported(tmp_path, whole).clients[0].entries) == 4


def test_an_ambiguous_reference_is_nobodys(tmp_path: Path) -> None:
    two = patient("1", birthDate="1980-01-01"), patient("1", birthDate="1990-01-01")

    found = imported(tmp_path, *two, _about("1", "Asthma"))

    assert "several people" in str(found.report.aside[0].why)


def test_a_missing_patient_is_a_question_and_never_a_guess(tmp_path: Path) -> None:
    found = imported(
        tmp_path, patient("ann"), _about("bob", "Asthma"), {"resourceType": "Organization", "id": "o"}
    )

    assert [line.type for line in found.report.aside] == ["Condition", "Organization"]
    assert "all for one client" in str(found.report.questions[0])
    for_one = imported(tmp_path, all_for_one_client=True)
    assert not for_one.report.aside
    assert len(for_one.clients[0].entries) == 5


def test_all_for_one_client_does_nothing_when_there_are_two(tmp_path: Path) -> None:
    found = imported(
        tmp_path, patient("ann"), patient("ben"), _about("bob", "Asthma"), all_for_one_client=True
    )

    assert len(found.report.aside) == 1


def test_what_a_clients_resources_lead_to_comes_along_and_the_rest_is_set_aside(tmp_path: Path) -> None:
    practitioner = {"resourceType": "Practitioner", "id": "p"}
    role = {"resourceType": "PractitionerRole", "id": "r", "practitioner": {"reference": "Practitioner/p"}}
    asked = condition(asserter={"reference": "PractitionerRole/r"})
    stranger = {"resourceType": "Practitioner", "id": "stranger"}
    provenance = {"resourceType": "Provenance", "id": "v", "target": [{"reference": "Condition/c"}]}

    found = imported(tmp_path, patient(), practitioner, role, asked, stranger, provenance)

    kept = {line.type for line in found.report.clients[0].kept}
    assert kept == {"Practitioner", "PractitionerRole", "Provenance"}
    assert [line.id for line in found.report.aside] == ["stranger"]


def test_what_concerns_two_clients_goes_into_neither_chart(tmp_path: Path) -> None:
    people = [{"entity": {"reference": f"Patient/{who}"}} for who in ("ann", "ben")]
    group = {"resourceType": "Group", "id": "g", "type": "person", "actual": True, "member": people}

    found = imported(tmp_path, patient("ann"), patient("ben", birthDate="1970-01-01"), group)

    assert "several clients" in str(found.report.aside[0].why)
    assert all(len(client.entries) == 2 for client in found.clients)


ICD10 = "http://hl7.org/fhir/sid/icd-10-cm"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
PLAIN = "Tm8gYWN0aXZpdHkgcmVzdHJpY3Rpb24="  # No activity restriction


@pytest.mark.parametrize(
    ("one", "labelled"),
    [
        (condition(code=concept("F11.20", ICD10)), True),
        (condition(code=concept("F17.210", ICD10)), False),  # tobacco is not a substance here (42 CFR 2.11)
        (condition(code=concept("F41.0", ICD10)), False),
        (condition(code={"text": "History of Substance Abuse"}), True),
        (condition(code={"text": "Peanut (substance) sensitivity"}), False),
        (resource("MedicationRequest", medicationCodeableConcept=concept("2639021", RXNORM)), True),
        (resource("MedicationRequest", medicationCodeableConcept=concept("36437", RXNORM)), False),
        (resource("Observation", code=loinc("19659-2"), status="final"), True),
        (
            resource(
                "DocumentReference", content=[{"attachment": {"contentType": "text/plain", "data": PLAIN}}]
            ),
            False,
        ),
        (
            resource(
                "DocumentReference",
                content=[{"attachment": {"contentType": "application/pdf", "data": "AA=="}}],
            ),
            True,
        ),
    ],
)
def test_substance_use_records_are_labelled_and_when_unknown_too(
    tmp_path: Path, one: dict[str, Any], labelled: bool
) -> None:
    entries = imported(tmp_path, patient(), one).clients[0].entries

    of_the_person = [entry.labels for entry in entries[:2]]
    assert of_the_person == [frozenset()] * 2
    assert {entry.labels for entry in entries[2:]} == {frozenset({"part2"}) if labelled else frozenset()}


def test_the_report_reads_as_text_and_as_json_and_names_no_one(tmp_path: Path) -> None:
    report = imported(
        tmp_path, patient(deceasedBoolean=True), condition(), b"{", _about("bob", "Asthma")
    ).report

    text, data = report.to_text(), msgspec.json.decode(report.to_json())

    assert "Condition 1" in text
    assert "02.json" in text
    assert "died" in text
    assert data["clients"][0]["taken"] == {"Condition": 1, "Patient": 1}
    assert data["refused"][0]["next_step"]
    for name in ("Alice", "Panic", "Asthma", "1990"):
        assert name not in text
        assert name not in json.dumps(data)
