"""A client sends a picture of a result: plain words before, a receipt after, and kindly told when it could not be used."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from steadystep.chart.pictures import PictureRead, ResultPictured
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.ledger.models import PictureRow
from tests.paper_results import photo
from tests.small_clinic import fresh

from .conftest import hidden_fields

PAGE = "/my/medicines/tests/picture/"


def sends(rosa, picture=None, name="taken", **more):
    hidden = hidden_fields(rosa.get(PAGE).content.decode())
    given = {"id": str(uuid.uuid4()), "of": hidden["of"], "shows": "blood", **more}
    return rosa.browser.post(
        PAGE, {**given, name: SimpleUploadedFile("1.jpg", picture or photo(), "image/jpeg")}
    )


def pictures(rosa):
    return rosa.chart.of(ResultPictured)


def test_before_sending_it_says_who_sees_it_and_when(rosa):
    shown = rosa.get(PAGE).content.decode()
    assert "A nurse or your prescriber looks at it. No machine reads it." in shown
    assert "within one working day" in shown
    assert "Sending needs a connection" in shown
    assert 'accept="image/*" capture="environment"' in shown
    assert PAGE in rosa.get("/my/medicines/tests/").content.decode()
    assert PAGE in rosa.get("/my/plan/").content.decode()


@pytest.mark.parametrize("name", ["taken", "chosen"])
def test_sent_there_is_a_receipt_and_an_entry(rosa, name):
    answer = sends(rosa, name=name, words="From the hospital", day_on_paper="2026-03-02")
    assert answer.status_code == 302
    receipt = rosa.get(answer["Location"]).content.decode()
    assert "Your picture has arrived" in receipt
    [entry] = pictures(rosa)
    assert (entry.body.words, str(entry.body.day_on_paper), entry.source) == ("From the hospital", "2026-03-02", "portal")  # fmt: skip
    assert PictureRow.objects.get().pk == entry.id
    assert "Waiting to be read." in receipt


def test_sent_twice_it_is_one(rosa):
    once = str(uuid.uuid4())
    assert sends(rosa, id=once).status_code == sends(rosa, id=once).status_code == 302
    assert len(pictures(rosa)) == PictureRow.objects.count() == 1
    assert "We have this very picture already" in rosa.get(sends(rosa)["Location"]).content.decode()
    assert len(pictures(rosa)) == 1


@pytest.mark.parametrize(
    ("picture", "says"),
    [
        (b"%PDF-1.4", "PDF"),
        (b"\0\0\0\x18ftypheic" + bytes(99), "HEIC"),
        (photo()[:3000], "did not come whole"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_words_stay(rosa, picture, says):
    answer = sends(rosa, picture, words="Two pages")
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Nothing was sent yet" in shown
    assert says in shown
    assert "Two pages" in shown
    assert (pictures(rosa), PictureRow.objects.count()) == ((), 0)


def test_without_a_picture_it_asks_for_one(rosa):
    hidden = hidden_fields(rosa.get(PAGE).content.decode())
    answer = rosa.browser.post(PAGE, {"id": str(uuid.uuid4()), "of": hidden["of"], "shows": "blood"})
    assert answer.status_code == 422
    assert "No picture came with it" in answer.content.decode()


@pytest.mark.parametrize(
    ("outcome", "says"),
    [
        ("not_readable", "We could not read this one"),
        ("not_this_client", "belong to somebody else"),
        ("no_result", "found no result on it"),
    ],
)
def test_what_could_not_be_used_is_told_kindly_until_another_comes(rosa, outcome, says):
    sends(rosa)
    said = PictureRead(when=pictures(rosa)[0].body.when, picture=pictures(rosa)[0].id, outcome=outcome, note="Too dark")  # fmt: skip
    write(rosa.clinic.prescriber, rosa.client, [fresh(said)])
    for address in ("/my/", PAGE):
        shown = rosa.get(address).content.decode()
        assert says in shown
        assert "Too dark" not in shown
    sends(rosa, photo("The next one"))
    assert says not in rosa.get("/my/").content.decode()


def test_a_picture_that_staff_took_in_is_not_listed_as_hers(rosa):
    from steadystep.clinic.chartroom import picturing
    from steadystep.clinic.chartroom.remaking import remade

    kept = remade(photo("Somebody else's"))
    new = picturing.pictured(kept, entry=str(uuid.uuid4()), shows="other")
    picturing.take_in(rosa.clinic.prescriber, rosa.client, new, kept.picture)
    assert "What I sent" not in rosa.get(PAGE).content.decode()


def test_signed_out_nothing_is_taken(rosa, client):
    answer = client.post(
        PAGE, {"taken": SimpleUploadedFile("1.jpg", photo(), "image/jpeg"), "shows": "blood"}
    )
    assert answer.status_code in (401, 403)
    assert PictureRow.objects.count() == 0
