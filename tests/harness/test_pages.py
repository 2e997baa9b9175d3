"""The pages that browser tests are given."""

import pytest
from playwright.sync_api import Page


def test_a_phone_is_360_wide(phone: Page):
    assert phone.viewport_size == {"width": 360, "height": 740}


def test_a_page_reaches_the_live_server(desktop: Page):
    answer = desktop.goto("/accounts/login/")
    assert answer is not None
    assert answer.status == 200


def test_two_people_do_not_share_cookies(desktop: Page, second_desktop: Page, live_server):
    desktop.context.add_cookies([{"name": "who", "value": "first", "url": live_server.url}])
    assert second_desktop.context.cookies() == []


def test_axe_names_what_is_wrong(desktop: Page, accessible):
    desktop.set_content("<html lang=en><title>x</title><main><h1>x</h1><img src='x.png'></main>")
    with pytest.raises(AssertionError, match="image-alt"):
        accessible(desktop)


def test_sideways_scrolling_is_a_fault(phone: Page, accessible):
    phone.set_content(
        "<html lang=en><title>x</title><meta name=viewport content='width=device-width'>"
        "<main><h1>x</h1><p style='width:900px'>wide</p></main>"
    )
    with pytest.raises(AssertionError, match="sideways"):
        accessible(phone)
