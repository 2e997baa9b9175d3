"""The story picture: lanes on one time axis, drawn on the server as one SVG."""

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from steadystep.faces.look.story import doses, events, scores, tracks
from steadystep.faces.look.story.axis import Axis, ticks
from steadystep.faces.look.story.ink import FACE, LINE, SOFT, plain, text, width_of, words
from steadystep.faces.look.story.room import Room
from steadystep.faces.look.story.values import DoseLane, EventLane, Lane, ScoreLane, StoryPicture, TrackLane

WIDE = 1100
NARROW = 340
_GUTTER_FROM = 640  # narrower pictures have no gutter: names lie on the drawing
_TITLE = 26
_BETWEEN = 14
_AXIS = 24
_HEIGHTS = {"score": 150, "track": 56}


@dataclass(slots=True)
class _Sheet:
    """Where the pen is while lanes are drawn from top to bottom."""

    axis: Axis
    room: Room
    y: float
    parts: list[str]


def draw_story(picture: StoryPicture, width: int = WIDE, ident: str = "story") -> SafeString:
    """The picture as an SVG element `width` units wide, as tall as its lanes need.

    `ident` must be unique on the page. Text is escaped here; the result is safe to put in a page.
    """
    narrow = width < _GUTTER_FROM
    gutter, margin = (0.0, 66.0) if narrow else (164.0, 130.0)
    axis = Axis(picture.start, picture.end, (gutter or 6.0), width - margin)
    sheet = _Sheet(axis, Room(0, 0, gutter, margin, f"{ident}-clip"), _AXIS, [])
    for lane in picture.lanes:
        _draw_lane(lane, sheet)
    bottom = sheet.y
    key, tall = _key(picture, axis, bottom + _AXIS, width)
    pieces = [
        _head(picture, width, tall, ident),
        _clip(axis, bottom, f"{ident}-clip"),
        _grid(picture, axis, bottom),
        *sheet.parts,
        key,
        "</svg>",
    ]
    return mark_safe("".join(pieces))  # noqa: S308  every word went through ink.words


def _draw_lane(lane: Lane, sheet: _Sheet) -> None:
    named = _named(lane, sheet)
    top = sheet.y + _TITLE
    if isinstance(lane, EventLane):
        rows = events.levels(lane, sheet.axis)
        sheet.room = replace(sheet.room, top=top, bottom=top + events.LEVEL * len(rows))
        drawn = events.draw(rows, sheet.axis, sheet.room)
    elif isinstance(lane, DoseLane):
        sheet.room = replace(
            sheet.room, top=top, bottom=top + doses.ROW * max(len(doses.held(lane, sheet.axis)), 1) - 6
        )
        drawn = doses.draw(lane, sheet.axis, sheet.room)
    else:
        tall = _HEIGHTS["score" if isinstance(lane, ScoreLane) else "track"]
        sheet.room = replace(sheet.room, top=top, bottom=top + tall)
        drawn = (
            scores.draw(lane, sheet.axis, sheet.room)
            if isinstance(lane, ScoreLane)
            else tracks.draw(lane, sheet.axis, sheet.room)
        )
    # where the lane begins, for look.js, which draws those under the first screen a moment later
    sheet.parts.append(f'<g data-top="{plain(sheet.y)}">{named}{drawn}</g>')
    sheet.y = sheet.room.bottom + _BETWEEN


def _named(lane: Lane, sheet: _Sheet) -> str:
    left = sheet.axis.left + (2 if not sheet.room.gutter else 0)
    drawn = text(left, sheet.y + 18, _title(lane), "start", "ink", bold=True)
    if isinstance(lane, ScoreLane) and lane.whole_name:
        return f"<g><title>{words(lane.whole_name)}</title>{drawn}</g>"
    return drawn


def _title(lane: Lane) -> str:
    if isinstance(lane, ScoreLane | TrackLane):
        unit = f" {lane.unit}" if isinstance(lane, TrackLane) and lane.unit else ""
        return f"{lane.title} ({lane.low:g}–{lane.high:g}{unit})"
    return lane.title


def _head(picture: StoryPicture, width: float, tall: float, ident: str) -> str:
    said = picture.description or _(
        "%(title)s, from %(start)s to %(end)s. The same is in the table that follows."
    ) % {
        "title": picture.title,
        "start": picture.start,
        "end": picture.end,
    }
    # direction: time runs left to right in every language, and text-anchor would flip under rtl
    kind = "story-narrow" if width < _GUTTER_FROM else "story-wide"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="story-svg {kind}" role="group" direction="ltr"'
        f' viewBox="0 0 {plain(width)} {plain(tall)}" width="{plain(width)}" height="{plain(tall)}"'
        f' font-family="{FACE}" font-size="13" aria-labelledby="{ident}-title" aria-describedby="{ident}-desc">'
        f'<title id="{ident}-title">{words(picture.title)}</title><desc id="{ident}-desc">{words(said)}</desc>'
    )


def _clip(axis: Axis, bottom: float, ident: str) -> str:
    wide = plain(axis.right - axis.left)
    return f'<clipPath id="{ident}"><rect x="{plain(axis.left)}" y="0" width="{wide}" height="{plain(bottom)}"/></clipPath>'


def _grid(picture: StoryPicture, axis: Axis, bottom: float) -> str:
    found = ticks(axis)
    lines = "".join(f"M{plain(x)} {_AXIS - 6}V{plain(bottom)}" for x, _said in found)
    parts = [f'<path class="grid" stroke="{LINE}" fill="none" d="{lines}"/>']
    ends_today = picture.today is not None and axis.right - axis.place(picture.today) < 2 * axis.day + 1
    for x, said in found:
        parts.append(text(x + 3, bottom + 12, said))
        if not ends_today or x + 3 + width_of(said) <= axis.right:  # else "today" stands there
            parts.append(text(x + 3, _AXIS - 8, said))
    if picture.today is not None and axis.holds(picture.today):
        at = plain(axis.place(picture.today))
        parts.append(
            f'<path class="today" stroke="{SOFT}" stroke-dasharray="3 3" fill="none" d="M{at} {_AXIS - 6}V{plain(bottom)}">'
            f"<title>{words(_('today'))}</title></path>"
        )
        if ends_today:
            parts.append(text(axis.right + 4, _AXIS - 8, _("today")))
    return "".join(parts)


def _key(picture: StoryPicture, axis: Axis, y: float, width: float) -> tuple[str, float]:
    used = {
        mark.kind
        for lane in picture.lanes
        if isinstance(lane, EventLane)
        for mark in lane.marks
        if axis.holds(mark.at)
    }
    kinds = [kind for kind in events.SHAPES if kind in used]
    if not kinds:
        return "", y
    drawn, last = events.key(kinds, axis.left, y + 14, width)
    return drawn, last + 12
