"""Words in another language: a file of their own with publisher and permission, refused for whatever does not fit."""

from pathlib import Path

import msgspec
import pytest

from steadystep.knowledge import Instrument, load
from steadystep.knowledge.licensed import in_bundled_language, translation_faults
from steadystep.knowledge.translation import Translation

KNOWN = load().instruments
EVERY = [words for one in KNOWN.values() for words in one.translations]
PRINTED = Path(__file__).parent / "printed_forms"
READ_IN = {"phq_9.es": "phq_9.es.txt", "phq_2.es": "phq_9.es.txt", "asq.es": "asq.es.txt"}
OURS = {"Prefiero no decirlo"}


def test_the_translations_that_ship_are_these() -> None:
    assert sorted(one.id for one in EVERY) == ["asq.es", "phq_2.es", "phq_9.es"]


@pytest.mark.parametrize("words", EVERY, ids=lambda one: one.id)
def test_a_translation_fits_its_instrument_and_says_that_nobody_compared_it(words: Translation) -> None:
    instrument = KNOWN[words.instrument]
    assert not translation_faults(instrument, words)
    assert words.provenance.verification == "unverified"
    assert not words.provenance.checked
    assert words.permission
    assert words.read_where


@pytest.mark.parametrize("words", EVERY, ids=lambda one: one.id)
def test_every_sentence_stands_in_the_copy_that_was_read(words: Translation) -> None:
    """Letter for letter. The copies name the official form; the publisher's own file has not been seen."""
    copy = " ".join((PRINTED / READ_IN[words.id]).read_text(encoding="utf-8").split())
    answers = [option.text for one in (words, *words.items) for option in one.options]
    asked = [words.stem, *(item.text for item in words.items), *answers]
    assert not [sentence for sentence in asked if sentence not in copy and sentence not in OURS]


@pytest.mark.parametrize("words", EVERY, ids=lambda one: one.id)
def test_a_translation_counts_as_the_instrument_does(words: Translation) -> None:
    instrument = KNOWN[words.instrument]
    shown = in_bundled_language(instrument, words.language)
    assert shown is not None
    assert [shown.values_of(item) for item in shown.items] == [
        instrument.values_of(item) for item in instrument.items
    ]
    assert shown.safety_items == instrument.safety_items
    assert {item.text for item in shown.items}.isdisjoint(item.text for item in instrument.items)


def test_the_two_questions_of_the_short_form_are_those_of_the_long_one_in_every_language() -> None:
    for language in ("en", "es"):
        two, nine = (in_bundled_language(KNOWN[name], language) for name in ("phq_2", "phq_9"))
        assert two is not None
        assert nine is not None
        assert [item.text for item in two.items] == [item.text for item in nine.items[:2]]


def phq_9() -> tuple[Instrument, Translation]:
    return KNOWN["phq_9"], KNOWN["phq_9"].translations[0]


def test_a_translation_with_a_question_too_few_is_refused() -> None:
    instrument, words = phq_9()
    short = msgspec.structs.replace(words, items=words.items[:-1])
    assert any("items 1 to 10" in fault for fault in translation_faults(instrument, short))


def test_a_translation_of_words_that_may_not_ship_is_refused() -> None:
    _, words = phq_9()
    assert any("does not ship" in fault for fault in translation_faults(KNOWN["isi"], words))


def test_a_translation_into_its_own_language_is_refused() -> None:
    instrument, words = phq_9()
    again = msgspec.structs.replace(words, id="phq_9.en", language="en")
    assert any("already" in fault for fault in translation_faults(instrument, again))


def test_a_translation_without_its_publisher_is_refused() -> None:
    with pytest.raises(ValueError, match="whose words"):
        msgspec.structs.replace(phq_9()[1], publisher="")
