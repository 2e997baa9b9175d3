"""Scores over their severity bands."""

from steadystep.faces.look.story.axis import Axis
from steadystep.faces.look.story.ink import (
    BANDS,
    DASHES,
    LINE,
    SERIES,
    SOFT,
    SURFACE,
    TEXT_HEIGHT,
    URGENT,
    dots,
    fitted,
    linked,
    over_lines,
    plain,
    shown,
    spread,
    text,
    width_of,
)
from steadystep.faces.look.story.room import Room
from steadystep.faces.look.story.values import Band, Mark, ScoreLane, Series


def draw(lane: ScoreLane, axis: Axis, room: Room) -> str:
    parts = [tints(lane, axis, room), _band_names(lane, axis, room)]
    only = len(lane.series) == 1
    for number, series in enumerate(lane.series[:4]):
        parts.append(_series(series, number, lane, axis, room, valued=only))
    parts.append(_ends(lane, axis, room))
    return "".join(parts)


def height(value: float, low: float, high: float, room: Room) -> float:
    share = (value - low) / ((high - low) or 1)
    return room.bottom - min(max(share, 0), 1) * (room.bottom - room.top)


def bare(lane: ScoreLane, axis: Axis, room: Room) -> str:
    """Bands and lines without any words, for a small picture."""
    lines = (
        _series(series, number, lane, axis, room, valued=False)
        for number, series in enumerate(lane.series[:4])
    )
    return tints(lane, axis, room) + "".join(lines)


def tints(lane: ScoreLane, axis: Axis, room: Room) -> str:
    parts = []
    wide = axis.right - axis.left
    for index, band in enumerate(lane.bands):
        upper = lane.bands[index + 1].low if index + 1 < len(lane.bands) else lane.high
        top, bottom = height(upper, lane.low, lane.high, room), height(band.low, lane.low, lane.high, room)
        tint = round(index * 4 / max(len(lane.bands) - 1, 1))
        parts.append(
            f'<rect class="band-{tint}" fill="{BANDS[tint]}" x="{plain(axis.left)}" y="{plain(top)}"'
            f' width="{plain(wide)}" height="{plain(bottom - top)}"/>'
        )
    parts.append(
        f'<rect class="frame" fill="none" stroke="{LINE}" x="{plain(axis.left)}" y="{plain(room.top)}"'
        f' width="{plain(wide)}" height="{plain(room.bottom - room.top)}"/>'
    )
    return "".join(parts)


def _band_names(lane: ScoreLane, axis: Axis, room: Room) -> str:
    if not lane.bands:
        ends = ((lane.high, room.top + 10), (lane.low, room.bottom))
        return (
            "".join(text(axis.left - 8, y, shown(value), "end") for value, y in ends) if room.gutter else ""
        )
    middles = [
        height((band.low + _upper(lane, i)) / 2, lane.low, lane.high, room) + 4
        for i, band in enumerate(lane.bands)
    ]
    places = spread(middles, TEXT_HEIGHT - 1, room.top + 10, room.bottom)
    if room.gutter:
        names = [fitted(_band_words(band), room.gutter - 12) for band in lane.bands]
        return "".join(text(axis.left - 8, y, name, "end") for name, y in zip(names, places, strict=True))
    return "".join(
        _inner_name(band.name, y, lane, axis, room) for band, y in zip(lane.bands, places, strict=True)
    )


def _inner_name(name: str, y: float, lane: ScoreLane, axis: Axis, room: Room) -> str:
    """On a phone the name lies in the picture: at the left, or at the right where a line runs under it."""
    wide = width_of(name) + 20
    left_taken = _crossed(lane, axis, room, axis.left, axis.left + wide, y)
    if left_taken and not _crossed(lane, axis, room, axis.right - wide, axis.right, y):
        return over_lines(text(axis.right - 4, y, name, "end"))
    return over_lines(text(axis.left + 4, y, name))


def _crossed(lane: ScoreLane, axis: Axis, room: Room, left: float, right: float, y: float) -> bool:
    """Whether a line, or the value written over its mark, runs through the line of text whose foot is `y`."""
    for series in lane.series:
        places = [
            (axis.place(mark.at), height(mark.value, lane.low, lane.high, room))
            for mark in series.points
            if mark.value is not None
        ]
        for (x, here), (next_x, there) in zip(places, [*places[1:], *places[-1:]], strict=True):
            touches = x <= right and next_x >= left
            if touches and min(here, there) - 22 < y and max(here, there) + 16 > y:
                return True
    return False


