"""Resources from other systems, shown whole: as a readable tree, and as they came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry
from steadystep.faces.staff.as_said import when_said
from steadystep.faces.staff.describing import Describer

_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    title: str
    about: str
    understood: bool
    lines: list[tuple[int, str, str]]
    raw: str


def document_of(entry: AnyEntry, describer: Describer) -> Document:
    """`lines` are (depth, name, value); empty when it cannot be read as JSON, then `raw` alone is shown."""
    body = entry.body
    about = " · ".join(filter(None, (body.resource_type, body.origin, when_said(body.when))))
    return Document(
        id=entry.id, title=body.title or body.resource_type, about=about, understood=body.understood,
        lines=_lines(body.resource), raw=body.resource[:_LONGEST],
    )  # fmt: skip


def _lines(text: str) -> list[tuple[int, str, str]]:
    try:
        found: list[tuple[int, str, str]] = []
        _walk(msgspec.json.decode(text), 0, "", found)
        return found
    except (msgspec.DecodeError, RecursionError):
        return []


def _walk(value: Any, depth: int, name: str, found: list[tuple[int, str, str]]) -> None:
    """Depth is cut at six, the deepest that is drawn apart; deeper parts stand at the sixth."""
    here = min(depth, 6)
    if isinstance(value, dict):
        if name:
            found.append((here, name, ""))
        for key, one in value.items():
            _walk(one, depth + bool(name), str(key), found)
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            _walk(one, depth, f"{name} {number}" if len(value) > 1 else name, found)
    else:
        found.append((here, name, _plain(value)))


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _("nothing") if value is None else str(value)
