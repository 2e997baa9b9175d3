"""No card a client reads prints the knowledge's shorthand: no id, no abbreviation of the trade, in every medicine's card."""

import re

import pytest
from django.template.loader import render_to_string

from steadystep import knowledge
from steadystep.faces.look.education_words import said_education
from steadystep.faces.look.effect_words import PLAIN
from steadystep.reasoning.facts.education_card import education_card

FACTS = knowledge.load()
HERE = sorted(drug.id for drug in FACTS.drugs.values() if drug.prescribed_here)
IDS = re.compile(r"\b[A-Z]{2,}[A-Z0-9_]*\b|\b[a-z]+_[a-z_]+\b|[<>≥≤=]")
HARDEST = 8


def card(drug):
    known = FACTS.drugs[drug]
    return said_education(
        education_card(known, FACTS), order="", name=known.name, dose="", why="", target="", decided=""
    )


@pytest.mark.parametrize("drug", HERE)
def test_a_card_prints_no_id_and_no_shorthand(drug):
    said = [line for part in card(drug).parts for line in part.lines]
    assert said
    assert not [line for line in said if IDS.search(line)]
    assert card(drug).grade <= HARDEST


def test_effects_are_said_in_the_words_the_portal_asks_them_in():
    said = [line for part in card("clozapine").parts for line in part.lines]
    assert (
        "Constipation. Call 911 if you would say: “Belly pain, throwing up, or no stool for 4 days”." in said
    )
    assert not any("no stool 4 days" in line for line in said)


def test_what_is_left_out_for_staff_is_only_what_has_no_plain_words():
    out = [line for part in card("clozapine").left_out for line in part.lines]
    assert not any("no stool" in line for line in out)


def test_plain_words_are_about_rows_that_exist():
    assert set(PLAIN) <= set(FACTS.side_effects)


def test_what_the_card_does_not_say_it_says_so_kindly():
    """A part without a sentence is named on the client's own card, with whom to ask."""
    page = render_to_string("look/medicines/card.html", {"card": card("lumateperone")})
    assert "Not on this card yet:" in page
    assert "If you miss doses" in page
    assert "Ask us or your pharmacist, any time. We are glad to help." in page


@pytest.mark.parametrize("drug", ["buprenorphine_naloxone_sl", "lithium"])
def test_what_cannot_wait_is_for_now_and_not_for_the_same_day(drug):
    said = " ".join(line for part in card(drug).parts for line in part.lines)
    assert "Call us at once, or 911 if nobody answers" in said
