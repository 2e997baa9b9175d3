"""The picture of a pathway: its phases one under the other, what leads on at the left, what leads back at the right.

Drawn from values alone, with colours as attributes, so that it is right on a page, on paper and in the docs.
"""

from __future__ import annotations

import msgspec

from steadystep.faces.look.story.ink import INK, LINE, SERIES, SOFT, SURFACE, fitted, plain, words

WIDTH, _BOX, _ROW, _LANE, _TOP = 360, 40, 62, 13, 10
_HEAD = 5  # of an arrow


class Station(msgspec.Struct, frozen=True):
    """A phase: its name, a line under it, and whether the client is here, may go there next, or it stands aside."""

    id: str
    name: str
    under: str = ""
    here: bool = False
    open: bool = False
    aside: bool = False


class Track(msgspec.Struct, frozen=True):
    """What leads from some stations to another; `back` is drawn on the right."""

    leaves: tuple[str, ...]
    to: str
    back: bool = False


class _Lane(msgspec.Struct, frozen=True):
    track: Track
    x: float
    edge: float
    series: int
    shift: float


def draw_route(stations: tuple[Station, ...], tracks: tuple[Track, ...], said: str) -> str:
    """An SVG WIDTH wide; `said` is read aloud. Asides stand at the end, for one may come there from anywhere."""
    order = (*(one for one in stations if not one.aside), *(one for one in stations if one.aside))
    rows = {one.id: place for place, one in enumerate(order)}
    aside = {one.id for one in order if one.aside}
    shown = [one for one in tracks if one.to in rows and one.to not in aside and not set(one.leaves) & aside]
    left = [one for one in shown if not one.back and not _next(one, rows)]
    right = [one for one in shown if one.back]
    begins, ends = 14 + _LANE * len(left), WIDTH - 14 - _LANE * len(right)
    lanes = [*_lanes(left, rows, begins, -1), *_lanes(right, rows, ends, 1)]
    height = _TOP * 2 + _ROW * len(order) - (_ROW - _BOX)
    drawn = [
        *(_lane(one, rows) for one in lanes),
        *(_down(rows[one.to], (begins + ends) / 2) for one in shown if _next(one, rows)),
        *(_station(one, rows[one.id], begins, ends) for one in order),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="story-svg route-svg" role="img" direction="ltr" font-size="14"'
        f' viewBox="0 0 {WIDTH} {height}" aria-label="{words(said)}">{"".join(drawn)}</svg>'
    )


def _next(track: Track, rows: dict[str, int]) -> bool:
    """Whether it only leads from a station to the one under it."""
    return not track.back and [rows.get(one) for one in track.leaves] == [rows[track.to] - 1]


def _lanes(tracks: list[Track], rows: dict[str, int], edge: float, side: int) -> list[_Lane]:
    """The shorter, the nearer to the boxes."""
    order = sorted(tracks, key=lambda one: _span(one, rows))
    return [
        _Lane(one, edge + side * _LANE * (place + 1), edge, place % len(SERIES), 4 + 30 * (place + 1) / (len(order) + 1))
        for place, one in enumerate(order)
    ]  # fmt: skip


def _span(track: Track, rows: dict[str, int]) -> int:
    places = _places(track, rows)
    return max(places) - min(places)


def _places(track: Track, rows: dict[str, int]) -> list[int]:
    return [rows[one] for one in (*track.leaves, track.to) if one in rows]


def _lane(lane: _Lane, rows: dict[str, int]) -> str:
    """A line beside the boxes, a stub from each phase it leaves, an arrow into the phase it leads to."""
    places = _places(lane.track, rows)
    heights = [_top(place) + lane.shift for place in places]
    at, inward = heights[-1], 1 if lane.edge > lane.x else -1
    path = f"M{plain(lane.x)} {plain(min(heights))}V{plain(max(heights))}"
    path += "".join(f"M{plain(lane.edge)} {plain(one)}H{plain(lane.x)}" for one in heights)
    tip = lane.edge - inward
    head = f"M{plain(tip)} {plain(at)}l{-_HEAD * inward} -4v8z"
    colour, name = SERIES[lane.series], lane.series + 1
    return (
        f'<path class="s{name}" fill="none" stroke="{colour}" stroke-width="1.5" d="{path}"/>'
        f'<path class="d{name}" fill="{colour}" d="{head}"/>'
    )


def _down(row: int, x: float) -> str:
    end = _top(row)
    start = end - (_ROW - _BOX)
    return (
        f'<path class="e-soft" fill="none" stroke="{SOFT}" stroke-width="1.5" d="M{plain(x)} {plain(start)}V{plain(end - _HEAD)}"/>'
        f'<path class="t-soft" fill="{SOFT}" d="M{plain(x)} {plain(end)}l-4 -{_HEAD}h8z"/>'
    )


def _top(row: int) -> float:
    return _TOP + row * _ROW


def _station(one: Station, row: int, begins: float, ends: float) -> str:
    """The box; where the client is, its edge is thick, and the words say it too."""
    y, wide = _top(row), ends - begins
    edge = (
        f'class="s1" stroke="{SERIES[0]}" stroke-width="3"'
        if one.here
        else f'class="frame" stroke="{LINE}" stroke-width="1.5"'
    )
    dash = ' stroke-dasharray="4 3"' if one.aside or one.open else ""
    fill = f'<rect class="open" x="{plain(begins)}" y="{plain(y)}" width="{plain(wide)}" height="{_BOX}" rx="6" fill="{SURFACE}"/>'
    frame = f'<rect {edge}{dash} x="{plain(begins)}" y="{plain(y)}" width="{plain(wide)}" height="{_BOX}" rx="6" fill="none"/>'
    middle = (begins + ends) / 2
    name = _text(middle, y + (17 if one.under else 25), one.name, wide, bold=True)
    return fill + frame + name + (_text(middle, y + 33, one.under, wide, small=True) if one.under else "")


def _text(x: float, y: float, content: str, wide: float, *, bold: bool = False, small: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    size, kind, colour = (' font-size="12"', "t-soft", SOFT) if small else ("", "t-ink", INK)
    return (
        f'<text x="{plain(x)}" y="{plain(y)}" class="{kind}" fill="{colour}" text-anchor="middle"{size}{weight}>'
        f"{words(fitted(content, wide - 6))}</text>"
    )
