"""Sentences that travel: an English pattern with its values, translated only by the face that shows it."""

from __future__ import annotations

from typing import Any

import msgspec


class Words(msgspec.Struct, frozen=True, array_like=True):
    """A sentence for a person: `text` is the gettext message, with `{name}` places filled from `values`.

    Values may be strings, numbers, ISO dates and instants, or further Words; a face formats them in the
    reader's language and zone.
    """

    text: str
    values: dict[str, Any] = {}

    def __str__(self) -> str:
        return self.text.format(**self.values)


def say(text: str, /, **values: Any) -> Words:
    """Mark an English sentence for translation and attach its values (gettext keyword: `say`)."""
    return Words(text, values)
