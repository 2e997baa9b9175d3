"""Writing: an order that nobody may sign, one that is signed, a total from paper."""

from __future__ import annotations

import re

from django.utils import timezone
from playwright.sync_api import Page, expect

from steadystep.chart.medication import Order
from steadystep.clinic.ledger import reading


def last(riverside) -> object:
    return reading.read_chart(riverside.rosa).entries[-1]


def fill_in(page: Page, medicine: str, what_for: str) -> None:
    page.fill("[name=name]", medicine)
    page.fill("[name=indication]", what_for)
    page.fill("[name=dose_1]", "5")
    page.fill("[name=first_1]", timezone.localdate().isoformat())


def give_reasons(page):
    """Every check that asks for a reason gets one: in words, or one of its list."""
    for reason in page.locator("#checks textarea").all():
        reason.fill("Weighed with her; the lowest dose, for two weeks")
    for reason in page.locator("#checks select").all():
        reason.select_option("emergency")


def sign(page: Page) -> None:
    """What was weighed can be older than what was typed: the door then asks for what is missing, and it is signed again."""
    for _ in range(3):
        give_reasons(page)
        page.locator("#sign").click()
        expect(page.locator("main")).to_contain_text(re.compile(r"Written\.|Nothing was written"))
        if page.get_by_text("Written.", exact=True).count():
            return
    raise AssertionError(page.locator("main").inner_text())


def test_a_contraindicated_order_cannot_be_signed_and_another_is(screen, come_in, riverside, accessible):
    page = come_in(screen, "prescriber")
    page.goto(f"/clients/{riverside.rosa}/write/order/")
    accessible(page)
    fill_in(page, "Phenelzine", "panic disorder")
    expect(page.locator("#checks")).to_contain_text("This cannot be signed")
    expect(page.locator("#sign")).to_be_disabled()
    accessible(page)
    before = last(riverside).id
    # A browser that ignores the button is told the same, and nothing is written.
    # In one step: a late answer of `consider` would disable it again between two.
    # Looked up in the page itself: the answer to what was typed may put a new button in its place any moment.
    page.evaluate(
        "() => { const sign = document.querySelector('#sign'); sign.disabled = false; sign.form.requestSubmit(sign) }"
    )
    expect(page.get_by_text("Nothing was written", exact=False).first).to_be_visible()
    assert last(riverside).id == before
    accessible(page)

    page.goto(f"/clients/{riverside.rosa}/write/order/")
    fill_in(page, "Hydroxyzine", "anxiety before the train")
    expect(page.locator("#checks")).to_contain_text("You will sign:")
    expect(page.locator("#sign")).to_be_enabled()
    accessible(page)
    sign(page)
    accessible(page)
    assert (last(riverside).kind, last(riverside).author) == ("order", str(riverside.people["prescriber"].pk))


def test_a_total_from_paper_stands_on_the_page_at_once(screen, come_in, riverside, accessible):
    page = come_in(screen, "therapist")
    page.goto(f"/clients/{riverside.rosa}/write/score/?instrument=phq_9")
    accessible(page)
    page.get_by_label("Total").fill("17")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Written.")).to_be_visible()
    accessible(page)
    expect(page.locator("#tabs")).to_contain_text(re.compile(r"\b17\b"))
    assert last(riverside).body.total == 17


def test_an_order_from_a_few_letters(screen, come_in, riverside, accessible):
    """Found by a brand, chosen by keyboard, the suggested start taken, amounts by time of day typed, and signed."""
    page = come_in(screen, "prescriber")
    page.goto(f"/clients/{riverside.rosa}/write/order/")
    page.locator("[name=name]").press_sequentially("eskal", delay=30)
    expect(page.locator("#found")).to_contain_text("No medicine we know begins with")
    page.fill("[name=instruction]", "With food")
    page.fill("[name=name]", "")
    page.locator("[name=name]").press_sequentially("lithi", delay=30)
    expect(page.locator("#found button").first).to_contain_text("lithium")
    accessible(page)
    page.locator("[name=name]").press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#beside")).to_contain_text("Pregnancy")
    expect(page.locator("[name=instruction]")).to_have_value("With food")
    accessible(page)
    page.fill("[name=indication]", "bipolar II disorder")
    page.get_by_text("Different amounts through the day").first.click()
    page.fill("[name=morning_1]", "300")
    page.fill("[name=night_1]", "600")
    page.fill("[name=first_1]", timezone.localdate().isoformat())
    expect(page.locator("#checks")).to_contain_text("300 mg in the morning, 600 mg at night")
    accessible(page)


def test_a_suggested_start_is_taken_by_hand(screen, come_in, riverside, accessible):
    page = come_in(screen, "prescriber")
    page.goto(f"/clients/{riverside.rosa}/write/order/")
    page.locator("[name=name]").press_sequentially("busp", delay=30)
    page.locator("#found button").first.click()
    expect(page.locator("[name=dose_1]")).to_have_value("")
    page.get_by_role("button", name=re.compile("Use this")).first.click()
    expect(page.locator("[name=dose_1]")).to_have_value("7.5")
    expect(page.locator("[name=indication]")).to_have_value("GAD")
    expect(page.locator("#checks")).to_contain_text("You will sign:")
    page.locator("[name=ability]").select_option("decides")
    accessible(page)
    sign(page)
    ordered = reading.read_chart(riverside.rosa).of(Order)[-1]
    assert ordered.body.steps[0].milligrams_a_day == 15
