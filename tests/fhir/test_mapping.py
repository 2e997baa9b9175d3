"""What each resource becomes, and what we do not take because it would be a guess."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from steadystep import knowledge
from steadystep.chart import Coding, Quantity, When
from steadystep.chart.intake import Allergy, Demographics, Diagnosis
from steadystep.chart.measures import Answers, Observation, ScoreTotal
from steadystep.chart.medication import Fill, MedicineReported
from steadystep.chart.plan import Goal
from steadystep.chart.visits import VisitAttended
from steadystep.faces.fhir.mapping import NotTaken
from steadystep.faces.fhir.mapping.forms import FORMS, Form
from steadystep.faces.fhir.mapping.intake import remarks
from steadystep.faces.fhir.mapping.medication import named_by
from steadystep.faces.fhir.mapping.values import when_of

from .given import ZONE, concept, loinc, patient, resource, taken

SNOMED = "http://snomed.info/sct"
ICD10 = "http://hl7.org/fhir/sid/icd-10-cm"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
UCUM = "http://unitsofmeasure.org"


def why_not(one: dict[str, Any], **others: dict[str, Any]) -> str:
    with pytest.raises(NotTaken) as refused:
        taken(one, **others)
    return str(refused.value.why)


# Dates


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


# Intake


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


# Medication


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


# Measures


def observation(**more: Any) -> dict[str, Any]:
    return resource(
        "Observation",
        **{"status": "final", "effectiveDateTime": "2024-02-05", "code": loinc("4548-4", "A1c"), **more},
    )


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


OFTEN = ("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9")


def form(which: Form, values: list[Any], **more: Any) -> dict[str, Any]:
    items = [
        {"linkId": f"/{code}", "answer": [_answer(value)] if value is not None else []}
        for code, value in zip(which.items, values, strict=False)
    ]
    return resource(
        "QuestionnaireResponse", **{"status": "completed", "authored": "2024-02-01", "item": items, **more}
    )


def _answer(value: Any) -> dict[str, Any]:
    return (
        value
        if isinstance(value, dict)
        else {"valueCoding": {"system": "http://loinc.org", "code": OFTEN[value]}}
    )


PHQ9, GAD7 = FORMS


def test_phq_9_and_gad_7_become_answers_item_by_item() -> None:
    phq = taken(form(PHQ9, [2, 2, 3, 2, 1, 2, 1, 0, None]))
    gad = taken(form(GAD7, [{"valueInteger": 3}] * 7))

    assert (phq.instrument, phq.items, phq.way) == ("phq_9", (2, 2, 3, 2, 1, 2, 1, 0, None, None), "import")
    assert isinstance(gad, Answers)
    assert (gad.instrument, gad.items) == ("gad_7", (3,) * 7)


ORDINAL = {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 2}


@pytest.mark.parametrize(
    "unsure",
    [
        {"valueString": "often"},
        {"valueInteger": 4},
        {"valueDecimal": Decimal("1.5")},
        {"valueCoding": {"system": "http://loinc.org", "code": "LA6570-1", "display": "Several days"}},
        {"valueCoding": {"system": "http://example.org", "code": "b", "display": "Several days"}},
        {"valueCoding": {"system": "http://loinc.org", "code": "LA6571-9", "extension": [ORDINAL]}},
    ],
)
def test_one_unsure_answer_leaves_the_whole_form_untaken(unsure: dict[str, Any]) -> None:
    assert "question 1 cannot be told" in why_not(form(PHQ9, [unsure, 0, 0, 0, 0, 0, 0, 0, 0]))


def test_a_local_code_with_its_ordinal_is_certain() -> None:
    local = {"valueCoding": {"system": "http://example.org", "code": "b", "extension": [ORDINAL]}}

    assert taken(form(GAD7, [local] * 7)).items == (2,) * 7


def test_a_shorter_form_of_the_same_questions_is_not_a_phq_9() -> None:
    assert "not a form" in why_not(form(PHQ9, [1, 1]))


def test_a_stated_total_that_disagrees_is_not_passed_over() -> None:
    disagreeing = form(PHQ9, [1] * 9)
    disagreeing["item"].append({"linkId": "/44261-6", "answer": [{"valueDecimal": 12}]})

    assert "does not agree" in why_not(disagreeing)


def test_very_and_extremely_difficult_are_told_apart_by_code_and_words() -> None:
    def last(code: str, display: str) -> int | None:
        coding = {"system": "http://loinc.org", "code": code, "display": display}
        found: Answers = taken(form(PHQ9, [1] * 9 + [{"valueCoding": coding}]))  # type: ignore[assignment]
        return found.items[-1]

    assert (last("LA6575-0", "Very difficult"), last("LA6574-3", "Extremely difficult")) == (2, 3)
    assert last("LA6574-3", "Very difficult") is None  # some systems swap the two


def test_a_total_counted_from_answers_that_we_have_is_not_a_second_score() -> None:
    answers = form(PHQ9, [1] * 9)
    total = observation(
        code=loinc("44261-6"), valueInteger=9, derivedFrom=[{"reference": "QuestionnaireResponse/one"}]
    )

    assert "were taken themselves" in why_not(total, answers=answers)
    assert taken(total).total == 9


def test_the_forms_agree_with_the_knowledge_files() -> None:
    for each in FORMS:
        known = knowledge.load().instruments[each.instrument]
        assert (known.loinc_panel, known.loinc_total) == (each.panel, each.total)
        assert (len(known.items), known.item_count, known.score_range.high) == (
            len(each.items),
            each.scored,
            each.highest,
        )
        for index, item in enumerate(known.items):
            assert item.loinc in {"", each.items[index]}
            words = {option.value: option.text.lower() for option in known.options_of(item)}
            assert words == dict(each.answers(index).values())


# Plan and visits


def test_a_goal_is_agreed_only_where_the_source_says_so() -> None:
    goal = resource(
        "Goal", lifecycleStatus="active", description={"text": "Walk daily"}, startDate="2024-02-01"
    )

    assert taken(goal) == Goal(when=When("2024-02-01", ZONE), text="Walk daily")
    assert taken({**goal, "lifecycleStatus": "accepted"}).agreed
    assert taken({**goal, "lifecycleStatus": "completed"}).status == "set_aside"
    achieved = concept("achieved", "http://terminology.hl7.org/CodeSystem/goal-achievement")
    assert taken({**goal, "lifecycleStatus": "completed", "achievementStatus": achieved}).status == "met"


def encounter(**more: Any) -> dict[str, Any]:
    period = {"start": "2024-02-15T12:02:00-05:00", "end": "2024-02-15T12:32:00-05:00"}
    return resource("Encounter", **{"status": "finished", "class": {"code": "AMB"}, "period": period, **more})


def test_a_finished_encounter_is_a_visit_that_took_place() -> None:
    assert taken(encounter(type=[{"text": "Primary care"}])) == VisitAttended(
        when=When("2024-02-15T12:02:00-05:00", ZONE), note="Primary care; AMB"
    )
    assert taken(encounter(**{"class": {"code": "VR"}})).place == "video"
    assert (
        taken(encounter(type=[{"text": "Telephone encounter"}], **{"class": {"code": "VR"}})).place == "phone"
    )
    assert "planned" in why_not(encounter(status="planned"))
    assert "no date" in why_not(encounter(period={}))


def test_a_kind_that_we_do_not_know_is_not_taken() -> None:
    assert "no entries of this kind" in why_not(resource("Procedure", status="completed"))
