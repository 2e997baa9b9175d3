"""A picture of a result on the clinicians' pages: taken in, opened beside the form into which it is typed, or answered with a reason."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from steadystep.chart.measures import Observation
from steadystep.chart.pictures import MOST_BYTES, PictureRead, ResultPictured
from steadystep.clinic.chartroom.remaking import remade
from steadystep.clinic.consent.models import AccessRecord
from steadystep.clinic.ledger import reading
from steadystep.clinic.ledger.models import PictureRow
from tests.paper_results import photo

from . import test_forms

pytestmark = pytest.mark.django_db


def filled(shown) -> dict[str, str]:
    """The hidden fields of a form beside a picture."""
    return {**test_forms.filled(shown), "picture": str(shown.context["form"]["picture"].value() or "")}


def page(rosa: str) -> str:
    return f"/clients/{rosa}/result-pictures/"


def sends(browser, rosa, picture=None, **more):
    given = {"entry_id": str(uuid.uuid4()), "shows": "blood", "day_on_paper": "", "words": "", **more}
    file = SimpleUploadedFile("IMG_1.JPG", picture or photo(), "image/jpeg")
    return browser.post(page(rosa), {**given, "chosen": file})


@pytest.fixture
def sent(as_, pia, rosa) -> str:
    assert sends(as_(pia), rosa).status_code == 302
    return reading.read_chart(rosa).of(ResultPictured)[0].id


def test_taken_in_it_waits_to_be_read_and_is_on_todays_list(as_, pia, rosa, sent):
    shown = as_(pia).get(page(rosa)).content.decode()
    assert "To read" in shown
    assert f"/clients/{rosa}/write/labs/?picture={sent}" in shown.replace("&amp;", "&")
    today = as_(pia).get("/").content.decode()
    assert "Read the picture of a blood test" in today
    assert f"/write/labs/?picture={sent}" in today


def test_the_picture_comes_safely_and_each_look_is_recorded(as_, pia, rosa, sent):
    answer = as_(pia).get(f"{page(rosa)}{sent}.jpg")
    assert answer.content == remade(photo()).picture
    wanted = {
        "Content-Type": "image/jpeg", "Content-Disposition": 'inline; filename="result.jpg"', "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox", "Cross-Origin-Resource-Policy": "same-origin",
    }  # fmt: skip
    assert {name: answer[name] for name in wanted} == wanted
    assert "no-store" in answer["Cache-Control"]
    assert (
        AccessRecord.objects.filter(person=str(pia.pk), part=f"picture {sent}", outcome="allowed").count()
        == 1
    )


def test_it_stands_beside_the_form_and_the_results_refer_to_it(as_, pia, rosa, sent):
    address = f"/clients/{rosa}/write/labs/"
    shown = as_(pia).get(address, {"picture": sent})
    assert f'src="{page(rosa)}{sent}.jpg"' in shown.content.decode()
    typed = {**filled(shown), "tsh": "2.1 mIU/L", "sodium": "140 mmol/L"}
    assert as_(pia).post(address, typed).status_code == 302
    assert as_(pia).post(address, typed).status_code == 302  # sent twice
    chart = reading.read_chart(rosa)
    results, read = chart.of(Observation), chart.of(PictureRead)
    assert len(results) == 2
    assert [one.body.results for one in read] == [tuple(one.id for one in results)]
    assert read[0].body.picture == sent
    labs = as_(pia).get(f"/clients/{rosa}/?tab=labs").content.decode()
    assert labs.count(f"{sent}.jpg") == 2
    assert "No picture waits to be read." in as_(pia).get(page(rosa)).content.decode()


def test_a_result_that_cannot_be_taken_leaves_the_picture_unread(as_, pia, rosa, sent):
    address = f"/clients/{rosa}/write/labs/"
    shown = as_(pia).get(address, {"picture": sent})
    answer = as_(pia).post(address, {**filled(shown), "tsh": "2.1"})
    assert answer.status_code == 422
    assert f"{sent}.jpg" in answer.content.decode()
    assert not reading.read_chart(rosa).of(PictureRead)


def test_a_drug_test_found_on_it_marks_the_picture(as_, pia, rosa, sent):
    address = f"/clients/{rosa}/write/urine-test/"
    shown = as_(pia).get(address, {"picture": sent})
    line = next(name for name in shown.context["form"].fields if name.startswith("line_"))
    assert as_(pia).post(address, {**filled(shown), line: "negative"}).status_code == 302
    chart = reading.read_chart(rosa)
    assert "part2" in chart.labels_of(chart.entry(sent))
    assert chart.of(PictureRead)[0].body.outcome == "typed"


def test_nothing_to_type_is_said_with_a_reason(as_, pia, rosa, sent):
    address = f"/clients/{rosa}/write/picture-no-result/"
    shown = as_(pia).get(address, {"picture": sent})
    assert f"{sent}.jpg" in shown.content.decode()
    assert as_(pia).post(address, filled(shown)).status_code == 422  # no reason chosen
    assert as_(pia).post(address, {**filled(shown), "outcome": "not_readable"}).status_code == 302
    assert "it cannot be read" in as_(pia).get(page(rosa)).content.decode()


def test_an_old_draft_does_not_meet_another_picture(as_, pia, rosa, sent):
    """What was typed for one paper must not stand beside another."""
    considered = reverse("staff:considered", args=[rosa, "labs"])
    shown = as_(pia).get(f"/clients/{rosa}/write/labs/", {"picture": sent})
    as_(pia).post(considered, {**filled(shown), "tsh": "9.9 mIU/L"})
    assert "9.9" in as_(pia).get(f"/clients/{rosa}/write/labs/", {"picture": sent}).content.decode()
    assert "9.9" not in as_(pia).get(f"/clients/{rosa}/write/labs/").content.decode()


@pytest.mark.parametrize("slug", ["labs", "result", "urine-test", "picture-no-result"])
def test_a_picture_of_another_chart_is_none_here(as_, pia, rosa, slug):
    address = f"/clients/{rosa}/write/{slug}/"
    shown = as_(pia).get(address)
    answer = as_(pia).post(address, {**filled(shown), "picture": "another"})
    assert answer.status_code == 422
    assert not reading.read_chart(rosa).of(PictureRead)


def test_who_reads_no_results_neither_sees_nor_adds(as_, tom, fran, rosa, sent):
    for person in (tom, fran):
        assert as_(person).get(f"{page(rosa)}{sent}.jpg").status_code == 404
        assert 'id="add-picture"' not in as_(person).get(page(rosa)).content.decode()
        assert sends(as_(person), rosa, photo("another")).status_code == 403
    assert PictureRow.objects.count() == 1


@pytest.mark.parametrize(
    ("picture", "says"),
    [
        (b"words, not a picture", "not a picture that can be read"),
        (bytes(MOST_BYTES + 10), "larger than 8 MB"),
        (photo()[:3000], "broken or did not come whole"),
        (b"\0\0\0\x18ftypheic" + bytes(99), "HEIC"),
    ],
    ids=["words", "too large", "cut off", "heic"],
)
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(as_, pia, rosa, picture, says):
    answer = sends(as_(pia), rosa, picture, words="From the hospital", shows="urine")
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert says in shown
    assert "From the hospital" in shown
    assert (PictureRow.objects.count(), reading.read_chart(rosa).of(ResultPictured)) == (0, ())


def test_without_a_picture_nothing_is_kept(as_, pia, rosa):
    answer = as_(pia).post(page(rosa), {"entry_id": str(uuid.uuid4()), "shows": "blood"})
    assert answer.status_code == 422
    assert "No picture came with it" in answer.content.decode()


def test_a_day_that_is_still_to_come_is_asked_again(as_, pia, rosa):
    assert sends(as_(pia), rosa, day_on_paper="2199-01-01").status_code == 422
    assert sends(as_(pia), rosa, day_on_paper="0021-01-01").status_code == 422


def test_a_damaged_picture_is_said_in_words(as_, pia, rosa, sent, monkeypatch):
    from steadystep.clinic.ledger import pictures

    def damaged(*_):
        raise pictures.PictureDamaged

    monkeypatch.setattr(pictures, "read", damaged)
    answer = as_(pia).get(f"{page(rosa)}{sent}.jpg")
    assert answer.status_code == 410
    assert "cannot be opened any more" in answer.content.decode()


def test_nothing_of_what_is_sent_touches_the_disk(settings):
    assert settings.FILE_UPLOAD_HANDLERS == ["steadystep.faces.look.uploads.InMemoryOnly"]
