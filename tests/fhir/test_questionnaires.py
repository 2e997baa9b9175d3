"""Our instruments as FHIR Questionnaires and back, others' as further instruments, and refusals in words."""

import json
import random
from datetime import date

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from steadystep import knowledge
from steadystep.faces.fhir.questionnaire_reading import QuestionnaireRefused, Right, instrument_from
from steadystep.faces.fhir.questionnaire_writing import CALCULATED, ORDINAL, NotShown, questionnaire
from steadystep.reasoning.facts.scoring import CannotTell, Score, score

KNOWN = knowledge.load().instruments
SHOWN = [one for one in KNOWN.values() if one.carries_wording]
SUMMED = [one for one in SHOWN if one.scored_by == "sum" and all(one.options_of(item) for item in one.items)]
RIGHT = Right("Our own form.", "Lea", date(2026, 11, 22))


def taken(resource):
    return instrument_from(json.loads(json.dumps(resource)), RIGHT)[0]


def choice(link, weights, **more):
    options = [
        {"valueCoding": {"code": str(place), "display": f"Answer {place}", "extension": [{"url": ORDINAL, "valueDecimal": weight}]}}
        for place, weight in enumerate(weights)
    ]  # fmt: skip
    return {"linkId": link, "text": f"Question {link}", "type": "choice", "answerOption": options, **more}


def total(expression, language="text/fhirpath"):
    held = {"url": CALCULATED, "valueExpression": {"language": language, "expression": expression}}
    return {"linkId": "sum", "type": "decimal", "readOnly": True, "extension": [held]}


def form(*items, **more):
    return {
        "resourceType": "Questionnaire",
        "status": "active",
        "title": "A form",
        "url": "http://example.org/q/A-Form",
        "item": list(items),
        **more,
    }


@pytest.mark.parametrize("instrument", SHOWN, ids=lambda one: one.id)
def test_what_we_give_out_is_fhir_r4(instrument):
    resource = questionnaire(instrument, "1")
    Questionnaire.model_validate(resource)
    assert instrument.rights.basis in resource["copyright"]


@pytest.mark.parametrize("instrument", SUMMED, ids=lambda one: one.id)
def test_ours_come_back_and_count_the_same(instrument):
    back = taken(questionnaire(instrument, "1"))
    chance = random.Random(1)
    for _ in range(30):
        places = [chance.randrange(len(instrument.options_of(item))) for item in instrument.items]
        ours = [
            instrument.options_of(item)[place].value
            for item, place in zip(instrument.items, places, strict=True)
        ]
        theirs = [back.options_of(item)[place].value for item, place in zip(back.items, places, strict=True)]
        assert score(back, theirs).total == score(instrument, ours).total
    assert [item.text for item in back.items] == [item.text for item in instrument.items]
    assert isinstance(score(back, [None, *theirs[1:]]), CannotTell)


def test_words_we_may_not_show_are_not_given_out():
    with pytest.raises(NotShown, match="may not be given out"):
        questionnaire(KNOWN["isi"], "1")


def test_ordinal_values_alone_are_added_up():
    found = taken(
        form(choice("1", (0, 1, 2)), {"linkId": "g", "type": "group", "item": [choice("2", (0, 5))]})
    )
    assert (found.id, found.item_count, found.score_range.high) == ("own_a_form", 2, 7)
    result = score(found, [2, 5])
    assert isinstance(result, Score)
    assert result.total == 7


def test_an_expression_decides_what_counts_and_how_much():
    said = "%resource.item.where(linkId='1').answer.value.ordinal() * 2 + %resource.item.where(linkId='2').answer.value.ordinal()"
    found = taken(form(choice("1", (0, 1, 2)), choice("2", (0, 1)), choice("3", (0, 1)), total(said)))
    assert [item.scored for item in found.items] == [True, True, False]
    assert score(found, [4, 1, 0]).total == 5


def test_variables_are_worked_out_first():
    held = {"url": "http://hl7.org/fhir/StructureDefinition/variable",
            "valueExpression": {"name": "both", "language": "text/fhirpath", "expression": "%resource.item.answer.value.ordinal().sum()"}}  # fmt: skip
    found = taken(form(choice("1", (0, 1)), choice("2", (0, 3)), total("%both + 10"), extension=[held]))
    assert (found.score_range.low, found.score_range.high) == (10, 14)


def test_answers_may_stand_in_a_contained_value_set():
    concepts = [{"code": "n", "display": "No", "extension": [{"url": ORDINAL, "valueDecimal": 0}]},
                {"code": "y", "display": "Yes", "extension": [{"url": ORDINAL, "valueDecimal": 1}]}]  # fmt: skip
    contained = {
        "resourceType": "ValueSet",
        "id": "yn",
        "compose": {"include": [{"system": "s", "concept": concepts}]},
    }
    asked = {"linkId": "1", "text": "Well?", "type": "choice", "answerValueSet": "#yn"}
    assert [option.text for option in taken(form(asked, contained=[contained])).items[0].options] == [
        "No",
        "Yes",
    ]


@pytest.mark.parametrize(
    ("resource", "fault"),
    [
        ("words", "no FHIR Questionnaire"),
        ({"resourceType": "Patient"}, "no FHIR Questionnaire"),
        (form(), "0 questions"),
        (form({"linkId": "1", "text": "Why?", "type": "text"}), "0 questions"),
        (form(choice("1", (0, 1)), choice("1", (0, 1))), "same linkId"),
        (form(choice("1", (0, 0.5))), "whole number"),
        (form(choice("1", (0, 0))), "count the same"),
        (form({"linkId": "1", "text": "?", "type": "choice", "answerValueSet": "http://elsewhere"}), "0 answers"),
        (form({"linkId": "1", "text": "?", "type": "choice", "answerOption": [{"valueString": "a"}, {"valueString": "b"}]}), "Nothing says"),
        (form(choice("1", (0, 1)), total("bla.(")), "no single whole number"),
        (form(choice("1", (0, 1)), total("%resource.item.answer.value.unheard()")), "cannot be run"),
        (form(choice("1", (0, 1)), total("5")), "same number whatever"),
        (form(choice("1", (0, 1, 2)), choice("2", (0, 1, 2)),
              total("%resource.item[0].answer.value.ordinal() * %resource.item[1].answer.value.ordinal() + %resource.item[0].answer.value.ordinal()")), "not the sum of points"),
        (form(choice("1", (0, 1)), total("x", "application/x-cql")), "only FHIRPath"),
        (form(choice("1", (0, 1), text="")), "no text"),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_refused_in_words(resource, fault):
    with pytest.raises(QuestionnaireRefused) as refused:
        instrument_from(resource, RIGHT)
    assert fault in str(refused.value)
    assert "Traceback" not in str(refused.value)
