"""Sessions, visits and what happened in life: one shape a kind, side by side and never on each other."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from steadystep.faces.look.story.axis import Axis
from steadystep.faces.look.story.ink import (
    LINE,
    SERIES,
    SOFT,
    SURFACE,
    URGENT,
    fitted,
    linked,
    over_lines,
    plain,
    text,
    width_of,
)
from steadystep.faces.look.story.room import Room
from steadystep.faces.look.story.values import EventLane, EventMark

LEVEL = 20
MOST_LEVELS = 4
_APART = 15  # pixels between two marks of one level
_NOTES = ("note", "own_words")  # kinds of which the beginning is drawn where the whole has no room
_SPOKEN = ("life", "safety", *_NOTES)  # kinds whose words are drawn where there is room
_LEAST_SAID = 90  # pixels below which the beginning of a sentence says nothing

# path from the middle of the mark, in relative steps · colour · filled
SHAPES: dict[str, tuple[str, str, bool]] = {
    "session": ("m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z", "s1", True),
    "visit": ("m-5-5h10v10h-10z", "s1", False),
    "missed": ("m-5-5l10 10m0-10l-10 10", "soft", False),
    "life": ("m-4 6v-12h9l-3 3.5 3 3.5h-9", "s2", True),
    "side_effect": ("m0-6l6 11h-12z", "s3", False),
    "safety": ("m0-7l7 7-7 7-7-7z", "urgent", True),
    "lab": ("m-2-6h4v4l4 8h-12l4-8z", "s4", False),
    "skill": ("m-5 0h10m-5-5v10", "s4", False),
    "fair_from": ("m-4-6l9 6-9 6z", "s4", False),
    "fair_until": ("m4-6l-9 6 9 6z", "s4", False),
    "response": ("m-6 0l6-6 6 6-6 6z", "s1", False),
    "note": ("m-6-6h12v8h-6l-4 4v-4h-2z", "s3", False),
    "own_words": ("m-6-6h12v8h-6l-4 4v-4h-2z", "s2", True),
    "screen": ("m-5-6h10v12h-10zm2 4h6m-6 4h6", "s2", False),
    "judged": ("m0-7l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z", "s1", True),
}
WORDS = {
    "session": _("session"),
    "visit": _("visit"),
    "missed": _("missed visit"),
    "life": _("life event"),
    "side_effect": _("side effect"),
    "safety": _("safety"),
    "lab": _("lab result"),
    "skill": _("skill or step"),
    "fair_from": _("fair to judge from"),
    "fair_until": _("to be judged by"),
    "response": _("response"),
    "note": _("note of the team"),
    "own_words": _("in own words"),
    "screen": _("screen"),
    "judged": _("judged"),
}


def colour(kind: str) -> str:
    named = {"soft": SOFT, "urgent": URGENT}
    return named.get(kind) or SERIES[int(kind[1]) - 1]


def shapes(kind: str, places: Iterable[tuple[float, float]]) -> str:
    """One path for all marks of a kind: a year has some hundred, and a phone pays for each element."""
    path, ink, filled = SHAPES[kind]
    fill = colour(ink) if filled else ("none" if kind in ("missed", "skill") else SURFACE)
    name = f"e-{ink} full" if filled else (f"e-{ink} bare" if fill == "none" else f"e-{ink} open")
    drawn = "".join(f"M{plain(x)} {plain(y)}{path}" for x, y in places)
    return (
        f'<path class="{name}" d="{drawn}" fill="{fill}"'
        f' stroke="{colour(ink)}" stroke-width="2" stroke-linejoin="round"/>'
    )


def levels(lane: EventLane, axis: Axis) -> list[list[tuple[float, EventMark]]]:
    """The marks of the picture, sorted into as few levels as keep them apart (at most MOST_LEVELS)."""
    rows: list[list[tuple[float, EventMark]]] = [[]]
    inside = [(axis.place(mark.at), mark) for mark in lane.marks if axis.holds(mark.at)]
    for x, mark in sorted(inside, key=lambda pair: pair[0]):
        row = next((row for row in rows if not row or x - row[-1][0] >= _APART), None)
        if row is None and len(rows) < MOST_LEVELS:
            row = []
            rows.append(row)
        (row if row is not None else rows[-1]).append((x, mark))
    return rows


def draw(rows: list[list[tuple[float, EventMark]]], axis: Axis, room: Room) -> str:
    """The shapes, and over each the circle that is hovered, tapped and focused, which links to its entry."""
    parts = [
        f'<path class="grid" stroke="{LINE}" d="M{plain(axis.left)} {plain(room.bottom)}H{plain(axis.right)}"/>'
    ]
    if not rows[0]:
        parts.append(text(axis.left, room.bottom - 7, str(_("none in this time"))))
    for level, row in enumerate(rows):
        y = room.bottom - LEVEL / 2 - level * LEVEL
        parts += _drawn(row, y)
        ends = [x - 10 for x, _mark in row[1:]] + [axis.right + room.margin]
        # not strict: a row without a mark still has its last end
        parts += [_linked(mark, x, y, end) for (x, mark), end in zip(row, ends, strict=False)]
    return "".join(parts)


def _drawn(row: list[tuple[float, EventMark]], y: float) -> list[str]:
    """One path for each kind; where marks lie on each other one for each mark, so that the later covers the earlier."""
    if any(x - before < _APART for (before, _earlier), (x, _later) in pairwise(row)):
        return [shapes(mark.kind, [(x, y)]) for x, mark in row]
    by_kind: dict[str, list[tuple[float, float]]] = {}
    for x, mark in row:
        by_kind.setdefault(mark.kind, []).append((x, y))
    return [shapes(kind, places) for kind, places in by_kind.items()]


def _linked(mark: EventMark, x: float, y: float, end: float) -> str:
    """The link of a mark and, where there is room before `end`, its words."""
    around = f'<circle cx="{plain(x)}" cy="{plain(y)}" r="10" fill="#000" fill-opacity="0"/>'
    link = linked(mark.href, mark.label, around)
    free, wide = end - x - 12, width_of(mark.label)
    least = min(wide, _LEAST_SAID) if mark.kind in _NOTES else wide
    if mark.kind not in _SPOKEN or free <= least:
        return link
    return link + over_lines(text(x + 11, y + 4, fitted(mark.label, free), "start", "ink"))


def key(kinds: Sequence[str], x: float, y: float, most: float) -> tuple[str, float]:
    """The shapes used and their words, wrapped before `most`; and where the last line stands."""
    parts, left = [], x
    for kind in kinds:
        said = str(WORDS[kind])
        if left > x and left + 20 + width_of(said) > most:
            left, y = x, y + LEVEL
        parts.append(shapes(kind, [(left + 6, y - 4)]) + text(left + 18, y, said))
        left += 36 + width_of(said)
    return "".join(parts), y
