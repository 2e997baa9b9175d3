"""PHQ-9 and GAD-7 from a QuestionnaireResponse: every answer certain, or none taken."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from steadystep import knowledge
from steadystep.chart.measures import Answers
from steadystep.faces.fhir.mapping.forms import FORMS, Form

from .given import loinc, observation, resource, taken, why_not

SNOMED = "http://snomed.info/sct"
ICD10 = "http://hl7.org/fhir/sid/icd-10-cm"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
UCUM = "http://unitsofmeasure.org"


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
