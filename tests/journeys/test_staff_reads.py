"""Reading: Today, the caseload, a chart of a year with its story, in light and dark, in other languages and directions."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

TABS = ("medicines", "measures", "feed", "safety")
SPANS = ("28", "84", "365", "all")


def test_a_chart_of_a_year(screen, come_in, riverside, accessible):
    page, here = come_in(screen, "prescriber"), f"/clients/{riverside.rosa}/"
    page.goto(here)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rosa")
    accessible(page)
    for span in SPANS:
        page.goto(f"{here}?span={span}")
        expect(page.locator(".story svg:visible").first).to_be_visible()
        expect(page.locator(".story svg:visible a")).not_to_have_count(0)  # marks lead to their entries
    accessible(page)
    for tab in TABS:
        page.goto(f"{here}?tab={tab}")
        accessible(page)
    page.goto(f"{here}?tab=feed&as_of={riverside.book.at.date().isoformat()}")
    expect(page.get_by_text("What was known then")).to_be_visible()
    accessible(page)


def test_the_story_brings_its_table_when_it_is_opened(screen, come_in, riverside, accessible):
    page = come_in(screen, "prescriber")
    page.goto(f"/clients/{riverside.rosa}/story/?span=all")
    accessible(page)
    assert page.evaluate("typeof htmx") == "undefined", "the drawing does not wait for it"
    expect(page.locator("#story-table tbody")).to_have_count(0)
    page.get_by_text("The same as a table").click()
    expect(page.locator("#story-table tbody tr").first).to_be_visible()
    accessible(page)


def test_lanes_under_the_first_screen_are_drawn_after_it(phone, come_in, riverside):
    """The browser is never idle here, so that the moment before can be looked at."""
    page = come_in(phone, "prescriber")
    page.add_init_script("window.requestIdleCallback = () => 0;")
    page.goto(f"/clients/{riverside.rosa}/story/?span=all")
    # the first picture: the one for narrow screens comes in beside it, sooner or later
    lanes = page.locator("[data-newest] .story-svg").first.locator("> [data-top]")
    tops = "lanes => lanes.map(lane => Number(lane.dataset.top))"
    first = lanes.evaluate_all(tops)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    whole = lanes.evaluate_all(tops)
    assert whole == sorted(whole)
    assert len(first) < len(whole)
    assert first == whole[: len(first)]


def test_a_line_of_the_feed_opens_to_all_it_holds(screen, come_in, riverside, accessible):
    page = come_in(screen, "prescriber")
    page.goto(f"/clients/{riverside.rosa}/?tab=feed&kind=progress_note")
    expect(page.get_by_text("She waved goodbye")).to_have_count(0)
    page.get_by_text("Everything it holds").first.click()
    expect(page.locator("#tabs").get_by_text("She waved goodbye").first).to_be_visible()
    accessible(page)


@pytest.fixture(params=["light", "dark"])
def theme(request, live_server):
    """A page is drawn in this theme at once: the choice is in a cookie."""
    return {"name": "theme", "value": request.param, "url": live_server.url}


def pages(riverside) -> tuple[str, ...]:
    here = f"/clients/{riverside.rosa}/"
    return (
        "/",
        "/clients/?whose=team",
        here,
        f"{here}?tab=feed",
        f"{here}write/",
        f"{here}write/order/",
        f"{here}write/answers/?instrument=phq_9",
    )


def test_light_and_dark(screen, come_in, riverside, accessible, theme):
    page = come_in(screen, "therapist")
    page.context.add_cookies([theme])
    for address in pages(riverside):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("data-theme", theme["value"])
        accessible(page)


DIRECTIONS = {"es": ("es", "ltr"), "ar-xb": ("ar-xb", "rtl")}


@pytest.mark.parametrize("language", DIRECTIONS)
def test_in_another_language_and_direction(screen, come_in, riverside, accessible, language, live_server):
    page = come_in(screen, "prescriber")
    page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    for address in (*pages(riverside), "/notices/", "/help/"):
        page.goto(address)
        in_that_direction(page, *DIRECTIONS[language])
        accessible(page)


def in_that_direction(page: Page, language: str, direction: str) -> None:
    root = page.locator("html")
    expect(root).to_have_attribute("dir", direction)
    assert (root.get_attribute("lang") or "").lower() == language
