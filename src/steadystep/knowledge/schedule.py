"""The monitoring schedule grammar, parsed: `BL; S+3m; R6m (R3m if eGFR<60)`. A month is a calendar month."""

import re
from typing import Literal

from .provenance import Fact

_SPAN = re.compile(r"(\d+)([dwm])")
_POINT = re.compile(r"([SC])(?:\+(\d+[dwm]))?")
_LOOKS_PARSED = re.compile(r"[+@]|\.\.|^(?:BL\b|[SC]\d|R\d)|^\d")


class Span(Fact, frozen=True, kw_only=True):
    """A length of time: `count` days, weeks or calendar months."""

    count: int
    unit: Literal["days", "weeks", "months"]


class Point(Fact, frozen=True, kw_only=True):
    """`after` the start of the medicine, or after every dose change; None: at once."""

    anchor: Literal["start", "change"]
    after: Span | None = None


class Variant(Fact, frozen=True, kw_only=True):
    """Text in brackets: `every` replaces the usual interval when `name` holds; or the repeat stops then."""

    name: str
    kind: Literal["population", "stop", "note"]
    every: Span | None = None


class ScheduleToken(Fact, frozen=True, kw_only=True):
    """One token. `event`: due at `first` (or in the window to `last`). `repeat`: `every`, from `first` to `last`;
    with neither, from the last done event or the start. `last` None after `first`: until stopped.
    `clinician_task`: only words, no computed date.
    """

    text: str
    kind: Literal["baseline", "event", "repeat", "clinician_task"]
    first: Point | None = None
    last: Point | None = None
    every: Span | None = None
    variants: tuple[Variant, ...] = ()


class BadToken(ValueError):
    pass


def parse_schedule(text: str) -> tuple[ScheduleToken, ...]:
    """Every token of the cell; BadToken says which is wrong and how to write it."""
    tokens = tuple(_token(part.strip()) for part in _split(text) if part.strip())
    if not tokens:
        raise BadToken("the schedule is empty. Next: write BL, S+7d, C+7d, R3m or words")
    return tokens


def _split(text: str) -> list[str]:
    """At `;`, but not inside brackets."""
    return re.split(r";(?![^(]*\))", text)


def _token(text: str) -> ScheduleToken:
    bare, _, bracket = text.partition("(")
    bare = bare.strip()
    variants = tuple(_variant(each.strip()) for each in bracket.rstrip(") ").split(";") if each.strip())
    if bare == "BL":
        return ScheduleToken(text=text, kind="baseline", variants=variants)
    if re.match(r"R\d", bare):
        return _repeat(text, bare, variants)
    if _POINT.match(bare) and ("+" in bare or ".." in bare):
        first, last = _window(text, bare)
        return ScheduleToken(text=text, kind="event", first=first, last=last, variants=variants)
    if _LOOKS_PARSED.search(bare) or not bare:
        raise BadToken(_wrong(text))
    return ScheduleToken(text=text, kind="clinician_task", variants=variants)


def _repeat(text: str, bare: str, variants: tuple[Variant, ...]) -> ScheduleToken:
    interval, at, points = bare.partition("@")
    every = _span(text, interval[1:])
    first, last = _window(text, points) if at else (None, None)
    if at and first is None:
        raise BadToken(_wrong(text))
    return ScheduleToken(text=text, kind="repeat", every=every, first=first, last=last, variants=variants)


def _window(text: str, points: str) -> tuple[Point | None, Point | None]:
    start, _, end = points.partition("..")
    first = _point(text, start)
    return first, _point(text, end) if end else None


def _point(text: str, point: str) -> Point:
    match = _POINT.fullmatch(point.strip())
    if not match:
        raise BadToken(_wrong(text))
    after = _span(text, match[2]) if match[2] else None
    return Point(anchor="start" if match[1] == "S" else "change", after=after)


def _span(text: str, span: str) -> Span:
    match = _SPAN.fullmatch(span.strip())
    if not match or int(match[1]) == 0:
        raise BadToken(_wrong(text))
    units: dict[str, Literal["days", "weeks", "months"]] = {"d": "days", "w": "weeks", "m": "months"}
    return Span(count=int(match[1]), unit=units[match[2]])


def _variant(text: str) -> Variant:
    """`R3m if 65+` is another interval for a population; `until ...` ends the repeat; the rest is a note."""
    interval, _, population = text.partition(" if ")
    if re.match(r"R\d", interval) and population:
        return Variant(name=population.strip(), kind="population", every=_span(text, interval[1:]))
    return Variant(name=text, kind="stop" if text.startswith("until ") else "note")


def _wrong(text: str) -> str:
    return (
        f"`{text}` is no schedule token. "
        "Next: write BL, S+7d, C+5d..C+7d, R3m, R7d@S..S+26w, R6m@S+12m.. or plain words"
    )
