"""A client sends a picture of a result from a phone; a nurse opens it beside the form, types the result in, and answers another."""

import os

from playwright.sync_api import Page, expect

from steadystep.chart.measures import Observation
from steadystep.chart.pictures import PictureRead, ResultPictured
from steadystep.clinic.ledger import reading
from tests.paper_results import photo

LITHIUM = "County Laboratory\n\nRosa Example   2 March\n\nLithium   0.8 mmol/L\nTSH   2.1 mIU/L"


def _look(page: Page, name: str) -> None:
    """A picture for whoever mends the page: only when a folder is named."""
    if folder := os.environ.get("STEADYSTEP_PICTURES"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def _send(page: Page, words: str, shows: str) -> None:
    file = {"name": "IMG_20260302.jpg", "mimeType": "image/jpeg", "buffer": photo(words, (1500, 2000))}
    page.get_by_label("Or choose one that is there already").set_input_files(file)
    page.get_by_label("What is it?").select_option(shows)
    page.get_by_role("button", name="Send", exact=True).click()


def _written(riverside, kind):
    chart = reading.read_chart(riverside.rosa)
    return [one for one in chart.of(kind) if one.author != "0192b1a0-0000-7000-8000-0000000000ff"]


def _sends_from_a_phone(her: Page, accessible) -> None:
    her.goto("/my/medicines/tests/")
    accessible(her)
    her.get_by_role("link", name="Send a picture of a result").click()
    expect(her.get_by_role("heading", name="Send a picture")).to_be_visible()
    her.wait_for_load_state("networkidle")
    accessible(her)
    _look(her, "portal-before")
    her.context.set_offline(True)
    _send(her, LITHIUM, "blood")
    expect(her.get_by_text("There is no connection just now", exact=False)).to_be_visible()
    her.context.set_offline(False)
    her.get_by_role("button", name="Send", exact=True).click()
    expect(her.get_by_text("Your picture has arrived")).to_be_visible()
    accessible(her)
    _look(her, "portal-receipt")


def test_from_the_phone_to_the_typed_result(phone, desktop, come_in, riverside, accessible):
    her, nurse = come_in(phone, "client"), come_in(desktop, "nurse")
    _sends_from_a_phone(her, accessible)
    (sent,) = _written(riverside, ResultPictured)
    nurse.goto(f"/clients/{riverside.rosa}/result-pictures/")
    accessible(nurse)
    _look(nurse, "staff-pictures")
    nurse.locator(f"a[href$='write/labs/?picture={sent.id}']").click()
    shown = nurse.get_by_role("img", name="Picture of a result on paper, to be read by you")
    expect(shown).to_have_js_property("naturalWidth", 1500)
    there, tsh = shown.bounding_box(), nurse.get_by_label("TSH").bounding_box()
    assert there["x"] + there["width"] <= tsh["x"]
    accessible(nurse)
    _look(nurse, "staff-beside")
    nurse.get_by_label("TSH").fill("2.1 mIU/L")
    nurse.get_by_role("button", name="Write it down").click()
    expect(nurse.get_by_role("link", name="Its picture")).to_be_visible()
    accessible(nurse)
    _look(nurse, "staff-results")
    (typed,), (read,) = _written(riverside, Observation), _written(riverside, PictureRead)
    assert (read.body.picture, read.body.results) == (sent.id, (typed.id,))
    her.reload()
    expect(her.get_by_text("Read, and typed in.", exact=False).first).to_be_visible()


def test_on_a_phone_the_picture_comes_first_and_a_reason_answers_it(phone, desktop, come_in, riverside, accessible):  # fmt: skip
    her, nurse = come_in(desktop, "client"), come_in(phone, "nurse")
    her.goto("/my/medicines/tests/picture/")
    _send(her, "too dark to read", "drug_test")
    expect(her.get_by_text("Your picture has arrived")).to_be_visible()
    accessible(her)
    _look(her, "portal-receipt")
    (sent,) = _written(riverside, ResultPictured)
    nurse.goto(f"/clients/{riverside.rosa}/result-pictures/")
    accessible(nurse)
    _look(nurse, "staff-pictures")
    nurse.goto(f"/clients/{riverside.rosa}/write/urine-test/?picture={sent.id}")
    accessible(nurse)
    _look(nurse, "staff-beside")
    shown = nurse.get_by_role("img", name="Picture of a result on paper, to be read by you")
    assert shown.bounding_box()["y"] < nurse.get_by_role("button", name="Write it down").bounding_box()["y"]
    expect(nurse.get_by_role("link", name="Blood values")).to_be_visible()
    nurse.get_by_role("link", name="Nothing to type in").click()
    accessible(nurse)
    nurse.get_by_label("Why").select_option("not_readable")
    _look(nurse, "staff-no-result")
    nurse.get_by_role("button", name="Write it down").click()
    her.goto("/my/")
    expect(her.get_by_text("We could not read this one", exact=False)).to_be_visible()
    accessible(her)
    _look(her, "portal-told")
