"""The assessment on a page: sections saved as one goes, told to who may read them, signed at the end."""

import uuid

from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.intake_course import Formulation
from steadystep.clinic.ledger import reading

from .conftest import now
from .test_forms import filled

SAFE = {"answer_attempts": "Once, at nineteen", "aside_means": "not today, another time"}


def _send(browser, rosa, slug, typed):
    page = f"/clients/{rosa}/write/{slug}/"
    return browser.post(page, {**filled(browser.get(page)), **typed})


def _answers(rosa):
    return {one.body.asks: one.body for one in reading.read_chart(rosa).of(IntakeAnswer)}


def test_a_section_is_saved_question_by_question(as_, tom, rosa):
    """Only what was changed is written; what was put aside keeps its reason; sending again writes nothing twice."""
    browser = as_(tom)
    assert _send(browser, rosa, "intake-safety", SAFE).headers["Location"] == f"/clients/{rosa}/intake/"
    told = _answers(rosa)
    assert told["attempts"].answer == "Once, at nineteen"
    assert told["means"].not_assessed_because == "not today, another time"
    assert set(told) == {"attempts", "means"}
    _send(browser, rosa, "intake-safety", {**SAFE, "answer_what_keeps_you": "My daughter"})
    assert len(reading.read_chart(rosa).of(IntakeAnswer)) == 3
    page = browser.get(f"/clients/{rosa}/intake/").content.decode()
    assert "Once, at nineteen" in page
    assert "3 of 6" in page


def test_the_same_form_sent_twice_stands_once(as_, tom, rosa):
    browser, page = as_(tom), f"/clients/{rosa}/write/intake-sleep/"
    sent = {**filled(browser.get(page)), "answer_shifts": "nights", "entry_id": str(uuid.uuid4())}
    assert [browser.post(page, sent).status_code for _ in range(2)] == [302, 302]
    (told,) = reading.read_chart(rosa).of(IntakeAnswer)
    assert (told.body.chosen, told.body.answer) == (("nights",), "Nights")


def test_a_yes_tells_the_circumstance_that_alerts_ask_for(as_, pia, rosa):
    _send(as_(pia), rosa, "intake-medical_history", {"answer_seizure": "yes", "answer_heart": "unsure"})
    (told,) = reading.read_chart(rosa).of(CircumstanceTold)
    assert (told.body.circumstance, told.body.holds) == ("seizure_history", True)


def test_both_an_answer_and_a_reason_is_too_much(as_, tom, rosa):
    answer = _send(as_(tom), rosa, "intake-trauma", {"answer_now": "Dreams", "aside_now": "another time"})
    assert answer.status_code == 422
    assert not reading.read_chart(rosa).of(IntakeAnswer)


def test_what_is_typed_is_kept_as_a_draft(as_, tom, rosa):
    browser, page = as_(tom), f"/clients/{rosa}/write/intake-family/"
    hidden = filled(browser.get(page))
    browser.post(
        f"{page}considered/", {**hidden, "answer_who": "A sister in Ohio"}, headers={"HX-Request": "true"}
    )
    assert "A sister in Ohio" in browser.get(page).content.decode()
    assert "draft kept" in browser.get(f"/clients/{rosa}/intake/").content.decode()


def test_who_may_not_read_assessments_sees_no_detail(as_, tom, put, rosa, fran):
    put(
        tom,
        rosa,
        IntakeAnswer(when=now(), section="trauma", question="now", asks="now", answer="A secret told"),
    )
    page = as_(fran).get(f"/clients/{rosa}/intake/").content.decode()
    assert "A secret told" not in page
    assert "read by prescribers and therapists" in page


def test_signing_with_blank_parts_is_refused_in_words(as_, tom, rosa):
    answer = _send(as_(tom), rosa, "formulation", {"summary": "Fear of fear", "problems": "Panic disorder"})
    assert answer.status_code == 422
    assert "Nothing is written about safety yet" in answer.content.decode()
    assert not reading.read_chart(rosa).of(Formulation)
