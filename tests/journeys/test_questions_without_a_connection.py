"""Questionnaires on a phone that loses its connection: kept, resumed, and handed in once."""

from __future__ import annotations

from playwright.sync_api import expect

from steadystep.chart.measures import Answers
from steadystep.clinic.asking import own_instruments
from tests.journeys.signing_in import sign_in
from tests.journeys.waiting import until
from tests.portal.test_languages import load


def in_the_worker(phone, rosa):
    sign_in(phone, rosa.browser)
    phone.goto("/my/questions/phq_9/")
    phone.evaluate("navigator.serviceWorker.ready")
    until(phone, "caches.open('steadystep-sheets').then(async (kept) => (await kept.keys()).length > 0)")


def test_a_questionnaire_goes_on_without_a_connection_and_is_handed_in_once(phone, rosa, accessible):
    in_the_worker(phone, rosa)
    phone.get_by_role("button", name="Start").click()
    phone.get_by_label("Several days").check()
    expect(phone.get_by_text("Kept.")).to_be_visible()
    phone.context.set_offline(True)
    phone.goto("/my/questions/phq_9/2/")
    expect(phone.get_by_text("There is no connection. You can answer here")).to_be_visible()
    accessible(phone)
    first = phone.locator('input[name="item_1"]')
    expect(first.nth(1)).to_be_checked()
    for number in range(2, 9):
        phone.locator(f'input[name="item_{number}"]').nth(2).check()
    phone.reload()  # closed and opened again: nothing is lost
    expect(phone.locator('input[name="item_8"]').nth(2)).to_be_checked()
    phone.locator('input[name="item_9"]').nth(0).check()
    phone.get_by_role("button", name="Hand it in").click()
    expect(phone.get_by_text("Handed in on this phone")).to_be_visible()
    before = len(rosa.chart.of(Answers))
    phone.context.set_offline(False)  # it goes by itself
    expect(phone.get_by_text("Thank you. It is handed in.")).to_be_visible()
    phone.reload()
    answers = rosa.chart.of(Answers)
    assert len(answers) == before + 1
    assert answers[-1].body.items[:9] == (1, 2, 2, 2, 2, 2, 2, 2, 0)


def test_what_was_answered_without_a_connection_goes_on_with_one(phone, rosa):
    in_the_worker(phone, rosa)
    phone.context.set_offline(True)
    phone.goto("/my/questions/phq_9/")
    phone.locator('input[name="item_1"]').nth(3).check()
    phone.context.set_offline(False)
    expect(phone.get_by_text("1 answer is kept from before.")).to_be_visible()
    phone.get_by_role("button", name="Go on where you were").click()
    expect(phone.get_by_role("heading", name="Question 2 of 10")).to_be_visible()


def test_a_clinics_own_words_and_a_translation_open_without_a_connection(phone, rosa):
    load("isi", "es")
    sign_in(phone, rosa.browser)
    for name in ("isi", "phq_9"):
        phone.goto(f"/my/questions/{name}/")
        phone.evaluate("navigator.serviceWorker.ready")
        until(
            phone,
            f"caches.open('steadystep-sheets').then(async (kept) => (await kept.keys()).some((one) => one.url.includes('{name}')))",
        )
    phone.context.set_offline(True)
    phone.goto("/my/questions/isi/")
    expect(phone.get_by_text("Pregunta 1 (es)")).to_be_visible()
    phone.goto("/my/questions/phq_9/")
    expect(phone.get_by_text("Little interest or pleasure")).to_be_visible()
    phone.context.set_offline(False)
    own_instruments.forget()
