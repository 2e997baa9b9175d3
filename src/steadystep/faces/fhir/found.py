"""What reading a path gives: a resource with its exact JSON, or a refusal in words. And how much is too much."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

import msgspec

from steadystep.chart.words import Words, say

Resource = dict[str, Any]

MEGABYTE: Final = 1_000_000
LARGEST_FILE: Final = 50 * MEGABYTE
LARGEST_RESOURCE: Final = 5 * MEGABYTE
LARGEST_ARCHIVE: Final = 200 * MEGABYTE  # unpacked
DEEPEST: Final = 100  # elements inside one another; a narrative's XHTML rarely passes 20
MOST_ELEMENTS: Final = 1_000_000  # of one XML file

_TYPE_NAME = re.compile(r"[A-Z][A-Za-z]{1,63}")
# FHIR strings hold no control characters but tab, line feed and return; a NUL cannot be stored by PostgreSQL either.
_CONTROL = re.compile(r"\\(?:[bf]|u00(?:0[0-8bBcCeEfF]|1[0-9a-fA-F]))")
_EXACT = msgspec.json.Encoder(decimal_format="number", order="sorted")


class ReadResource(msgspec.Struct, frozen=True, kw_only=True):
    """One resource as it was found.

    `canonical` is its JSON with sorted keys and every decimal exactly as written; `scope` names the file or bundle inside
    which references are resolved first; `known_at` is the bundle's own time, FHIR text or empty.
    """

    where: str
    resource: Resource
    canonical: str
    scope: str
    full_url: str = ""
    known_at: str = ""

    @property
    def type(self) -> str:
        return str(self.resource["resourceType"])

    @property
    def id(self) -> str:
        found = self.resource.get("id")
        return found if isinstance(found, str) else ""


class Refusal(msgspec.Struct, frozen=True):
    """Something that could not be read: where it stands, what is wrong, what to do next."""

    where: str
    what: Words
    next_step: Words


class Unreadable(Exception):
    """Reading stopped at this file or resource; carries the refusal's words."""

    def __init__(self, what: Words, next_step: Words) -> None:
        super().__init__(str(what))
        self.what = what
        self.next_step = next_step

    def at(self, where: str) -> Refusal:
        return Refusal(where, self.what, self.next_step)


def exact_json(resource: object) -> str:
    """Sorted JSON, decimals exact; raises `Unreadable` for text that is not Unicode or holds control characters."""
    try:
        written = _EXACT.encode(resource).decode()
    except (UnicodeEncodeError, RecursionError) as error:
        raise Unreadable(
            say("It holds text that is not valid Unicode, or is nested too deeply."),
            say("Ask the sending system for a fresh export."),
        ) from error
    if _CONTROL.search(written.replace("\\\\", "")):
        raise Unreadable(
            say("It holds control characters, which FHIR does not allow."),
            say("Ask the sending system for a fresh export."),
        )
    return written


def check_depth(value: Any) -> None:
    """Raises `Unreadable` when objects and lists lie deeper in one another than FHIR needs; everything after may recurse."""
    layer, depth = [value], 0
    while layer:
        depth += 1
        if depth > DEEPEST:
            raise Unreadable(
                say("It is nested too deeply to be FHIR."), say("Ask the sending system for a fresh export.")
            )
        layer = [inner for one in layer for inner in _inside(one)]


def _inside(value: Any) -> list[Any]:
    found = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [one for one in found if isinstance(one, dict | list)]


def type_of(resource: object) -> str:
    """The resource's type; raises `Unreadable` when this is no FHIR resource."""
    found = resource.get("resourceType") if isinstance(resource, dict) else None
    if not isinstance(found, str) or not _TYPE_NAME.fullmatch(found):
        raise Unreadable(
            say("This is not a FHIR resource: it has no resourceType."),
            say("Choose a FHIR R4 export (a resource, a Bundle or NDJSON)."),
        )
    return found


def too_large(size: int, limit: int) -> Unreadable:
    return Unreadable(
        say("It is {size} MB; {limit} MB is the most.", size=_megabytes(size), limit=_megabytes(limit)),
        say("Split the export into smaller files."),
    )


def _megabytes(size: int) -> str:
    return str(round(Decimal(size) / MEGABYTE, 1))
