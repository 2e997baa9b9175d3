"""What is kept while typing never stands in the way of what was signed, nor under another questionnaire."""

import re

from tests.staff.test_forms import ORDER, filled


def test_what_arrives_after_the_signature_is_no_draft(as_, pia, rosa):
    browser, here = as_(pia), f"/clients/{rosa}/write/note/"
    typed = {**filled(browser.get(here)), "text": "Slept better"}
    browser.post(here, typed)
    browser.post(f"{here}considered/", typed)
    shown = browser.get(here)
    assert "Slept better" not in shown.content.decode()
    assert filled(shown)["entry_id"] != typed["entry_id"]


def test_answers_typed_for_one_questionnaire_are_not_those_of_another(as_, pia, rosa):
    browser, here = as_(pia), f"/clients/{rosa}/write/answers/"
    typed = {"instrument": "gad_7", "way": "paper", "item_1": "3"}
    browser.post(f"{here}considered/", {**filled(browser.get(here, {"instrument": "gad_7"})), **typed})
    chosen = re.compile(r"<input[^>]* checked")
    assert chosen.search(browser.get(here, {"instrument": "gad_7"}).content.decode())
    assert not chosen.search(browser.get(here, {"instrument": "phq_9"}).content.decode())


def test_a_tick_that_was_taken_away_does_not_come_back(as_, pia, rosa):
    """Nothing is sent of a box without its tick: the draft says so, or the client would be told against their wish."""
    browser, here = as_(pia), f"/clients/{rosa}/write/warning-sign/"
    page = browser.get(here)
    assert re.search(r'name="tell_client"[^>]* checked', page.content.decode())
    browser.post(f"{here}considered/", {**filled(page), "sign": "Short nights", "days": "3", "active": "on"})
    again = browser.get(here).content.decode()
    assert "Short nights" in again
    assert not re.search(r'name="tell_client"[^>]* checked', again)
    assert re.search(r'name="active"[^>]* checked', again)


def test_a_card_that_comes_with_the_order_does_not_keep_it_from_being_signed(as_, pia, rosa):
    typed = {**ORDER, "entry_id": "0192b1a0-0000-7000-8000-000000000123", "card": "given"}
    answer = as_(pia).post(f"/clients/{rosa}/write/order/considered/", typed).content.decode()
    assert "explained" in answer
    assert "This cannot be signed" not in answer
