"""Other people's orders and supplies: what is a medicine to ask about, and what is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from steadystep import knowledge
from steadystep.chart import Coding, When
from steadystep.chart.medication import Fill, MedicineReported
from steadystep.faces.fhir.mapping.medication import named_by

from .given import ZONE, concept, resource, taken, why_not

SNOMED = "http://snomed.info/sct"
ICD10 = "http://hl7.org/fhir/sid/icd-10-cm"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
UCUM = "http://unitsofmeasure.org"


def request(**more: Any) -> dict[str, Any]:
    return resource(
        "MedicationRequest", **{"status": "active", "intent": "order", "authoredOn": "2024-05-01", **more}
    )


def test_an_order_from_elsewhere_is_a_reported_medicine() -> None:
    medicine = concept("1738483", RXNORM, "paroxetine hydrochloride 10 MG Oral Tablet")

    assert taken(
        request(medicationCodeableConcept=medicine, dosageInstruction=[{"text": "1 daily"}])
    ) == MedicineReported(
        when=When("2024-05-01", ZONE),
        medicine=Coding("paroxetine hydrochloride 10 MG Oral Tablet", "1738483", "RxNorm"),
        told_by="another system",
        dose_text="1 daily",
    )


def test_a_completed_order_does_not_say_that_the_person_stopped() -> None:
    medicine = {"text": "lorazepam"}

    assert taken(request(status="completed", medicationCodeableConcept=medicine)).status == "unknown"
    assert taken(request(status="stopped", medicationCodeableConcept=medicine)).status == "stopped"


@pytest.mark.parametrize(
    "more",
    [{"doNotPerform": True}, {"intent": "proposal"}, {"status": "draft"}, {"status": "entered-in-error"}],
)
def test_what_was_not_ordered_is_not_a_medicine(more: dict[str, Any]) -> None:
    assert why_not(request(medicationCodeableConcept={"text": "lorazepam"}, **more))


def test_a_medicine_may_be_contained_or_in_the_same_import() -> None:
    medication = {"resourceType": "Medication", "id": "m", "code": {"text": "lorazepam"}}

    assert (
        taken(request(medicationReference={"reference": "#m"}, contained=[medication])).medicine.text
        == "lorazepam"
    )
    assert (
        taken(request(medicationReference={"reference": "Medication/m"}), m=medication).medicine.text
        == "lorazepam"
    )
    assert "neither a code nor words" in why_not(
        request(medicationReference={"reference": "Medication/gone"})
    )


def test_a_dispense_needs_its_day() -> None:
    supply = {"value": 10, "system": UCUM, "code": "d"}
    handed = resource(
        "MedicationDispense", status="completed", medicationCodeableConcept={"text": "x"}, daysSupply=supply,
        quantity={"value": Decimal("30.0")}, whenHandedOver="2025-01-01T01:00:00Z",
    )  # fmt: skip

    assert taken(handed) == Fill(when=When("2025-01-01T01:00:00Z", ZONE), name="x", quantity=30.0, days=10)
    assert "no date" in why_not({key: value for key, value in handed.items() if key != "whenHandedOver"})


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("sertraline 50 MG Oral Tablet", "sertraline"),
        ("fluoxetine hydrochloride 20 MG Oral Capsule", "fluoxetine"),
        ("24 HR metformin hydrochloride 1000 MG / saxagliptin 2.5 MG Extended Release Oral Tablet", ""),
        ("naltrexone", ""),  # tablets or the monthly injection
        ("something new 5 MG", ""),
    ],
)
def test_a_medicine_is_named_only_when_one_product_fits(text: str, drug: str) -> None:
    assert named_by(knowledge.load())(Coding(text)) == drug
