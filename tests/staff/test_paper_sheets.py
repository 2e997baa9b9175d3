"""Typing a paper sheet: which language and which version it was in is said, only what the instrument has, and the entry keeps it (R70)."""

import pytest

from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.clinic.ledger import reading

from .test_forms import filled

ANSWERS = "/clients/{}/write/answers/?instrument={}"


@pytest.fixture
def typed(as_, pia, rosa):
    """typed(slug, kind, ...) fills the form in and sends it: the answer, and the last entry of that kind."""

    def type_in(slug, kind, **fields):
        browser, address = as_(pia), f"/clients/{rosa}/write/{slug}/"
        shown = filled(browser.get(address, {"instrument": fields["instrument"]}))
        answer = browser.post(address, {**shown, **fields})
        found = reading.read_chart(rosa).of(kind)
        return answer, (found[-1].body if found else None)

    return type_in


def test_a_sheet_in_spanish_is_kept_as_spanish(typed):
    _, body = typed("answers", Answers, instrument="phq_9", way="paper", language="es", item_1="2")
    assert (body.language, body.items[0]) == ("es", 2)


def test_a_language_that_the_questionnaire_does_not_have_is_refused(typed):
    answer, body = typed("answers", Answers, instrument="phq_9", way="paper", language="so", item_1="2")
    assert answer.status_code == 422
    assert body is None


def test_a_questionnaire_of_one_language_takes_no_other(typed):
    answer, body = typed("answers", Answers, instrument="gad_7", way="paper", language="es", item_1="2")
    assert answer.status_code == 422
    assert "did not come back whole" in answer.content.decode()
    assert body is None


def test_another_version_of_the_paper_is_kept_and_is_a_trend_of_its_own(typed):
    _, body = typed(
        "answers", Answers, instrument="audit_c", way="paper", version="past 30 days (modified)", item_1="3"
    )
    assert body.version == "past 30 days (modified)"
    answer, _ = typed("answers", Answers, instrument="audit_c", way="paper", version="invented", item_1="3")
    assert answer.status_code == 422


def test_a_total_from_paper_keeps_its_language_and_version(typed):
    _, body = typed("score", ScoreTotal, instrument="isi", total="14", language="es", version="past week")
    assert (body.total, body.language, body.version) == (14, "es", "past week")


def test_the_questions_stand_in_the_language_of_the_sheet(as_, pia, rosa):
    page = as_(pia).get(ANSWERS.format(rosa, "phq_9") + "&language=es").content.decode()
    assert "Poco interés o placer en hacer cosas" in page
    assert "Little interest" in as_(pia).get(ANSWERS.format(rosa, "phq_9")).content.decode()
