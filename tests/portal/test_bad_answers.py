"""Answers that come wrong: of no such value, of another sheet, of somebody else, too old, twice. Clear words, nothing lost."""

import uuid
from datetime import date

from steadystep.chart.measures import Answers

from .conftest import hidden_fields

HERE = "/my/questions/gad_7/"


def begun(rosa, entry="5f6f1b0e-0a53-4f1c-9a52-0f0b2f3c7d01"):
    rosa.browser.post(HERE, {"entry_id": entry})
    return hidden_fields(rosa.get(f"{HERE}1/").content.decode())["form"]


def answered(rosa, form, **answers):
    for item, value in answers.items():
        rosa.browser.post(f"{HERE}{item.removeprefix('item_')}/", {"form": form, "answer": value})


def handed_in(rosa, form):
    return [one.body.items for one in rosa.chart.of(Answers) if one.body.form == form]


def test_an_answer_that_does_not_exist_is_said_and_the_others_stay(rosa):
    form = begun(rosa)
    answered(rosa, form, item_1="2")
    refused = rosa.browser.post(f"{HERE}2/", {"form": form, "answer": "9"})
    assert refused.status_code == 422
    rosa.browser.post(f"{HERE}hand-in/", {"form": form})
    assert handed_in(rosa, form) == [(2, None, None, None, None, None, None)]


def test_answers_given_out_of_order_stand_in_the_order_of_the_form(rosa):
    form = str(uuid.uuid4())
    rosa.browser.post(f"{HERE}late/", {"form": form, "whole": "1", "item_3": "1", "item_1": "2"})
    assert handed_in(rosa, form) == [(2, None, 1, None, None, None, None)]


def test_a_page_of_a_sheet_that_was_put_away_says_so_and_keeps_nothing(rosa):
    begun(rosa)
    stale = rosa.browser.post(f"{HERE}1/", {"form": str(uuid.uuid4()), "answer": "2"})
    assert stale.status_code == 409


def test_back_dated_answers_stand_on_their_day(rosa):
    form = str(uuid.uuid4())
    told = rosa.browser.post(
        f"{HERE}late/", {"form": form, "whole": "1", "item_1": "2", "filled_in_at": "2026-03-01T09:00:00Z"}
    )
    assert told.json()["saved"] is True
    (entry,) = [one for one in rosa.chart.of(Answers) if one.body.form == form]
    assert entry.body.when.day == date(2026, 3, 1)


def test_the_receipt_of_somebody_else_is_not_found(rosa):
    assert rosa.get(f"{HERE}receipt/{uuid.uuid4()}/").status_code == 404
