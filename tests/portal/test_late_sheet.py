"""A questionnaire that was filled in without a connection: it stands once, partial and out of range are said, nothing is lost."""

import uuid

from steadystep.chart.measures import Answers

FORM = str(uuid.uuid4())
WHOLE = {f"item_{number}": "1" for number in range(1, 10)}


def send(rosa, **fields):
    return rosa.browser.post("/my/questions/phq_9/late/", {"form": FORM, **fields})


def handed_in(rosa):
    return [one for one in rosa.chart.of(Answers) if one.body.form == FORM]


def test_handed_in_once_however_often_it_is_sent(rosa):
    first = send(rosa, whole="1", **WHOLE)
    again = send(rosa, whole="1", **{**WHOLE, "item_1": "3"})
    assert (first.status_code, again.status_code) == (200, 200)
    (entry,) = handed_in(rosa)
    assert entry.body.items == (1,) * 9 + (None,)
    assert first.json()["next"] == again.json()["next"]
    assert rosa.browser.get(first.json()["next"]).status_code == 200


def test_so_far_goes_into_the_sheet_and_on_from_there(rosa):
    answer = send(rosa, item_1="2", item_2="3")
    assert answer.json()["next"] == "/my/questions/phq_9/"
    assert not handed_in(rosa)
    assert rosa.browser.post("/my/questions/phq_9/")["Location"].endswith("/phq_9/3/")


def test_what_cannot_be_read_is_said_and_the_rest_is_kept(rosa):
    told = send(rosa, whole="1", item_1="2", item_2="99", item_3="many").json()
    assert "left out" in told["says"]
    (entry,) = handed_in(rosa)
    assert entry.body.items[:3] == (2, None, None)


def test_a_sheet_without_an_answer_is_refused(rosa):
    assert send(rosa, whole="1").status_code == 422
    assert not handed_in(rosa)


def test_a_risk_answer_in_it_brings_help(rosa):
    assert "988" in send(rosa, whole="1", **{**WHOLE, "item_9": "2"}).json()["help"]


def test_the_page_without_a_connection_names_nobody_and_holds_no_licensed_words(rosa, client):
    said = client.get("/my/offline/questions/phq_9/").content.decode()
    assert "Little interest" in said
    assert "Rosa" not in said
    assert client.get("/my/offline/questions/isi/").status_code == 404


def test_a_risk_answer_that_is_sent_twice_is_told_once(rosa):
    for _ in range(2):
        sent = {"id": FORM, "form": FORM, "answer": "2"}
        assert rosa.browser.post("/my/questions/phq_9/9/late/", sent).status_code == 200
    assert rosa.browser.get("/my/").content.decode().count("is with your care team now") == 1
