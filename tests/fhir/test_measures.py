"""Observations: an amount only where it is certain, a score only where it can be one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from steadystep.chart import Coding, Quantity, When
from steadystep.chart.measures import Observation, ScoreTotal

from .given import ZONE, concept, loinc, observation, taken, why_not

SNOMED = "http://snomed.info/sct"
ICD10 = "http://hl7.org/fhir/sid/icd-10-cm"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
UCUM = "http://unitsofmeasure.org"


def test_a_result_keeps_its_unit_and_its_words() -> None:
    lab = concept("laboratory", "http://terminology.hl7.org/CodeSystem/observation-category")
    amount = {"value": Decimal("6.90"), "unit": "percent", "system": UCUM, "code": "%"}

    assert taken(
        observation(category=[lab], valueQuantity=amount, interpretation=[{"text": "High"}])
    ) == Observation(
        when=When("2024-02-05", ZONE),
        what=Coding("A1c", "4548-4", "LOINC"),
        category="lab",
        quantity=Quantity(6.9, "%"),
        text="High",
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"valueQuantity": {"value": 5, "comparator": "<", "unit": "mg/dL"}}, "<5 mg/dL"),
        ({"valueQuantity": {"value": 5}}, "5"),
        ({"valueInteger": 7}, "7"),
        ({"valueBoolean": False}, "no"),
        ({"valueCodeableConcept": {"text": "Positive"}}, "Positive"),
        (
            {"valueRange": {"low": {"value": 1, "unit": "mg"}, "high": {"value": 2, "unit": "mg"}}},
            "1 mg–2 mg",
        ),
    ],
)
def test_a_result_that_is_no_certain_amount_stays_words(value: dict[str, Any], text: str) -> None:
    found = taken(observation(**value))

    assert (found.quantity, found.text) == (None, text)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"valueInteger": 1, "valueString": "one"}, "two forms"),
        ({"effectiveInstant": "2024-02-05T00:00:00Z", "valueInteger": 1}, "two forms"),
        ({"effectiveDateTime": "2024-02-31", "valueInteger": 1}, "is none"),
        ({"effectiveDateTime": "2062-02-05", "valueInteger": 1}, "still to come"),
        ({"status": "entered-in-error", "valueInteger": 1}, "entered-in-error"),
        ({"status": "preliminary", "valueInteger": 1}, "preliminary"),
        ({}, "no result"),
        ({"valueQuantity": {"value": Decimal("1e400"), "unit": "mg"}}, "too large"),
        ({"valueQuantity": {"value": 10**400, "unit": "mg"}}, "too large"),
        ({"modifierExtension": [{"url": "x"}], "valueInteger": 1}, "modifier"),
        ({"code": {}, "valueInteger": 1}, "neither a code nor words"),
    ],
)
def test_a_result_that_cannot_be_trusted_is_not_taken(more: dict[str, Any], says: str) -> None:
    assert says in why_not(observation(**more))


def test_a_urine_drug_test_is_toxicology_by_code_or_by_name() -> None:
    assert taken(observation(code=loinc("19659-2"), valueString="negative")).category == "toxicology"
    by_name = observation(code={"text": "Cocaine [Presence] in Urine"}, valueString="negative")
    assert taken(by_name).category == "toxicology"


def test_the_total_of_a_form_we_know_is_a_score() -> None:
    phq = observation(code=loinc("44261-6"), valueInteger=12)

    assert taken(phq) == ScoreTotal(when=When("2024-02-05", ZONE), instrument="phq_9", total=12)
    assert "from 0 to 27" in why_not(observation(code=loinc("44261-6"), valueInteger=28))
    assert "from 0 to 21" in why_not(
        observation(code=loinc("70274-6"), valueQuantity={"value": Decimal("7.5")})
    )
