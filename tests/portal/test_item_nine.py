"""Item nine, answered on a phone: an entry at once, help in the same answer, and a duty that stands."""

import uuid
from unittest.mock import patch

import pytest

from steadystep.chart.measures import Answers, ItemAnswered
from steadystep.chart.safety import Raised
from steadystep.clinic.chartroom.lists import duties
from tests.portal.conftest import SATURDAY_NIGHT, Rosa, hidden_fields

NINE = "/my/questions/phq_9/9/"


def begin(rosa: Rosa) -> str:
    """Start a sheet and give back its form id."""
    rosa.post("/my/questions/phq_9/")
    return hidden_fields(rosa.get(NINE).content.decode())["form"]


def answer(rosa: Rosa, form: str, value: int, *, number: int = 9, send: str = "", piece: bool = True):
    headers = {"X-Piece": "1"} if piece else {}
    of = hidden_fields(rosa.get(NINE).content.decode()).get("of", "")
    return rosa.browser.post(
        f"/my/questions/phq_9/{number}/",
        {"form": form, "answer": value, "id": send or str(uuid.uuid4()), "of": of}, headers=headers,
    )  # fmt: skip


@pytest.mark.parametrize("piece", [True, False], ids=["with script", "without script"])
def test_the_same_answer_that_writes_the_entry_shows_help_and_who_will_see_it(rosa, piece):
    form = begin(rosa)
    said = answer(rosa, form, 2, piece=piece)
    page = said.content.decode()
    assert said.status_code == 200
    assert 'href="tel:988"' in page
    assert 'href="tel:911"' in page
    assert "Tariq" in page
    (entry,) = rosa.chart.of(ItemAnswered)
    assert (entry.body.form, entry.body.item, entry.body.value) == (form, 9, 2)
    (raised,) = rosa.chart.of(Raised)
    (item,) = [one for one in duties(rosa.clinic.therapist, "mine") if one.duty.raised == raised.id]
    assert item.client == rosa.client


def test_before_it_the_client_is_told_who_sees_it_and_when(rosa):
    begin(rosa)
    page = rosa.get(NINE).content.decode()
    assert "Before you answer" in page
    assert "Tariq is asked to look at it" in page


def test_at_night_nobody_is_promised_an_hour(rosa, at):
    form = begin(rosa)
    at(SATURDAY_NIGHT)
    rosa.browser.force_login(rosa.person)
    page = answer(rosa, form, 1).content.decode()
    assert "Answers are not watched at night" in page
    assert "Mon 9 March" in page
    assert "They are asked to look at it by" not in page


def test_a_double_tap_writes_once(rosa):
    form, send = begin(rosa), str(uuid.uuid4())
    answer(rosa, form, 1, send=send)
    again = answer(rosa, form, 1, send=send)
    assert 'href="tel:988"' in again.content.decode()
    assert len([one for one in rosa.chart.entries if isinstance(one.body, ItemAnswered)]) == 1


def test_a_changed_answer_supersedes_and_the_alarm_stands(rosa):
    form, send = begin(rosa), str(uuid.uuid4())
    for value in (2, 0, 2):  # the same page sends all three under the same id
        answer(rosa, form, value, send=send)
    (standing,) = rosa.chart.of(ItemAnswered)
    assert standing.body.value == 2
    assert len([one for one in rosa.chart.entries if isinstance(one.body, ItemAnswered)]) == 3
    assert rosa.chart.of(Raised)


def test_not_at_all_shows_no_alarm(rosa):
    page = answer(rosa, begin(rosa), 0).content.decode()
    assert "tel:988" not in page
    assert not rosa.chart.of(Raised)


def test_help_is_shown_though_the_review_broke(rosa):
    form = begin(rosa)
    with patch("steadystep.clinic.chartroom.thinking.review_of", side_effect=RuntimeError("broken")):
        page = answer(rosa, form, 1).content.decode()
    assert 'href="tel:988"' in page
    assert "do not wait for us" in page
    assert rosa.chart.of(ItemAnswered)


def test_handed_in_with_the_same_form_id_and_a_receipt_with_help(rosa):
    form = begin(rosa)
    for number, value in enumerate((2, 2, 3, 2, 1, 2, 1, 0, 1), start=1):
        answer(rosa, form, value, number=number)
    receipt = rosa.browser.post(
        "/my/questions/phq_9/hand-in/", {"form": form, "id": str(uuid.uuid4())}, follow=True
    )
    page = receipt.content.decode()
    (answers,) = rosa.chart.of(Answers)
    assert answers.body.form == form
    assert answers.body.items == (2, 2, 3, 2, 1, 2, 1, 0, 1, None)
    assert "14 out of 27" in page
    assert 'href="tel:988"' in page
    assert "moderate" not in page
    assert len(rosa.chart.of(Raised)) == 1


def test_a_stale_form_says_so_and_writes_nothing(rosa):
    begin(rosa)
    said = answer(rosa, str(uuid.uuid4()), 3)
    assert said.status_code == 409
    assert not rosa.chart.of(ItemAnswered)


def test_an_answer_that_does_not_exist_is_refused_in_words(rosa):
    said = answer(rosa, begin(rosa), 7)
    assert said.status_code == 422
    assert not rosa.chart.of(ItemAnswered)


def test_while_an_event_is_open_help_comes_with_whatever_is_said(rosa):
    answer(rosa, begin(rosa), 1)
    page = rosa.post("/my/messages/", text="It is a hard evening").content.decode()
    assert 'href="tel:988"' in page
    assert "Help is here if you need it" in page
    said = rosa.browser.post(
        "/my/check-in/", {"id": str(uuid.uuid4()), "mood": "2"}, headers={"Accept": "application/json"}
    )
    assert "tel:988" in said.json()["help"]
