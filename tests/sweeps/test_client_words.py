"""No page of a client, on the screen or printed, shows an id of the knowledge such as AD_BOXED or buprenorphine_xr_b."""

import re

from django.urls import NoReverseMatch, get_resolver, reverse

from .looking import MINE, said

ID = re.compile(r"\b[A-Z][A-Z0-9]+_[A-Z0-9_]+\b|\bG:[A-Z]+|\b(?:MR|IX|MO|SE|CN)\d\d\b")


def of_the_portal():
    """Every page of the portal that needs nothing more than being signed in."""
    names = (
        name for name in get_resolver("steadystep.faces.portal.urls").reverse_dict if isinstance(name, str)
    )
    for name in sorted(names):
        try:
            yield reverse(f"portal:{name}")
        except NoReverseMatch:
            continue


def test_no_page_of_a_client_prints_an_id(house):
    browser = house.browser("client")
    seen, found = [], {}
    for page in sorted({*MINE, *of_the_portal()}):
        answer = browser.get(page)
        assert answer.status_code < 500, page
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        seen.append(page)
        words = re.sub(r"<[^>]*>", " ", said(answer))
        if shown := ID.findall(words):
            found[page] = shown
    assert len(seen) > 25
    assert not found
