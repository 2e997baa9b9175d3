"""R73: over their own numbers a client reads no name of an illness, unless they switched the questionnaires' names on."""

import re
from datetime import timedelta

import pytest

from steadystep import knowledge
from steadystep.chart import When
from steadystep.chart.measures import Answers
from steadystep.clinic.chartroom.writing import write
from steadystep.faces.look.questionnaire_names import PLAIN, questionnaire_name
from tests.portal.conftest import TUESDAY_TEN
from tests.small_clinic import fresh

KNOWN = knowledge.load().instruments
ILLNESS = re.compile(
    r"disorder|ptsd|depress|mania|bipolar|adhd|psychiatric|psychot|alcohol|abuse|insomnia|panic|audit",
    re.IGNORECASE,
)
SELF = [one for one in KNOWN.values() if one.respondent == "self" and not one.screens]


@pytest.mark.parametrize("instrument", SELF, ids=lambda one: one.id)
def test_no_name_over_their_numbers_names_an_illness(instrument):
    assert not ILLNESS.search(questionnaire_name(instrument, ()))
    assert questionnaire_name(instrument, ("names",)) == instrument.title


def test_nothing_is_renamed_that_is_not_there():
    assert PLAIN.keys() <= KNOWN.keys()


@pytest.mark.parametrize("page", ["/my/plan/", "/my/story/"])
def test_the_pages_follow_the_switch(rosa, page):
    for days, high in ((9, 2), (2, 1)):
        when = When.instant(TUESDAY_TEN - timedelta(days=days))
        sheet = Answers(
            when=when, instrument="gad_7", form="s", items=(high, 1, 2, 1, 2, 1, high), way="paper"
        )
        write(rosa.clinic.therapist, rosa.client, [fresh(sheet)])
    assert "Generalized Anxiety Disorder" not in rosa.get(page).content.decode()
    rosa.post("/my/reading/", "/my/reading/", way=["names"])
    assert "Generalized Anxiety Disorder" in rosa.get(page).content.decode()
