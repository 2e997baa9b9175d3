"""The monitoring schedule grammar, parsed: `BL; S+3m; R6m (R3m if C:egfr_below_60)`. A month is a calendar month."""

import re
from typing import Literal

from .provenance import Fact, refuse
from .selector import Selector, parse_selector

_SPAN = re.compile(r"(\d+)([dwm])")
_POINT = re.compile(r"(?:([SC])|E:([a-z0-9_]+))(?:\+(\d+[dwm]))?")
_LOOKS_PARSED = re.compile(r"[+@:]|\.\.|^(?:BL\b|[SC]\d|R\d)|^\d")
_MACHINE = re.compile(r"\b[CEG]:|\|")
_ONE_NAME = re.compile(r"[a-z0-9_]+")


class Span(Fact, frozen=True, kw_only=True):
    """A length of time: `count` days, weeks or calendar months."""

    count: int
    unit: Literal["days", "weeks", "months"]


class Point(Fact, frozen=True, kw_only=True):
    """`after` the start of the medicine, after every dose change, or after each `event`; None: at once."""

    anchor: Literal["start", "change", "event"]
    event: str = ""
    after: Span | None = None


class Variant(Fact, frozen=True, kw_only=True):
    """Text in brackets, in words (`name`) and where it can be in machine form (`select`: any of it holds).

    `population`: `every` replaces the usual interval. `only`: the token is for these alone. `stop`: the repeat ends
    then. `restart`: begin again as new. `part`: the token is about that part of the item alone. `note`: words.
    """

    name: str
    kind: Literal["population", "only", "stop", "restart", "part", "note"]
    every: Span | None = None
    select: Selector | None = None


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

    @property
    def part(self) -> str:
        """The part of the item it is about; empty: all of it."""
        return next((each.name for each in self.variants if each.kind == "part"), "")


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
    if bare.startswith("E:") or (_POINT.match(bare) and ("+" in bare or ".." in bare)):
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
    after = _span(text, match[3]) if match[3] else None
    if match[2]:
        return Point(anchor="event", event=match[2], after=after)
    return Point(anchor="start" if match[1] == "S" else "change", after=after)


def _span(text: str, span: str) -> Span:
    match = _SPAN.fullmatch(span.strip())
    if not match or int(match[1]) == 0:
        raise BadToken(_wrong(text))
    units: dict[str, Literal["days", "weeks", "months"]] = {"d": "days", "w": "weeks", "m": "months"}
    return Span(count=int(match[1]), unit=units[match[2]])


def _variant(text: str) -> Variant:
    """`R3m if X` is another interval for X; `only if X`, `until X`, `restart if X`, `part X`; the rest is a note."""
    interval, _, population = text.partition(" if ")
    if re.match(r"R\d", interval) and population:
        name = population.strip()
        return Variant(name=name, kind="population", every=_span(text, interval[1:]), select=_machine(name))
    if text.startswith("part "):
        return Variant(name=text.removeprefix("part ").strip(), kind="part")
    if text.startswith("until "):
        return Variant(
            name=text, kind="stop", select=_machine(text.removeprefix("until "), or_one_name=False)
        )
    if interval == "only":
        return Variant(name=population.strip(), kind="only", select=_machine(population.strip()))
    if interval == "restart":
        return Variant(name=population.strip(), kind="restart", select=_machine(population.strip()))
    return Variant(name=text, kind="note")


def _machine(words: str, *, or_one_name: bool = True) -> Selector | None:
    """The words as a selector where they are written as one; None where they are plain words."""
    if not _MACHINE.search(words) and not (or_one_name and _ONE_NAME.fullmatch(words)):
        return None
    try:
        return parse_selector(words)
    except ValueError as wrong:
        raise BadToken(str(wrong)) from wrong


def schedule_selectors(schedule: tuple[ScheduleToken, ...]) -> tuple[Selector, ...]:
    """Every selector of the schedule, its events among them, to be looked up."""
    found = [variant.select for token in schedule for variant in token.variants if variant.select]
    events = [
        point.event for token in schedule for point in (token.first, token.last) if point and point.event
    ]
    return (*found, *(Selector(events=frozenset({event})) for event in events))


def refuse_parts(schedule: tuple[ScheduleToken, ...], parts: frozenset[str]) -> None:
    """ValueError when a token is about a part that the row does not name."""
    strange = sorted({token.part for token in schedule if token.part} - parts)
    refuse([f"`{part}` is no part of the item. Next: name it in the loinc column" for part in strange])


def _wrong(text: str) -> str:
    return (
        f"`{text}` is no schedule token. "
        "Next: write BL, S+7d, C+5d..C+7d, E:birth+2w, R3m, R7d@S..S+26w, R6m@S+12m.. or plain words"
    )
