"""A page gets the sign-in of somebody whose browser has it already."""

from __future__ import annotations

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page


def sign_in(page: Page, browser: Client) -> None:
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": key, "domain": "localhost", "path": "/"}]
    )
