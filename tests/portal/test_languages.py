"""Words of a questionnaire by language: the client's language chooses, the answer keeps it, and no trend is mixed (R70)."""

import json

import pytest

from steadystep import knowledge
from steadystep.chart.measures import Answers
from steadystep.chart.team import Message
from steadystep.clinic.asking import own_instruments
from steadystep.clinic.chartroom.knowing import in_language, known_now, languages_of
from steadystep.knowledge.licensed import PackRefused

from .conftest import hidden_fields, make_rosa

BUNDLED = dict(knowledge.load().instruments)


@pytest.fixture(autouse=True)
def nothing_loaded():
    own_instruments.forget()
    yield
    own_instruments.forget()


def words(name: str, language: str) -> bytes:
    """Invented words that fit the definition; never those of a real form."""
    items = [
        {"number": item.number, "text": f"Pregunta {item.number} ({language})",
         "options": [{"value": value, "text": f"Respuesta {value}"} for value in BUNDLED[name].values_of(item)]}
        for item in BUNDLED[name].items
    ]  # fmt: skip
    licence = {"statement": "Official translation of 2026.", "holder": "Nobody", "said_by": "Lea"}
    return json.dumps({"instrument": name, "language": language, "licence": licence, "items": items}).encode()


def load(name: str, language: str) -> None:
    own_instruments.load_pack(words(name, language), BUNDLED, "lea")
    known_now()


def said(rosa, address: str) -> str:
    return rosa.browser.get(address).content.decode()


def test_the_clients_language_chooses_and_the_answer_keeps_it(tuesday, db):
    load("gad_7", "es")
    rosa = make_rosa("es")
    rosa.browser.post("/my/questions/gad_7/", {"entry_id": "8b1f7b1e-4f0b-4a35-9d39-5b1f3b6b5f11"})
    page = said(rosa, "/my/questions/gad_7/1/")
    assert "Pregunta 1 (es)" in page
    form = hidden_fields(page)["form"]
    rosa.browser.post("/my/questions/gad_7/late/", {"form": form, "whole": "1", "item_1": "2", "item_2": "1"})
    assert {one.body.language for one in rosa.chart.of(Answers) if one.body.form == form} == {"es"}


def test_who_reads_another_language_sees_the_bundled_words(tuesday, db):
    load("gad_7", "es")
    rosa = make_rosa("en")
    rosa.browser.post("/my/questions/gad_7/", {"entry_id": "8b1f7b1e-4f0b-4a35-9d39-5b1f3b6b5f11"})
    page = said(rosa, "/my/questions/gad_7/1/")
    assert BUNDLED["gad_7"].items[0].text in page
    assert "Pregunta" not in page


def test_words_in_two_languages_stand_beside_each_other(db):
    load("isi", "en")
    load("isi", "es")
    isi = known_now().instruments["isi"]
    assert languages_of(isi) == ("en", "es")
    assert [in_language(isi, one).items[0].text for one in ("en", "es-MX", "so")] == [
        "Pregunta 1 (en)", "Pregunta 1 (es)", "Pregunta 1 (en)",
    ]  # fmt: skip


def test_bundled_words_take_no_second_copy_in_their_own_language(db):
    with pytest.raises(PackRefused, match="bundled in this language"):
        load("gad_7", "en")


def test_words_that_ship_in_spanish_are_asked_and_the_answer_is_spanish(tuesday, db):
    rosa = make_rosa("es")
    rosa.browser.post("/my/questions/phq_9/", {"entry_id": "8b1f7b1e-4f0b-4a35-9d39-5b1f3b6b5f11"})
    page = said(rosa, "/my/questions/phq_9/1/")
    assert "Poco interés o placer en hacer cosas" in page
    form = hidden_fields(page)["form"]
    sent = {"form": form, "whole": "1", "words": "es", "item_1": "2", "item_9": "0"}
    rosa.browser.post("/my/questions/phq_9/late/", sent)
    assert {one.body.language for one in rosa.chart.of(Answers) if one.body.form == form} == {"es"}


def test_who_reads_spanish_may_choose_the_english_form_and_it_stays_english(tuesday, db):
    rosa = make_rosa("es")
    assert 'name="words" value="en"' in said(rosa, "/my/questions/phq_9/")
    rosa.browser.post("/my/questions/phq_9/", {"words": "en"})
    page = said(rosa, "/my/questions/phq_9/1/")
    assert BUNDLED["phq_9"].items[0].text in page
    assert 'lang="es"' in page[:400]


def test_without_words_in_their_language_the_client_is_offered_somebody_to_go_through_it(tuesday, db):
    rosa = make_rosa("es")
    page = said(rosa, "/my/questions/gad_7/")
    asked = hidden_fields(page)["text"]
    assert asked.endswith("GAD-7 with someone from the team, or with an interpreter.")
    rosa.browser.post(
        "/my/messages/", {"text": asked, **{k: v for k, v in hidden_fields(page).items() if k != "text"}}
    )
    assert rosa.chart.of(Message)[-1].body.text == asked


def test_a_phone_keeps_the_words_in_their_language_and_sends_that_language(tuesday, db, client):
    assert "Poco interés" in client.get("/my/offline/questions/phq_9/?lang=es&words=es").content.decode()
    assert 'data-words="en"' in client.get("/my/offline/questions/phq_9/?lang=es&words=en").content.decode()
    rosa = make_rosa("es")
    form = "8b1f7b1e-4f0b-4a35-9d39-5b1f3b6b5f12"
    rosa.browser.post("/my/questions/phq_9/late/", {"form": form, "whole": "1", "words": "es", "item_1": "2"})
    assert rosa.chart.of(Answers)[-1].body.language == "es"


def test_licensed_words_are_kept_by_a_phone_that_is_signed_in_and_by_no_stranger(tuesday, db, client):
    load("isi", "en")
    rosa = make_rosa()
    kept = rosa.browser.get("/my/offline/questions/isi/?words=en")
    assert "Pregunta 1 (en)" in kept.content.decode()
    assert "private" in kept["Cache-Control"]
    assert "Rosa" not in kept.content.decode()
    assert client.get("/my/offline/questions/isi/?words=en").status_code == 404
