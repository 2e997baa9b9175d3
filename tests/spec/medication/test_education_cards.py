"""A card says what the knowledge says, in plain words; what only clinicians act on, or only they can read, stays with them."""

import re

import pytest

from steadystep import knowledge
from steadystep.reasoning.facts.education_card import education_card, is_plain, written_out
from steadystep.reasoning.facts.reading_grade import reading_grade, syllables

FACTS = knowledge.load()
HERE = sorted(drug.id for drug in FACTS.drugs.values() if drug.prescribed_here)
BLAMING = re.compile(r"\b(addict|abuser|clean|dirty|non-compliant|failed|manipulative)\b", re.IGNORECASE)


def _said(drug: str) -> dict[str, list[str]]:
    card = education_card(FACTS.drugs[drug], FACTS)
    return {part.name: [str(words) for words in part.plain] for part in card.parts}


def test_sertraline_in_plain_words():
    """Case A: nausea and jitteriness are usual in the first two weeks; new thoughts of suicide are for the same day."""
    said = _said("sertraline")
    assert "Nausea, loose stools: it usually eases within 14 days." in said["common"]
    assert "Call same day for new suicidal thoughts, severe agitation or rash." in said["urgent"]
    assert "Benefit takes 4 to 6 weeks." in said["know"]


def test_lithium_names_what_not_to_take():
    assert "No ibuprofen or naproxen." in _said("lithium")["know"]


def test_clozapine_after_a_gap():
    """The client is told to call; how it is begun again is the prescriber's."""
    card = education_card(FACTS.drugs["clozapine"], FACTS)
    assert _said("clozapine")["missed"] == [
        "After 2 days or more without it, do not go back to your old dose. Call us first."
    ]
    assert any(
        "12.5 mg" in line.shorthand for part in card.parts for line in part.lines if line.plain is None
    )


@pytest.mark.parametrize("drug", HERE)
def test_every_card_is_plain_kind_and_sourced(drug):
    """No shorthand, no blame, no dose to lower or restart by oneself, a reading grade of at most 8, a source a line."""
    card = education_card(FACTS.drugs[drug], FACTS)
    said = [str(words) for part in card.parts for words in part.plain]
    assert said
    assert card.grade is not None
    assert card.grade <= 8
    assert not [words for words in said if BLAMING.search(words)]
    assert not [words for words in said if "restart" in words.lower() or "reduce by" in words.lower()]
    assert all(line.sources for part in card.parts for line in part.lines)


def test_what_has_no_plain_sentence_is_listed():
    """Nothing is invented for it: staff are told which parts are missing for which medicine."""
    missing = {drug: education_card(FACTS.drugs[drug], FACTS).missing for drug in HERE}
    assert "storage" in missing["sertraline"]
    assert "missed" not in missing["lamotrigine"]
    assert not [drug for drug, parts in missing.items() if "stopping" in parts or "pregnancy" in parts]


@pytest.mark.parametrize(
    "shorthand",
    ["ANC >1500", "hold if BP <90/60", "tardive dyskinesia", "5 mg/day", "neonatal EPS", "CYP2D6"],
)
def test_shorthand_is_not_plain(shorthand):
    assert not is_plain(written_out(shorthand))


def test_abbreviations_are_written_out():
    assert written_out("MDD 4-8 wk") == "depression 4 to 8 weeks"


def test_the_reading_grade_is_that_of_flesch_and_kincaid():
    """Ten words in one sentence, eleven syllables: 0.39 x 10 + 11.8 x 1.1 - 15.59."""
    assert reading_grade("The cat sat on the mat and ate a cookie.") == round(3.9 + 11.8 * 1.1 - 15.59, 1)
    assert reading_grade("") is None
    assert [syllables(word) for word in ("cat", "table", "ate", "medicine", "day")] == [1, 2, 1, 3, 1]
