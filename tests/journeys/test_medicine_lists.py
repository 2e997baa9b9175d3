"""A list from elsewhere is pasted, compared and signed; the papers and the drug page are read; the client answers for the list."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import Page, expect

from steadystep.chart.medicine_lists import MedicineListAnswered, Reconciled
from steadystep.clinic.ledger import reading
from tests.journeys.signing_in import sign_in


def _look(page: Page, name: str) -> None:
    """A picture for whoever mends the page: only when a folder is named."""
    if folder := os.environ.get("STEADYSTEP_PICTURES"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def test_a_list_is_pasted_compared_and_signed(screen, come_in, riverside, accessible):
    page = come_in(screen, "prescriber")
    page.goto(f"/clients/{riverside.rosa}/write/medicine-list/")
    accessible(page)
    page.get_by_label("Whose list").select_option("surgeon")
    page.get_by_label("The list").fill(
        "tramadol 50 mg four times daily as needed\nsertralin 50 mg daily\nlittle blue pill"
    )
    page.get_by_role("button", name="Keep this list").click()
    page.goto(f"/clients/{riverside.rosa}/medicines/reconcile/")
    accessible(page)
    _look(page, "reconcile")
    expect(page.get_by_role("link", name="tramadol", exact=True)).to_be_visible()
    page.get_by_role("button", name="sertraline", exact=True).click()
    expect(page.get_by_text("Matched.")).to_be_visible()
    for row in page.locator("select[name^=decide-]").all():
        row.select_option("ask")
    page.get_by_role("button", name="Sign the comparison").click()
    expect(page.get_by_text("compared and signed.", exact=False)).to_be_visible()
    accessible(page)
    _look(page, "reconciled")
    (signed,) = reading.read_chart(riverside.rosa).of(Reconciled)
    assert signed.author == str(riverside.people["prescriber"].pk)


@pytest.mark.parametrize(
    "address", ["/clients/{rosa}/medicines/list/", "/clients/{rosa}/medicines/emergency/", "/clients/{rosa}/medicines/cards/", "/medicines/", "/medicines/lithium/", "/medicines/?q=ssri", "/clients/{rosa}/?tab=medicines"]
)  # fmt: skip
def test_the_papers_and_the_drug_pages_are_readable(screen, come_in, riverside, accessible, address):
    page = come_in(screen, "prescriber")
    page.goto(address.format(rosa=riverside.rosa))
    accessible(page)
    _look(page, re.sub(r"\W+", "-", address.replace("{rosa}", "")))


def test_the_client_reads_the_list_and_says_what_is_different(phone, rosa, accessible):
    sign_in(phone, rosa.browser)
    phone.goto("/my/medicines/")
    accessible(phone)
    _look(phone, "my-list")
    phone.get_by_text("Something is different").click()
    accessible(phone)
    _look(phone, "my-list-open")
    phone.get_by_label(re.compile("What is different")).fill("I take half")
    phone.get_by_role("button", name="Tell my team").click()
    expect(phone.get_by_text("Thank you for telling us", exact=False)).to_be_visible()
    (answer,) = rosa.chart.of(MedicineListAnswered)
    assert (answer.body.right, answer.body.different) == (False, "I take half")
    for address in ("/my/medicines/emergency/", "/my/medicines/kept/", "/my/medicines/cards/"):
        phone.goto(address)
        accessible(phone)
        _look(phone, address.strip("/").replace("/", "-"))
