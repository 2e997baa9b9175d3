"""An asking that has expired while its sheet lay half filled in, and a sheet of somebody else: clear words, and nothing is lost (R70)."""

import uuid
from datetime import timedelta

from django.test import Client

from steadystep.chart.asking import SheetBegun
from steadystep.chart.measures import Answers
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.ledger import reading
from steadystep.clinic.people import actions
from tests.small_clinic import new_client

from .conftest import TUESDAY_TEN, hidden_fields

HERE = "/my/questions/phq_9/"


def begun(rosa) -> str:
    rosa.browser.post(HERE, {"entry_id": str(uuid.uuid4())})
    return hidden_fields(rosa.get(f"{HERE}1/").content.decode())["form"]


def of_form(chart, form):
    return [one for one in chart.of(Answers) if one.body.form == form]


def test_a_sheet_whose_asking_expired_goes_on_where_it_was_and_keeps_the_asking_it_answers(rosa, at):
    form = begun(rosa)
    asked = rosa.chart.of(SheetBegun)[-1].body.request
    assert asked
    rosa.browser.post(f"{HERE}1/", {"form": form, "answer": "2"})
    at(TUESDAY_TEN + timedelta(days=60))
    rosa.browser.force_login(rosa.person)
    assert "1 answer is kept from before." in rosa.get(HERE).content.decode()
    rosa.browser.post(HERE)
    sent = rosa.browser.post(f"{HERE}hand-in/", {"form": form, "entry_id": str(uuid.uuid4())})
    assert "receipt" in sent["Location"]
    (entry,) = of_form(rosa.chart, form)
    assert (entry.body.items[0], entry.body.request) == (2, asked)
    assert "Thank you. It is handed in." in rosa.get(sent["Location"]).content.decode()


def somebody_else(rosa) -> tuple[str, Client]:
    other = new_client(rosa.clinic, "Ben Example")
    person = actions.add_client_sign_in(
        SOFTWARE,
        "test",
        username="ben",
        display_name="Ben Example",
        client_id=uuid.UUID(other),
        language="en",
    )
    browser = Client()
    browser.force_login(person)
    return other, browser


def test_the_sheet_of_somebody_else_takes_no_answer_and_shows_none(rosa):
    form = begun(rosa)
    rosa.browser.post(f"{HERE}1/", {"form": form, "answer": "3"})
    other, ben = somebody_else(rosa)
    assert (
        ben.post(f"{HERE}1/", {"form": form, "answer": "1"})["Location"] == HERE
    )  # he has no such sheet: it begins with his own
    assert "kept from before" not in ben.get(HERE).content.decode()
    assert ben.post(f"{HERE}hand-in/", {"form": form})["Location"] == HERE
    assert not of_form(reading.read_chart(other), form)
    assert "1 answer is kept from before." in rosa.get(HERE).content.decode()


def test_answers_under_the_name_of_somebody_elses_sheet_change_nothing_of_theirs(rosa):
    """Two phones cannot make the same name by chance; whoever sends it on purpose is told, and reads nothing."""
    form = str(uuid.uuid4())
    rosa.browser.post(f"{HERE}late/", {"form": form, "whole": "1", "item_1": "3", "item_9": "0"})
    _other, ben = somebody_else(rosa)
    told = ben.post(f"{HERE}late/", {"form": form, "whole": "1", "item_1": "1"})
    assert told.status_code < 500
    assert [one.body.items[0] for one in of_form(rosa.chart, form)] == [3]
    (receipt,) = of_form(rosa.chart, form)
    assert ben.get(f"{HERE}receipt/{receipt.id}/").status_code == 404
    assert "Rosa" not in told.content.decode()