def _upper(lane: ScoreLane, index: int) -> float:
    return lane.bands[index + 1].low if index + 1 < len(lane.bands) else lane.high


def _band_words(band: Band) -> str:
    return f"{band.name} {shown(band.low)}–{shown(band.high)}"


def _series(series: Series, number: int, lane: ScoreLane, axis: Axis, room: Room, *, valued: bool) -> str:
    points = sorted(series.points, key=lambda mark: axis.place(mark.at))
    shown_marks = [(mark, *_place(mark, lane, axis, room)) for mark in points if axis.holds(mark.at)]
    scored = [(x, y) for mark, x, y in shown_marks if mark.value is not None]
    parts = [_line(points, number, lane, axis, room), dots(scored, 8, number)]
    free_from = axis.left - 20
    for mark, x, y in shown_marks:
        parts.append(_mark(mark, series.name, x, y))
        if valued and mark.value is not None and x - 10 >= free_from:
            away = 15 if mark.flag else 10
            above = y - away if y - away - 10 > room.top else y + away + 9
            parts.append(over_lines(text(x, above, shown(mark.value), "middle", "ink")))
            free_from = x + width_of(shown(mark.value)) / 2 + 14
    return "".join(parts)


def _line(points: list[Mark], number: int, lane: ScoreLane, axis: Axis, room: Room) -> str:
    """Joined from answer to answer; an answer that could not be scored breaks the line."""
    path, pen = [], "M"
    for mark in points:
        if mark.value is None:
            pen = "M"
            continue
        path.append(
            f"{pen}{plain(axis.place(mark.at))} {plain(height(mark.value, lane.low, lane.high, room))}"
        )
        pen = "L"
    if not path:
        return ""
    return (
        f'<path class="s{number + 1}" clip-path="url(#{room.clip})" fill="none" stroke="{SERIES[number]}"'
        f' stroke-width="2" stroke-dasharray="{DASHES[number]}" stroke-linejoin="round" d="{"".join(path)}"/>'
    )


def _place(mark: Mark, lane: ScoreLane, axis: Axis, room: Room) -> tuple[float, float]:
    """Where a mark stands; what could not be scored at the foot of the lane."""
    y = room.bottom - 6 if mark.value is None else height(mark.value, lane.low, lane.high, room)
    return axis.place(mark.at), y


def _mark(mark: Mark, name: str, x: float, y: float) -> str:
    """What is hovered, tapped and focused of a mark, and what is drawn of it beside its dot."""
    if not (mark.label or mark.flag or name):
        return ""
    at = f'cx="{plain(x)}" cy="{plain(y)}"'
    shape = ""
    if mark.value is None:
        shape = f'<circle class="open" {at} r="4.5" fill="{SURFACE}" stroke="{SOFT}" stroke-width="2" stroke-dasharray="2 2"/>'
    if mark.flag:
        shape += _ring(x, y)
    title = ", ".join(part for part in (mark.label or name, mark.flag) if part)
    return linked(mark.href, title, f'<circle {at} r="11" fill="#000" fill-opacity="0"/>{shape}')


def _ring(x: float, y: float) -> str:
    return (
        f'<path class="flag" fill="none" stroke="{URGENT}" stroke-width="2"'
        f' d="M{plain(x)} {plain(y - 10)}l10 10-10 10-10-10z"/>'
    )


def _ended(name: str, value: str, room: float, *, alone: bool) -> str:
    """Name and value; where they do not fit, a line alone in its lane, whose name stands above, keeps the value only."""
    if alone and width_of(f"{name} {value}") > room:
        return value
    return f"{fitted(name, room - width_of(value + ' '))} {value}"


def _ends(lane: ScoreLane, axis: Axis, room: Room) -> str:
    """The name of each line and its last value, at its end."""
    last = []
    for number, series in enumerate(lane.series[:4]):
        seen = [mark for mark in series.points if mark.value is not None and axis.holds(mark.at)]
        if seen:
            final = max(seen, key=lambda mark: axis.place(mark.at))
            last.append((number, series.name, final.value or 0.0))
    places = spread(
        [height(value, lane.low, lane.high, room) + 4 for _, _, value in last],
        TEXT_HEIGHT,
        room.top + 10,
        room.bottom,
    )
    labels = []
    for (number, name, value), y in zip(last, places, strict=True):
        words = _ended(name, shown(value), room.margin - 14, alone=len(last) == 1)
        labels.append(text(axis.right + 8, y, words, "start", f"s{number + 1}", bold=True))
    return "".join(labels)
