"""No other member's name in a member's note: whole names, parts of them, and words that only look like names."""

import pytest

from steadystep.chart import When
from steadystep.chart.intake import Demographics
from steadystep.reasoning.facts.other_names import named_in, names_of

W = When("2026-03-17")
LUIS = names_of(Demographics(when=W, legal_name="Luis Mendoza Ortiz", preferred_name="Lucho"))
WILL = names_of(Demographics(when=W, legal_name="Will Hope"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Spoke after Luis.", ("Luis",)),
        ("Lucho disagreed.", ("Lucho",)),
        ("luis mendoza ortiz was there", ("Luis Mendoza Ortiz",)),
        ("Sat beside Mendoza.", ("Mendoza",)),
        ("Another member spoke of it.", ()),
        ("A Luisiana story", ()),
    ],
)
def test_a_name_is_found_as_a_word(text, found):
    assert named_in(text, LUIS) == found


def test_words_that_are_names_too_count_with_their_capital():
    assert named_in("She will go, and has hope for it.", WILL) == ()
    assert named_in("As Will said.", WILL) == ("Will",)


def test_the_members_own_name_is_no_fault():
    assert named_in("Luis spoke.", {"Luis", "Ana"}, LUIS) == ()
