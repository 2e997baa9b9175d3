"""The clinic's own crisis lines as this process last read them, for pages that may not touch the database."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_known: tuple["CrisisLine", ...] = ()


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """`number` as people say it. Without `languages` it answers in every one."""

    number: str
    name: str
    languages: tuple[str, ...] = ()

    @property
    def dials(self) -> str:
        """The number as a telephone takes it."""
        return re.sub(r"[^\d+]", "", self.number)


def remember(rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep what the clinic's row says; `roster.clinic` calls this at each reading."""
    global _known  # noqa: PLW0603  the memory of this process is the point
    _known = tuple(
        CrisisLine(str(row["number"]), str(row.get("name", "")), tuple(row.get("languages", ())))
        for row in rows
        if row.get("number") and row.get("how", "call") == "call"
    )


def known_crisis_lines(language: str) -> list[CrisisLine]:
    """Those that answer in `language` first; empty until this process has read the clinic's row."""
    spoken = language[:2]
    return sorted(_known, key=lambda line: bool(line.languages) and spoken not in line.languages)
