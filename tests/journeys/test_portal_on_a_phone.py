"""The portal in Chromium at 360 by 740: item nine, the check-in without a connection, the safety plan kept, and weight."""

from __future__ import annotations

import gzip
import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from steadystep.chart.measures import DailyCheckin, ItemAnswered
from steadystep.chart.safety import Raised
from steadystep.clinic.chartroom.lists import duties
from tests.journeys.signing_in import sign_in
from tests.journeys.waiting import until

KEPT_PLAN_SAYS = """async (words) => {
  const kept = await (await caches.open("steadystep-kept")).match("/my/help/kept/");
  return (await kept?.text())?.includes(words);
}"""
FIRST_LOAD = 100_000  # bytes over the wire, everything (issue 2, "Figures")


def test_item_nine_shows_help_at_once_and_somebody_is_asked_to_look(phone, rosa, accessible):
    sign_in(phone, rosa.browser)
    phone.goto("/my/")
    accessible(phone)
    phone.get_by_role("link", name=re.compile("Start.*Patient Health")).click()
    phone.get_by_role("button", name="Start").click()
    for _ in range(8):
        accessible(phone)
        phone.get_by_label("Several days").check()
        expect(phone.get_by_text("Kept.")).to_be_visible()
        phone.get_by_role("button", name="Next").click()
    expect(phone.get_by_text("Before you answer")).to_be_visible()
    phone.get_by_label("More than half the days").check()
    expect(phone.get_by_role("heading", name="You do not have to carry this alone")).to_be_visible()
    expect(phone.locator('a[href="tel:988"]')).to_be_visible()
    expect(phone.get_by_text(re.compile("Tariq from your care team has been told"))).to_be_visible()
    accessible(phone)
    (answer,) = rosa.chart.of(ItemAnswered)
    (raised,) = rosa.chart.of(Raised)
    assert (answer.body.value, raised.body.anchor) == (2, answer.id)
    assert raised.id in {one.duty.raised for one in duties(rosa.clinic.therapist, "mine")}
    phone.get_by_role("button", name="Next").click()
    expect(phone.get_by_role("heading", name="Question 10 of 10")).to_be_visible()
    phone.get_by_role("button", name="Look it over").click()
    accessible(phone)
    phone.get_by_role("button", name="Hand it in").click()
    expect(phone.get_by_text("10 out of 27")).to_be_visible()
    accessible(phone)


def test_a_check_in_without_a_connection_is_kept_and_sent_once(phone, rosa, accessible):
    sign_in(phone, rosa.browser)
    phone.goto("/my/check-in/")
    accessible(phone)
    phone.context.set_offline(True)
    phone.get_by_role("group", name=re.compile("Mood")).first.get_by_label("4", exact=True).check()
    phone.get_by_label(re.compile("A line of words")).fill("on the train")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text("Kept on this device", exact=True)).to_be_visible()
    accessible(phone)
    assert not rosa.chart.of(DailyCheckin)
    phone.context.set_offline(False)  # it goes by itself
    expect(phone.get_by_text("Change or add something")).to_be_visible()
    phone.reload()
    (told,) = [one for one in rosa.chart.entries if isinstance(one.body, DailyCheckin)]
    assert (told.body.mood, told.body.words) == (4, "on the train")
    assert told.occurred < told.recorded_at


def test_help_opens_without_a_connection_with_the_plan_only_if_kept(phone, rosa, accessible):
    sign_in(phone, rosa.browser)
    phone.goto("/my/help/")
    accessible(phone)
    phone.evaluate("navigator.serviceWorker.ready")
    phone.context.set_offline(True)
    phone.goto("/my/help/")
    expect(phone.locator('a[href="tel:988"]')).to_be_visible()
    expect(phone.get_by_text("I stop sleeping")).to_have_count(0)
    phone.goto("/my/plan/")
    expect(phone.get_by_role("heading", name="There is no connection just now")).to_be_visible()
    phone.context.set_offline(False)
    phone.goto("/my/help/")
    phone.get_by_role("button", name="Keep it here").click()
    expect(phone.get_by_role("button", name="Do not keep it here")).to_be_visible()
    phone.context.set_offline(True)
    phone.goto("/my/help/")
    expect(phone.get_by_text("I stop sleeping")).to_be_visible()
    phone.context.set_offline(False)
    phone.goto("/my/")
    phone.get_by_text("Me", exact=True).click()
    phone.get_by_role("button", name="Sign out").click()
    phone.wait_for_url(re.compile("login"))
    phone.context.set_offline(True)
    phone.goto("/my/help/")
    expect(phone.locator('a[href="tel:988"]')).to_be_visible()
    expect(phone.get_by_text("I stop sleeping")).to_have_count(0)


