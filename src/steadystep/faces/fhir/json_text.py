"""FHIR JSON and NDJSON: strict, with decimals kept exactly as they were written."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from steadystep.chart.words import say

from .found import LARGEST_RESOURCE, Unreadable, too_large

_FRESH = say("Ask the sending system for a fresh export.")
# Longest mark first: UTF-32's begins with UTF-16's.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text_of(raw: bytes) -> str:
    """The text of a JSON file: UTF-8, or UTF-16/32 with its mark. Anything else is refused, never guessed."""
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            say(
                "It is not {encoding} text (first fault at byte {place}).",
                encoding=encoding,
                place=error.start,
            ),
            say("Save it as UTF-8, or ask the sending system for a fresh export."),
        ) from error


def parse(text: str) -> Any:
    """One JSON value. A repeated key, NaN or a broken end is refused: the value would be a guess."""
    try:
        return json.loads(
            text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_no_repeated_keys
        )
    except RecursionError as error:
        raise Unreadable(say("It is nested too deeply to be FHIR."), _FRESH) from error
    except json.JSONDecodeError as error:
        raise Unreadable(
            say("It is not JSON: {fault} (line {line}).", fault=error.msg, line=error.lineno), _FRESH
        ) from error
    except (
        ValueError,
        ArithmeticError,
    ) as error:  # an integer of thousands of digits, an exponent past all use
        raise Unreadable(say("It holds a number that cannot be read."), _FRESH) from error


def lines(text: str) -> Iterator[tuple[int, Any | Unreadable]]:
    """NDJSON: (line number from 1, value or what is wrong with that line); empty lines are passed over."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, _line(line)


def _line(line: str) -> Any | Unreadable:
    if len(line) > LARGEST_RESOURCE:
        return too_large(len(line), LARGEST_RESOURCE)
    try:
        return parse(line)
    except Unreadable as fault:
        return fault


def looks_like_lines(text: str) -> bool:
    """Whether the first line alone is a whole JSON object and another one follows."""
    first, _, rest = text.strip().partition("\n")
    return bool(rest.strip()) and first.strip().startswith("{") and first.strip().endswith("}")


def _no_constant(name: str) -> Any:
    raise Unreadable(say("It holds {name}, which is no JSON number.", name=name), _FRESH)


def _no_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable(say("The key '{name}' stands twice in one object.", name=twice), _FRESH)
    return found
