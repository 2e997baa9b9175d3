"""Addresses of staff pages, made in one place.

A page has hundreds of them: the pattern of each is asked once, and the client put into it.
"""

from __future__ import annotations

import uuid
from functools import cache
from urllib.parse import quote, urlencode

from django.urls import reverse

_NEW_CHARTS = uuid.UUID("5d0f7a53-0d0c-5f3f-9a54-3a7f0a5b7c10")
_ANYONE = "00000000-0000-0000-0000-000000000000"


@cache
def _pattern(name: str, *parts: str) -> str:
    return reverse(f"staff:{name}", args=[_ANYONE, *parts])


def client_address(client: str, **query: str) -> str:
    address = _pattern("client").replace(_ANYONE, str(client))
    return f"{address}?{urlencode(query)}" if query else address


def tab_address(client: str, tab: str, **query: str) -> str:
    return client_address(client, tab=tab, **query) + "#tabs"


def entry_address(client: str, entry: str) -> str:
    """The entry in the feed; the page of the feed that holds it."""
    named = quote(entry, safe="")
    return f"{client_address(client)}?tab=feed&entry={named}#e-{named}"


def form_address(client: str, slug: str, **query: str) -> str:
    address = _pattern("write", slug).replace(_ANYONE, str(client))
    return f"{address}?{urlencode(query)}" if query else address


def break_glass_address(client: str) -> str:
    return _pattern("break_glass").replace(_ANYONE, str(client))


def drug_address(drug: str) -> str:
    """The page of everything known of that medicine."""
    return _drug_pattern().replace("any", drug)


@cache
def _drug_pattern() -> str:
    return reverse("staff:drug", args=["any"])


def page_address(name: str, client: str) -> str:
    """A page of a client that is known by the name of its address alone."""
    return _pattern(name).replace(_ANYONE, str(client))


def picture_address(client: str, entry: str) -> str:
    """The picture of a result itself."""
    return (
        _pattern("result_picture", "any")
        .replace(_ANYONE, str(client))
        .replace("any.jpg", f"{quote(entry, safe='')}.jpg")
    )


def new_chart_of(form: str) -> str:
    """The id of the chart that the form of that id begins: sending it twice begins one."""
    return str(uuid.uuid5(_NEW_CHARTS, form))
