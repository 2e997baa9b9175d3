"""A question about harm is marked when a questionnaire is loaded, or the mark is refused in words."""

import json

import pytest

from steadystep.faces.fhir.questionnaire_reading import QuestionnaireRefused, Risk, instrument_from

from .test_questionnaires import RIGHT, choice, form

HARM = form(choice("mood", (0, 1, 2)), choice("harm", (0, 1, 2, 3)))


def test_a_question_marked_at_loading_opens_the_safety_event():
    made, _ = instrument_from(json.loads(json.dumps(HARM)), RIGHT, Risk("harm", 1))
    assert [(one.item, one.at_least, one.event) for one in made.safety_items] == [(2, 1, "ES01-1")]


@pytest.mark.parametrize(
    ("risk", "says"),
    [(Risk("other", 1), "No question has the linkId other"), (Risk("harm", 9), "from 9 on"), (Risk("harm", 0), "from 0 on")],
)  # fmt: skip
def test_a_mark_that_fits_no_question_or_answer_is_refused_in_words(risk, says):
    with pytest.raises(QuestionnaireRefused) as refused:
        instrument_from(json.loads(json.dumps(HARM)), RIGHT, risk)
    assert says in str(refused.value)
    assert "Next:" in str(refused.value)
