"""A broken Questionnaire is refused in words, wherever it is broken, and never with a fault of ours."""

import copy
import random

import pytest

from steadystep import knowledge
from steadystep.faces.fhir.questionnaire_reading import QuestionnaireRefused, instrument_from
from steadystep.faces.fhir.questionnaire_writing import questionnaire

from .test_questionnaires import RIGHT

WHOLE = questionnaire(knowledge.load().instruments["gad_7"], "1")
WHOLE["item"] = [one for one in WHOLE["item"] if one["linkId"] != "total"]
JUNK = (
    None,
    0,
    -1,
    1.5,
    "",
    "x",
    [],
    {},
    [[]],
    [None],
    [1],
    True,
    "\x00",
    float("nan"),
    float("inf"),
    10**30,
)


def places(value, path=()):
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inside:
        yield from places(one, (*path, name))


def broken(chance):
    form = copy.deepcopy(WHOLE)
    path = chance.choice([one for one in places(form) if one])
    holder = form
    for name in path[:-1]:
        holder = holder[name]
    holder[path[-1]] = chance.choice(JUNK)
    return form


def refused(form):
    """Why it was not taken; empty where it was. Any other exception is a fault of ours."""
    try:
        instrument_from(form, RIGHT)
    except QuestionnaireRefused as refusal:
        return refusal.faults or ("",)
    return ()


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_broken_is_taken_or_refused_in_words(seed):
    chance = random.Random(seed)
    assert all(fault for _ in range(60) for fault in refused(broken(chance)))


def test_the_place_is_named():
    form = copy.deepcopy(WHOLE)
    form["item"][1]["answerOption"] = 5
    with pytest.raises(QuestionnaireRefused, match="answerOption"):
        instrument_from(form, RIGHT)
