"""Words of a questionnaire by language: the client's language chooses, the answer keeps it, and no trend is mixed (R70)."""

import json

import pytest

from steadystep import knowledge
from steadystep.chart.measures import Answers
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