def test_a_check_in_begun_without_a_connection_is_sent_later(phone, rosa, accessible):
    sign_in(phone, rosa.browser)
    phone.goto("/my/")
    phone.evaluate("navigator.serviceWorker.ready")
    phone.context.set_offline(True)
    phone.goto("/my/check-in/")
    accessible(phone)
    phone.get_by_role("group", name=re.compile("Mood")).first.get_by_label("7", exact=True).check()
    phone.get_by_role("button", name="Keep it").click()
    expect(phone.get_by_text("Kept on this device", exact=True)).to_be_visible()
    phone.context.set_offline(False)  # it goes by itself
    expect(phone.get_by_text("Change or add something")).to_be_visible()
    (told,) = rosa.chart.of(DailyCheckin)
    assert told.body.mood == 7


def test_an_answer_given_after_the_sign_in_ended_is_kept_and_sent(phone, rosa):
    sign_in(phone, rosa.browser)
    phone.goto("/my/questions/phq_9/")
    phone.get_by_role("button", name="Start").click()
    phone.goto("/my/questions/phq_9/9/")
    session = [one for one in phone.context.cookies() if one["name"] == settings.SESSION_COOKIE_NAME]
    phone.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    phone.get_by_label("Several days").check()
    expect(phone.get_by_text("You were signed out because it had been a while.")).to_be_visible()
    expect(phone.locator('a[href="tel:988"]')).to_be_visible()
    assert not rosa.chart.of(ItemAnswered)
    phone.context.add_cookies(session)
    phone.goto("/my/questions/phq_9/9/")
    expect(phone.get_by_role("heading", name="You do not have to carry this alone")).to_be_visible()
    (answer,) = rosa.chart.of(ItemAnswered)
    assert answer.body.value == 1


def test_a_risk_answer_without_a_connection_is_kept_when_the_page_is_closed(phone, rosa, accessible):
    sign_in(phone, rosa.browser)
    phone.goto("/my/questions/phq_9/")
    phone.get_by_role("button", name="Start").click()
    phone.goto("/my/questions/phq_9/9/")
    phone.evaluate("navigator.serviceWorker.ready")
    phone.context.set_offline(True)
    phone.get_by_label("More than half the days").check()
    expect(phone.get_by_text("nobody has seen it yet")).to_be_visible()
    expect(phone.locator('a[href="tel:988"]')).to_be_visible()
    expect(phone.get_by_text("also if you close this page")).to_be_visible()
    accessible(phone)
    assert not rosa.chart.of(ItemAnswered)
    phone.goto("/my/help/")  # without a connection: the copy of help that the phone keeps
    expect(phone.locator('a[href="tel:988"]')).to_be_visible()
    phone.context.set_offline(False)
    phone.goto("/my/plan/")  # another page, later: it goes by itself, and help comes with the answer
    expect(phone.get_by_role("heading", name="You do not have to carry this alone")).to_be_visible()
    accessible(phone)
    (answer,) = rosa.chart.of(ItemAnswered)
    assert answer.body.value == 2
    assert answer.occurred < answer.recorded_at
    assert rosa.chart.of(Raised)
    phone.goto("/my/")
    expect(phone.get_by_text("is with your care team now")).to_be_visible()


SLOW_TO_READ = """() => {
  const read = Response.prototype.json;
  Response.prototype.json = async function () { await new Promise((go) => setTimeout(go, 60_000)); return read.call(this); };
}"""


def test_help_is_not_lost_with_a_page_that_ends_before_it_showed_it(phone, rosa):
    """The answer reached the team while its page was left: the next page brings the help."""
    sign_in(phone, rosa.browser)
    phone.goto("/my/questions/phq_9/")
    phone.get_by_role("button", name="Start").click()
    phone.goto("/my/questions/phq_9/9/")
    phone.context.set_offline(True)
    phone.get_by_label("Several days").check()
    expect(phone.get_by_text("also if you close this page")).to_be_visible()
    phone.evaluate(SLOW_TO_READ)
    with phone.expect_response("**/late/"):
        phone.context.set_offline(False)
    phone.goto("/my/plan/")
    expect(phone.get_by_role("heading", name="You do not have to carry this alone")).to_be_visible()
    assert len(rosa.chart.of(ItemAnswered)) == 1


OWED = """(of) => sessionStorage.setItem("help-not-seen-yet", JSON.stringify({ of, at: Date.now(), help: "<p data-help>For one person</p>" }))"""


def test_help_that_is_owed_is_shown_to_who_gave_the_answer_and_to_nobody_else(phone, rosa):
    sign_in(phone, rosa.browser)
    phone.goto("/my/plan/")
    hers = phone.evaluate("localStorage.getItem('sender')")
    phone.evaluate(OWED, "somebody-else")
    phone.goto("/my/visits/")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    expect(phone.get_by_text("For one person")).to_have_count(0)
    assert phone.evaluate("sessionStorage.getItem('help-not-seen-yet')") is None
    phone.evaluate(OWED, hers)
    phone.goto("/my/plan/")
    expect(phone.get_by_text("For one person")).to_be_visible()


