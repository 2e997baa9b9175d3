"""Addresses of staff pages, made in one place."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse


def client_address(client: str, **query: str) -> str:
    address = reverse("staff:client", args=[client])
    return f"{address}?{urlencode(query)}" if query else address


def tab_address(client: str, tab: str, **query: str) -> str:
    return client_address(client, tab=tab, **query) + "#tabs"


def entry_address(client: str, entry: str) -> str:
    """The entry in the feed; the page of the feed that holds it."""
    return f"{client_address(client, tab='feed', entry=entry)}#e-{entry}"


def form_address(client: str, slug: str, **query: str) -> str:
    address = reverse("staff:write", args=[client, slug])
    return f"{address}?{urlencode(query)}" if query else address


def break_glass_address(client: str) -> str:
    return reverse("staff:break_glass", args=[client])
