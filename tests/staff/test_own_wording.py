"""A clinic loads its own licensed wording: checked whole, used everywhere, and a broken pack changes nothing."""

import html

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile

from steadystep import knowledge
from steadystep.clinic.asking import own_instruments
from steadystep.clinic.chartroom.knowing import known
from steadystep.knowledge.licensed import PackRefused, read_pack, worded
from steadystep.reasoning.facts.scoring import score

BUNDLED = dict(knowledge.load().instruments)
WITHOUT_WORDS = [one for one in BUNDLED.values() if not one.carries_wording]


@pytest.fixture(autouse=True)
def nothing_loaded():
    own_instruments.forget()
    yield
    own_instruments.forget()


def pack_for(instrument, /, **changes) -> dict:
    """Invented words that fit the definition; never those of the real form."""
    items = [
        {"number": item.number, "text": f"Invented question {item.number}",
         "options": [{"value": value, "text": f"Answer {value}"} for value in instrument.values_of(item)]}
        for item in instrument.items
    ]  # fmt: skip
    licence = {"statement": "Invented licence of 2026.", "holder": "Nobody", "said_by": "Lea"}
    return {"instrument": instrument.id, "language": "en", "licence": licence, "items": items, **changes}


def as_file(pack) -> SimpleUploadedFile:
    return SimpleUploadedFile("pack.yaml", yaml.safe_dump(pack).encode())


def said(answer) -> str:
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize("instrument", WITHOUT_WORDS, ids=lambda one: one.id)
def test_every_instrument_without_words_takes_a_pack_and_scores_as_before(instrument):
    shown = worded(instrument, read_pack(yaml.safe_dump(pack_for(instrument)).encode()))
    assert (shown.entry, shown.carries_wording) == ("answers", True)
    for example in instrument.examples:
        assert score(shown, example.answers) == score(instrument, example.answers)


def test_a_lead_loads_a_pack_and_the_questions_are_asked_everywhere(as_, lea, pia, rosa):
    assert "Invented question" not in said(as_(pia).get(f"/clients/{rosa}/write/answers/?instrument=isi"))
    answer = as_(lea).post("/instruments/own/", {"pack": as_file(pack_for(BUNDLED["isi"]))}, follow=True)
    assert "can now be asked question by question" in said(answer)
    assert "Invented licence of 2026." in said(answer)
    assert known().instruments["isi"].entry == "answers"
    assert known().version != knowledge.load().version
    assert "Invented question 7" in said(as_(pia).get(f"/clients/{rosa}/write/answers/?instrument=isi"))
    assert "Invented question 7" in said(as_(pia).get("/instruments/isi/"))
    row = own_instruments.every()[0]
    as_(lea).post(f"/instruments/own/{row.id}/end/")
    assert known().instruments["isi"].entry == "total"


def test_only_who_runs_the_clinic_loads_one(as_, pia):
    assert as_(pia).post("/instruments/own/", {"pack": as_file(pack_for(BUNDLED["isi"]))}).status_code == 403
    assert not own_instruments.every()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"instrument": "horoscope"}, "No instrument is called 'horoscope'"),
        ({"instrument": "phq_9"}, "is bundled in this language: no pack is needed"),
        ({"language": "English please"}, "is no language"),
        ({"items": []}, "has the items 1 to 7; the pack has none"),
        ({"items": [{"number": n, "text": ""} for n in range(1, 8)]}, "Item 1 has no text"),
        (
            {
                "options": [{"value": 9, "text": "Nine"}],
                "items": [{"number": n, "text": "?"} for n in range(1, 8)],
            },
            "offers 9",
        ),
        ({"licence": {"statement": "", "holder": "x", "said_by": "y"}}, "licence.statement is empty"),
        ({"wisdom": "all"}, "has another shape"),
    ],
)
def test_a_broken_pack_is_refused_in_words_and_nothing_changes(as_, lea, changes, fault):
    answer = as_(lea).post("/instruments/own/", {"pack": as_file(pack_for(BUNDLED["isi"], **changes))})
    assert answer.status_code == 422
    assert "nothing has changed" in said(answer)
    assert fault in said(answer)
    assert not own_instruments.every()
    assert known() is knowledge.load()


def test_what_is_no_pack_at_all_is_refused(as_, lea):
    for content in (b"\xff\xfe\x00", b"- [unclosed", b"just words", b"x" * 300_000):
        answer = as_(lea).post("/instruments/own/", {"pack": SimpleUploadedFile("pack.yaml", content)})
        assert answer.status_code == 422
    assert as_(lea).post("/instruments/own/").status_code == 422


BOMB = b"instrument: isi\nlanguage: en\nlicence: {statement: a, holder: b, said_by: c}\noptions: &o [%s]\nitems: [%s]\n" % (
    b", ".join([b"{value: 1, text: a}"] * 3000), b", ".join([b"{number: 1, text: a, options: *o}"] * 3000))  # fmt: skip
MERGES = b"a0: &a0 {x: 1}\n" + b"".join(
    b"a%d: &a%d {<<: [*a%d, *a%d]}\n" % (one, one, one - 1, one - 1) for one in range(1, 40)
)


@pytest.mark.parametrize(
    "content",
    [BOMB, MERGES, b"language: 2024-13-45\n", b"version: " + b"9" * 5000, b"? {a: 1}\n: 2\n", b"[" * 5000, b"a: !!binary x\n"],
    ids=["nine million answers", "merges", "no such day", "a long number", "a key that is a map", "deep", "binary"],
)  # fmt: skip
def test_a_file_made_to_harm_is_refused_at_once(content):
    with pytest.raises(PackRefused):
        read_pack(content)


def test_words_the_database_cannot_hold_are_refused(as_, lea):
    pack = pack_for(BUNDLED["isi"], stem="In the last\x00 weeks")
    answer = as_(lea).post("/instruments/own/", {"pack": as_file(pack)})
    assert answer.status_code == 422
    assert "characters that cannot be shown" in said(answer)
    assert own_instruments.every() == []


def test_a_pack_that_fits_no_more_after_a_release_is_left_aside(as_, lea):
    as_(lea).post("/instruments/own/", {"pack": as_file(pack_for(BUNDLED["isi"]))})
    own_instruments.OwnInstrument.objects.update(instrument="gone")
    own_instruments.OwnInstrument.objects.update(content=pack_for(BUNDLED["isi"], items=[]))
    own_instruments.look()
    assert known().instruments["isi"].entry == "total"


def test_a_refusal_names_every_fault():
    with pytest.raises(PackRefused) as refused:
        worded(
            BUNDLED["isi"],
            read_pack(yaml.safe_dump(pack_for(BUNDLED["isi"], language="?", items=[])).encode()),
        )
    assert len(refused.value.faults) == 2