def test_signing_out_with_a_risk_answer_that_waits_shows_its_help_first(phone, rosa):
    """A second tap signs out."""
    sign_in(phone, rosa.browser)
    phone.goto("/my/questions/phq_9/")
    phone.get_by_role("button", name="Start").click()
    phone.goto("/my/questions/phq_9/9/")
    phone.route(
        "**/questions/phq_9/9/", lambda one: one.abort() if one.request.method == "POST" else one.continue_()
    )
    phone.get_by_label("Several days").check()
    expect(phone.get_by_text("also if you close this page")).to_be_visible()
    phone.get_by_text("Me", exact=True).click()
    phone.get_by_role("button", name="Sign out").click()
    expect(phone.get_by_role("heading", name="You do not have to carry this alone")).to_be_visible()
    assert len(rosa.chart.of(ItemAnswered)) == 1
    phone.get_by_role("button", name="Sign out").click()
    phone.wait_for_url(re.compile("login"))
    assert phone.evaluate("sessionStorage.getItem('help-not-seen-yet')") is None


def test_a_risk_answer_goes_by_itself_while_the_page_stays_open(phone, rosa):
    sign_in(phone, rosa.browser)
    phone.goto("/my/questions/phq_9/")
    phone.get_by_role("button", name="Start").click()
    phone.goto("/my/questions/phq_9/9/")
    phone.context.set_offline(True)
    phone.get_by_label("Several days").check()
    expect(phone.get_by_text("nobody has seen it yet")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", name="You do not have to carry this alone")).to_be_visible()
    expect(phone.get_by_text("nobody has seen it yet")).to_have_count(0)
    (answer,) = rosa.chart.of(ItemAnswered)
    assert answer.body.value == 1


def test_the_team_knows_which_plan_the_phone_keeps(phone, rosa, accessible):
    sign_in(phone, rosa.browser)
    phone.goto("/my/safety-plan/")
    accessible(phone)
    phone.get_by_role("button", name="Keep it here").click()
    expect(phone.get_by_role("button", name="Do not keep it here")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("You, phone")).to_be_visible()
    phone.get_by_role("link", name="Change my plan").click()
    accessible(phone)
    phone.get_by_label("What I can do by myself").fill("Walk to the river")
    phone.get_by_role("button", name="Save my plan").click()
    expect(phone.get_by_text("Your plan is saved.")).to_be_visible()
    until(phone, KEPT_PLAN_SAYS, "Walk to the river")  # the phone takes the new version by itself
    phone.context.set_offline(True)
    phone.goto("/my/help/")
    expect(phone.get_by_text("Walk to the river")).to_be_visible()
    phone.context.set_offline(False)
    phone.goto("/my/safety-plan/")
    expect(phone.get_by_text("an older version")).to_have_count(0)
    phone.get_by_role("button", name="Do not keep it here").click()
    expect(phone.get_by_role("button", name="Keep it here", exact=True)).to_be_visible()


def test_without_script_the_step_form_shows_help_in_the_same_answer(chromium, live_server, rosa):
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    page = context.new_page()
    sign_in(page, rosa.browser)
    page.goto("/my/questions/phq_9/")
    page.get_by_role("button", name="Start").click()
    page.goto("/my/questions/phq_9/9/")
    page.get_by_label("Several days").check()
    page.get_by_role("button", name="Next").click()
    expect(page.locator('a[href="tel:988"]')).to_be_visible()
    page.get_by_role("button", name="Ask my team to call me").click()
    expect(page.get_by_role("heading", name="Your team has your wish for a call")).to_be_visible()
    context.close()
    assert rosa.chart.of(Raised)


@pytest.mark.parametrize(
    "address",
    [
        "/my/plan/",
        "/my/safety-plan/",
        "/my/safety-plan/change/",
        "/my/messages/",
        "/my/visits/",
        "/my/sharing/",
        "/my/help/",
    ],
)
@pytest.mark.parametrize("language", ["en", "es", "ar-xb"])
def test_pages_have_no_barriers(phone, rosa, accessible, address, language):
    sign_in(phone, rosa.browser)
    phone.context.add_cookies(
        [{"name": "django_language", "value": language, "domain": "localhost", "path": "/"}]
    )
    phone.goto(address)
    accessible(phone)


def test_the_first_load_is_light(phone, rosa):
    """Everything a first visit to Today fetches, worker and icons too, as it travels: compressed where a server would."""
    fetched: dict[str, int] = {}
    phone.context.on("response", lambda answer: fetched.setdefault(answer.url, weight(answer)))
    sign_in(phone, rosa.browser)
    phone.goto("/my/", wait_until="networkidle")
    phone.evaluate("navigator.serviceWorker.ready")  # with all that the worker keeps
    assert any(address.endswith(".woff2") for address in fetched)
    assert sum(fetched.values()) <= FIRST_LOAD, fetched


def weight(answer) -> int:
    """Headers and body; text compressed as whitenoise and the server in front compress it."""
    body = answer.body() if answer.status == 200 else b""
    if not body:  # what the worker fetches is told by its length only
        return int(answer.headers.get("content-length", 0)) + 400
    packed = body if answer.url.endswith((".woff2", ".png")) else gzip.compress(body, 6)
    return len(packed) + 400
