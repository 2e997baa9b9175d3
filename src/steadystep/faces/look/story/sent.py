"""What of the story goes with the page: a year is a thousand small shapes and some hundred rows, and a slow phone counts each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest

from steadystep.faces.look.story.table import StoryRow

ROWS_AT_ONCE = 40  # rows of the table that go with the page; more are asked for by who opens the table
_PHONE = re.compile(r"\bMobi|\bAndroid\b|\biP(hone|od)\b")


@dataclass(frozen=True, slots=True)
class TableSent:
    """`rows` go with the page; `address` asks for them where they do not; `opened` where they were asked for."""

    rows: tuple[StoryRow, ...]
    address: str = ""
    opened: bool = False


def for_phone(request: HttpRequest | None) -> bool:
    """Whether the browser says that it is a phone's: it is sent the phone's drawing alone. Any other window can be made
    narrow, and then asks for it."""
    if request is None:
        return False
    hinted = request.headers.get("Sec-CH-UA-Mobile")
    return hinted == "?1" if hinted else _PHONE.search(request.headers.get("User-Agent", "")) is not None


def table_sent(request: HttpRequest | None, ident: str, rows: list[StoryRow]) -> TableSent:
    """`?table=IDENT` in the address asks for the long table of that picture."""
    asked = request is not None and request.GET.get("table") == ident
    if request is None or asked or len(rows) <= ROWS_AT_ONCE:
        return TableSent(tuple(rows), opened=asked)
    given = request.GET.copy()
    given["table"] = ident
    return TableSent((), f"?{given.urlencode()}")


def narrow_asked(request: HttpRequest | None, ident: str) -> bool:
    """Whether the address asks for the phone's drawing of that picture, as a window made narrow does."""
    return request is not None and request.GET.get("narrow") == ident


def narrow_address(request: HttpRequest | None, ident: str) -> str:
    """Where a window that is made narrow gets its drawing; nobody else pays for it."""
    if request is None:
        return ""
    given = request.GET.copy()
    given["narrow"] = ident
    return f"?{given.urlencode()}"
