"""Waiting for what a page knows and does not show."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page


def until(page: Page, expression: str, arg: Any = None) -> None:
    """Until that is true. Playwright's own `wait_for_function` asks again by eval, which our policy forbids to pages."""
    for _ in range(150):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"never came true: {expression}")
