"""Staff pages in Chromium, on a desk and on a phone: axe finds nothing, nothing scrolls sideways, the keys work."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from steadystep.chart import Coding
from steadystep.chart.medication import MedicineReported
from steadystep.chart.plan import Goal
from steadystep.clinic.ledger import reading

from .conftest import now

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def come_in(as_, live_server):
    """come_in(page, person) gives the page the sign-in of that person."""

    def sign_in(page: Page, person) -> Page:
        cookie = as_(person).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        return page

    return sign_in


PAGES = ("/", "/clients/", "/clients/new/", "/notices/", "/help/", "/clients/{}/", "/clients/{}/?tab=feed", "/clients/{}/?tab=safety",
         "/clients/{}/?tab=about", "/clients/{}/?tab=sessions", "/clients/{}/?tab=measures", "/clients/{}/write/", "/clients/{}/write/visit/", "/clients/{}/write/order/",
         "/clients/{}/write/answers/?instrument=phq_9", "/clients/{}/write/close/", "/clients/{}/openings/")  # fmt: skip


@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_every_page_is_open_to_everybody(request, screen, come_in, pia, rosa, alarm, accessible):
    page = come_in(request.getfixturevalue(screen), pia)
    for address in PAGES:
        page.goto(address.format(rosa))
        accessible(page)


def test_j_walks_the_rows_and_slash_goes_to_the_search(desktop, come_in, tom, rosa, alarm):
    page = come_in(desktop, tom)
    page.goto("/")
    page.keyboard.press("j")
    expect(page.locator("[data-row]:focus")).to_have_text("Rosa")
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()


def test_checks_come_while_typing_and_a_contraindicated_order_cannot_be_signed(
    desktop, come_in, pia, put, rosa
):
    put(pia, rosa, MedicineReported(when=now(), medicine=Coding("Phenelzine"), drug="phenelzine"))
    page = come_in(desktop, pia)
    page.goto(f"/clients/{rosa}/write/order/")
    page.fill("[name=name]", "Sertraline")
    page.fill("[name=indication]", "panic disorder")
    page.fill("[name=dose_1]", "25")
    page.fill("[name=first_1]", now().day.isoformat())
    expect(page.locator("#checks")).to_contain_text("must never overlap")
    expect(page.locator("#checks")).to_contain_text("You will sign:")
    expect(page.locator("#sign")).to_be_disabled()
    page.fill("[name=instruction]", "For the knee, with food")
    page.fill("[name=name]", "Ibuprofen")
    expect(page.locator("#sign")).to_be_enabled()


def test_a_line_of_the_chart_opens_to_everything_it_holds(desktop, come_in, tom, put, rosa):
    put(tom, rosa, Goal(when=now(), text="Sleep through", sign="Up at seven"))
    come_in(desktop, tom)
    desktop.goto(f"/clients/{rosa}/?tab=feed")
    line = desktop.locator(".feed-item", has_text="Sleep through")
    line.get_by_text("Everything it holds").click()
    expect(line.get_by_text("Up at seven")).to_be_visible()
    expect(line.get_by_role("link", name="Correct")).to_be_visible()


def test_taking_an_event_on_from_today_is_one_click(phone, come_in, tom, rosa, alarm):
    page = come_in(phone, tom)
    page.goto("/")
    page.get_by_role("button", name="Take it on").click()
    expect(page.get_by_text("You have taken it on")).to_be_visible()
    assert reading.read_chart(rosa).entries[-1].kind == "acknowledged"
