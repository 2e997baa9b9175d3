"""Sentences that travel: an English pattern with its values, translated only by the face that shows it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import msgspec

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Words(msgspec.Struct, frozen=True, array_like=True):
    """A sentence for a person: `text` is the gettext message, with `{name}` places filled from `values`.

    Values may be strings, numbers, ISO dates and instants, or further Words; a face formats them in the
    reader's language and zone.
    """

    text: str
    values: dict[str, Any] = {}

    def __str__(self) -> str:
        return self.text.format(**{name: plain(value) for name, value in self.values.items()})


def plain(value: Any) -> Any:
    """A value as plain English writes it: `5 June 2026`. Dates that travelled as JSON are dates again."""
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        with suppress(ValueError):  # an impossible day is quoted as it was written
            value = date.fromisoformat(value)
    if isinstance(value, datetime):
        return f"{value.day} {value:%B %Y %H:%M} UTC"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return f"{value:g}" if isinstance(value, float) else value


def say(text: str, /, **values: Any) -> Words:
    """Mark an English sentence for translation and attach its values (gettext keyword: `say`)."""
    return Words(text, values)
