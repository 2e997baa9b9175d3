"""How a caregiver is: bands of three numbers, when a call is offered, when safety is asked about."""

import pytest

from steadystep import knowledge
from steadystep.reasoning.facts.carers import carer_check, read_carer

KNOWN = knowledge.load()


def test_much_strain_offers_a_call():
    found = read_carer(KNOWN, (8, 5, 2))
    assert (found.bands, found.support, found.ask_safety) == (("support call", "watch", "ok"), True, False)


def test_little_confidence_offers_a_call():
    assert read_carer(KNOWN, (2, 3, 0)).support


def test_coping_stays_quiet():
    found = read_carer(KNOWN, (6, 7, 6))
    assert not found.support
    assert not found.ask_safety


def test_what_was_left_out_is_nobodys_zero():
    found = read_carer(KNOWN, (None, None, None))
    assert (found.bands, found.support, found.ask_safety) == (("", "", ""), False, None)


def test_a_burden_total_from_paper_has_its_band_and_its_limit():
    assert (read_carer(KNOWN, (None, None, None), 18).burden, read_carer(KNOWN, (None, None, None), 17).support) == ("moderate", True)  # fmt: skip
    assert not read_carer(KNOWN, (None, None, None), 10).support


@pytest.mark.parametrize("given", KNOWN.support_outside.examples, ids=lambda one: one.name)
def test_safety_is_asked_about_as_the_examples_say(given):
    expected = {"fires": True, "stays_quiet": False, "cannot_tell": None}[given.outcome]
    assert KNOWN.support_outside.asks_safety(given.conflict) is expected


def test_the_items_stand_in_the_order_in_which_they_are_kept():
    assert [part.name for part in carer_check(KNOWN).subscales] == ["stress", "confidence", "conflict"]
