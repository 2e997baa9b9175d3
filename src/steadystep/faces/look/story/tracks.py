"""What is noted every day. A day without a note is a hole in the line: never joined, never zero."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise

from django.utils.translation import gettext as _

from steadystep.faces.look.story.axis import Axis
from steadystep.faces.look.story.ink import LINE, SERIES, dots, linked, plain, shown, text
from steadystep.faces.look.story.room import Room
from steadystep.faces.look.story.scores import height
from steadystep.faces.look.story.values import TrackLane, TrackPoint

DENSE = 7.0  # pixels a day under which days are linked together: a thousand links help nobody
_TAP = 22  # pixels across that a finger hits; a phone draws them a little larger
_MONTHS = (1, 3, 12)  # what days are linked by where a week is narrower than that

_Stretch = tuple[date, date, str, list[TrackPoint]]  # from, to, what it held, its days


def draw(lane: TrackLane, axis: Axis, room: Room) -> str:
    points = inside(lane, axis.start, axis.end)
    parts = [_frame(lane, axis, room)]
    if points:
        marks = _together if axis.day < DENSE else _days
        parts += [marks(lane, points, axis, room), _end(points[-1], lane, axis, room)]
    else:
        parts.append(
            text((axis.left + axis.right) / 2, (room.top + room.bottom) / 2 + 4, _("nothing noted"), "middle")
        )
    return "".join(parts)


def inside(lane: TrackLane, start: date, end: date) -> list[TrackPoint]:
    return sorted((point for point in lane.points if start <= point.at <= end), key=lambda point: point.at)


def runs(points: list[TrackPoint], every: int) -> list[list[TrackPoint]]:
    """The points in runs without a missing day."""
    if not points:
        return []
    found = [[points[0]]]
    for before, point in pairwise(points):
        if (point.at - before.at).days > every:
            found.append([])
        found[-1].append(point)
    return found


def by_week(points: list[TrackPoint]) -> list[tuple[date, list[TrackPoint]]]:
    def monday(point: TrackPoint) -> date:
        return point.at - timedelta(days=point.at.weekday())

    return [(week, list(days)) for week, days in groupby(points, key=monday)]


def week_words(lane: TrackLane, days: list[TrackPoint]) -> str:
    """What a week held, as range and count: no average is made up here."""
    return _("%(title)s %(values)s %(unit)s on %(count)s of 7 days") % _held(lane, days)


def _held(lane: TrackLane, days: list[TrackPoint]) -> dict[str, str | int]:
    least, most = min(day.value for day in days), max(day.value for day in days)
    values = shown(least) if least == most else f"{shown(least)}–{shown(most)}"
    return {
        "title": lane.title,
        "values": values,
        "unit": lane.unit,
        "count": len({day.at for day in days}),
    }


def _frame(lane: TrackLane, axis: Axis, room: Room) -> str:
    lines = (
        f'<path class="grid" stroke="{LINE}" fill="none" d="M{plain(axis.left)} {plain(room.top)}H{plain(axis.right)}'
        f'M{plain(axis.left)} {plain(room.bottom)}H{plain(axis.right)}"/>'
    )
    if not room.gutter:
        return lines
    high = f"{shown(lane.high)} {lane.unit}".strip()
    return (
        lines
        + text(axis.left - 8, room.top + 9, high, "end")
        + text(axis.left - 8, room.bottom, shown(lane.low), "end")
    )


def _line(lane: TrackLane, points: list[TrackPoint], axis: Axis, room: Room) -> str:
    scale = (room.bottom - room.top) / ((lane.high - lane.low) or 1)
    pieces, lone = [], []
    for run in runs(points, lane.every):
        # written out, not by `height`: a year of three tracks is a thousand points and half of the whole drawing
        places = [
            f"{axis.place(p.at):.1f} {room.bottom - (min(max(p.value, lane.low), lane.high) - lane.low) * scale:.1f}"
            for p in run
        ]
        # a lone day: a stroke of no length, which its round cap makes a dot
        pieces.append("M" + "L".join(places) + ("h0" if len(run) == 1 else ""))
        lone += [f"M{places[0]}h0"] if len(run) == 1 else []
    dots = (
        f'<path class="s1 lone" fill="none" stroke="{SERIES[0]}" stroke-width="4.5" stroke-linecap="round" d="{"".join(lone)}"/>'
        if lone
        else ""
    )
    return dots + (
        f'<path class="s1 track" fill="none" stroke="{SERIES[0]}" stroke-width="1.5" stroke-linecap="round"'
        f' stroke-linejoin="round" d="{"".join(pieces)}"/>'
    )


def _days(lane: TrackLane, points: list[TrackPoint], axis: Axis, room: Room) -> str:
    places = [(axis.place(point.at), height(point.value, lane.low, lane.high, room)) for point in points]
    parts = [_line(lane, points, axis, room), dots(places, 6, 0)]
    for point, (x, y) in zip(points, places, strict=True):
        around = f'<circle cx="{plain(x)}" cy="{plain(y)}" r="9" fill="#000" fill-opacity="0"/>'
        parts.append(linked(point.href, point.label, around))
    return "".join(parts)


def _together(lane: TrackLane, points: list[TrackPoint], axis: Axis, room: Room) -> str:
    """Linked by the shortest stretch that a finger hits; the table has every week."""
    parts = [_line(lane, points, axis, room)]
    if axis.day * 7 >= _TAP:
        stretches = [
            (monday, monday + timedelta(days=7), week_words(lane, days), days)
            for monday, days in by_week(points)
        ]
    else:
        stretches = list(_months(lane, points, axis))
    for start, end, said, days in stretches:
        left, right = axis.dawn(start), axis.dawn(end)
        strip = (
            f'<rect class="week" fill="#000" fill-opacity="0" x="{plain(left)}" y="{plain(room.top)}"'
            f' width="{plain(right - left)}" height="{plain(room.bottom - room.top)}"/>'
        )
        parts.append(linked(days[-1].href, said, strip))
    return "".join(parts)


def _months(lane: TrackLane, points: list[TrackPoint], axis: Axis) -> Iterator[_Stretch]:
    several = next((months for months in _MONTHS if months * 30 * axis.day >= _TAP), _MONTHS[-1])
    for number, found in groupby(
        points, key=lambda point: (point.at.year * 12 + point.at.month - 1) // several
    ):
        days, first = list(found), number * several
        start, end = (date(month // 12, month % 12 + 1, 1) for month in (first, first + several))
        held = {**_held(lane, days), "days": (end - start).days}
        yield start, end, _("%(title)s %(values)s %(unit)s on %(count)s of %(days)s days") % held, days


def _end(last: TrackPoint, lane: TrackLane, axis: Axis, room: Room) -> str:
    y = min(max(height(last.value, lane.low, lane.high, room) + 4, room.top + 10), room.bottom)
    said = f"{shown(last.value)} {lane.unit}".strip()
    return text(axis.right + 8, y, said, "start", "s1", bold=True)
