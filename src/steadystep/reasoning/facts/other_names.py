"""Whether a text names somebody it must not name: the other members of a group in one member's note (R68)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from steadystep.chart.intake import Demographics

SHORTEST: Final = (
    3  # "Al" and "Bo" stand inside too many words; written alone as names they are still whole words
)


def names_of(who: Demographics) -> frozenset[str]:
    """Every name they go by: whole names, and each part of them."""
    whole = [name.strip() for name in (who.legal_name, who.preferred_name) if name.strip()]
    parts = [part for name in whole for part in re.split(r"[\s,.]+", name) if len(part) >= SHORTEST]
    return frozenset((*whole, *parts))


def named_in(text: str, names: Iterable[str], allowed: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The names that stand in the text as words, the longest first. Those in `allowed` (the member's own) are no fault.

    A name of two words counts whatever its case; a single one only with its capital, since "will" and "hope" are words too.
    """
    own = {name.casefold() for name in allowed}
    wanted = sorted({name for name in names if name.casefold() not in own}, key=len, reverse=True)
    return tuple(_without_parts(name for name in wanted if _stands(name, text)))


def _stands(name: str, text: str) -> bool:
    flags = re.IGNORECASE if " " in name else 0
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags) is not None


def _without_parts(found: Iterable[str]) -> Iterator[str]:
    """A whole name speaks for its parts."""
    said: list[str] = []
    for name in found:
        if not any(name in longer for longer in said):
            said.append(name)
            yield name
