"""The gallery in Chromium: axe finds nothing, nothing scrolls sideways, and the keyboard does what it says."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.urls("tests.look.gallery_urls"), pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/look/", "/look/?face=portal"])
def test_on_a_phone(phone: Page, accessible: Callable[[Page], None], address: str, theme: str) -> None:
    phone.emulate_media(color_scheme=theme)
    phone.goto(address)
    accessible(phone)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_desk(desktop: Page, accessible: Callable[[Page], None], theme: str) -> None:
    desktop.emulate_media(color_scheme=theme)
    desktop.goto("/look/")
    accessible(desktop)


def test_one_picture_for_phones_and_one_for_desks(phone: Page, desktop: Page) -> None:
    for page, shown, hidden in ((phone, "narrow", "wide"), (desktop, "wide", "narrow")):
        page.goto("/look/")
        expect(page.locator(f".story-{shown}")).to_be_visible()
        expect(page.locator(f".story-{hidden}")).to_be_hidden()


def test_a_window_made_narrow_gets_the_drawing_for_it(desktop: Page) -> None:
    desktop.goto("/look/")
    expect(desktop.locator(".story-narrow")).to_have_count(0)
    desktop.set_viewport_size({"width": 360, "height": 740})
    expect(desktop.locator(".story-narrow")).to_be_visible()
    expect(desktop.locator(".story-wide")).to_be_hidden()


def test_the_keyboard(desktop: Page) -> None:
    desktop.goto("/look/")
    desktop.keyboard.press("?")
    expect(desktop.locator("#keys")).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(desktop.locator("#keys")).to_be_hidden()
    desktop.keyboard.press("j")
    expect(desktop.locator("[data-row]").first).to_be_focused()
    desktop.keyboard.press("k")
    expect(desktop.locator("[data-row]").first).to_be_focused()


def test_the_chosen_theme_stays(desktop: Page) -> None:
    desktop.goto("/look/")
    desktop.locator(".menu > summary").click()
    desktop.get_by_role("button", name="Light or dark").click()
    expect(desktop.locator("html")).to_have_attribute("data-theme", "dark")
    desktop.reload()
    expect(desktop.locator("html")).to_have_attribute("data-theme", "dark")
