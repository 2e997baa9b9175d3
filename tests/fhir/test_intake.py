"""Dates, and what Patient, Condition and AllergyIntolerance become."""

from __future__ import annotations

from typing import Any

import pytest

from steadystep.chart import Coding, When
from steadystep.chart.intake import Allergy, Demographics, Diagnosis
from steadystep.faces.fhir.mapping import NotTaken
from steadystep.faces.fhir.mapping.intake import remarks
from steadystep.faces.fhir.mapping.values import when_of

from .given import ZONE, concept, patient, resource, taken, why_not

SNOMED = "http://snomed.info/sct"
ICD10 = "http://hl7.org/fhir/sid/icd-10-cm"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
UCUM = "http://unitsofmeasure.org"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2024", "2024"),
        ("2024-02", "2024-02"),
        ("2024-02-29", "2024-02-29"),
        ("2024-02-01T20:50:32.718Z", "2024-02-01T20:50:32.718Z"),
        ("2024-02-15T12:02:00-05:00", "2024-02-15T12:02:00-05:00"),
        ("2024-02-15T12:02:00", "2024-02-15"),  # without an offset the hour could be any of many
    ],
)
def test_a_date_is_kept_no_more_precisely_than_it_was_given(text: str, at: str) -> None:
    assert when_of(text, ZONE) == When(at, ZONE)


@pytest.mark.parametrize(
    "text", ["2023-02-29", "24", "2024-13", "yesterday", "2024-02-01T25:00:00Z", "0001-01-01", "9999"]
)
def test_a_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(NotTaken, match="is none"):
        when_of(text, ZONE)


def test_a_patient_becomes_demographics() -> None:
    whole = patient(
        name=[
            {"use": "old", "family": "Before"},
            {"use": "official", "family": "Doe", "given": ["Jane", "Q"]},
            {"use": "usual", "text": "Janie Doe"},
        ],
        gender="female",
        birthDate="1990-05",
        telecom=[
            {"system": "phone", "value": "555-0100", "use": "home"},
            {"system": "phone", "value": "555-0101", "use": "mobile"},
            {"system": "email", "value": "old@example.com", "use": "old"},
        ],
        communication=[
            {"language": concept("en", "urn:ietf:bcp:47")},
            {"language": concept("es", "urn:ietf:bcp:47"), "preferred": True},
        ],
    )

    assert taken(whole) == Demographics(
        when=When("2026-03-02", ZONE),
        legal_name="Jane Q Doe",
        preferred_name="Janie Doe",
        birth_date=When("1990-05", ZONE),
        sex_for_ranges="female",
        language="es",
        zone=ZONE,
        phone="555-0101",
    )


def test_gender_and_recorded_sex_that_differ_are_a_question_not_a_range() -> None:
    birth_sex = {"url": "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex", "valueCode": "F"}
    differing = patient(gender="male", extension=[birth_sex])

    assert taken(differing).sex_for_ranges == "unknown"
    assert "differ" in str(remarks(differing)[0])
    assert taken(patient(gender="female", extension=[birth_sex])).sex_for_ranges == "female"


def test_a_wrong_birth_date_costs_the_date_and_not_the_person() -> None:
    wrong = patient(birthDate="1990-02-31")

    assert taken(wrong).birth_date is None
    assert "birth date" in str(remarks(wrong)[0])


def test_someone_who_died_is_pointed_out() -> None:
    assert "died" in str(remarks(patient(deceasedDateTime="2024-01-01"))[0])


def condition(status: str = "active", **more: Any) -> dict[str, Any]:
    codes = {
        "coding": [{"system": SNOMED, "code": "371631005"}, {"system": ICD10, "code": "F41.0"}],
        "text": "Panic",
    }
    return resource("Condition", code=codes, clinicalStatus=concept(status, CLINICAL), **more)


def test_a_condition_becomes_a_diagnosis_by_its_icd_10_code() -> None:
    assert taken(condition(recordedDate="2024-03-01", onsetDateTime="2019")) == Diagnosis(
        when=When("2024-03-01", ZONE),
        condition=Coding("Panic", "F41.0", "ICD-10-CM"),
        onset=When("2019", ZONE),
    )


@pytest.mark.parametrize(
    ("given", "status", "note"),
    [
        ("recurrence", "active", ""),
        ("relapse", "active", "clinical status: relapse"),
        ("remission", "remission", ""),
        ("inactive", "resolved", "clinical status: inactive"),
        ("resolved", "resolved", ""),
    ],
)
def test_the_clinical_status_is_carried_over(given: str, status: str, note: str) -> None:
    found = taken(condition(given))

    assert (found.status, found.note) == (status, note)


def test_doubt_about_a_condition_is_kept_beside_it() -> None:
    verification = "http://terminology.hl7.org/CodeSystem/condition-ver-status"

    assert taken(condition(verificationStatus=concept("refuted", verification))).status == "refuted"
    assert (
        taken(condition(verificationStatus=concept("provisional", verification))).note
        == "verification: provisional"
    )
    assert taken(condition(abatementDateTime="2020-01-01")).note == "abatement: 2020-01-01"
    assert "in error" in why_not(condition(verificationStatus=concept("entered-in-error", verification)))
    assert "two forms" in why_not(condition(onsetDateTime="2020", onsetString="long ago"))


def allergy(**more: Any) -> dict[str, Any]:
    return {
        "resourceType": "AllergyIntolerance",
        "id": "a",
        "patient": {"reference": "Patient/alice"},
        **more,
    }


def test_an_allergy_says_what_it_did_and_how_badly() -> None:
    reaction = [
        {"manifestation": [{"text": "Hives"}], "severity": "mild"},
        {"manifestation": [], "severity": "severe"},
    ]
    found = taken(allergy(code=concept("764146007", SNOMED, "Penicillin"), reaction=reaction))

    assert found.substance == Coding("Penicillin", "764146007", "SNOMED CT")
    assert (found.reaction, found.severity) == ("Hives", "severe")


def test_no_known_allergy_is_taken_only_when_it_means_none_at_all() -> None:
    assert taken(allergy(code=concept("716186003", SNOMED))) == Allergy(
        when=When("2026-03-02", ZONE), none_known=True
    )
    assert "one kind" in why_not(allergy(code=concept("409137002", SNOMED)))  # no known *drug* allergy
    assert "inactive or resolved" in why_not(
        allergy(code=concept("1", SNOMED), clinicalStatus=concept("resolved", "x"))
    )
