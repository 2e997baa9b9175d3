"""A small picture of twelve weeks: one measure with its bands and, at the foot, a tick where a dose changed."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from steadystep.faces.look.story import scores
from steadystep.faces.look.story.axis import Axis
from steadystep.faces.look.story.ink import LINE, SERIES, plain, shown, text, words
from steadystep.faces.look.story.room import Room
from steadystep.faces.look.story.values import Band, Mark, ScoreLane, Series

WIDTH, HEIGHT, _FOOT, _MARGIN = 280, 96, 18, 34


class SmallPicture(msgspec.Struct, frozen=True):
    """`points` on the scale `low` to `high`; `doses` are days with their sentence. `said` is read aloud."""

    start: date
    end: date
    low: float
    high: float
    said: str
    bands: tuple[Band, ...] = ()
    points: tuple[tuple[datetime | date, float], ...] = ()
    doses: tuple[tuple[date, str], ...] = ()


def draw_small(picture: SmallPicture, ident: str) -> SafeString:
    """An SVG of WIDTH by HEIGHT; `ident` must be unique on the page."""
    axis = Axis(picture.start, picture.end, 2, WIDTH - _MARGIN)
    room = Room(2, HEIGHT - _FOOT, 0, _MARGIN, f"{ident}-clip")
    inside = _measure(picture, axis, room) if picture.points else _nothing(axis, room)
    return mark_safe(  # noqa: S308  the words are escaped, the rest are numbers
        f'<svg xmlns="http://www.w3.org/2000/svg" class="story-svg" role="img" direction="ltr" font-size="13"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" aria-label="{words(picture.said)}">{inside}{_ticks(picture.doses, axis)}</svg>'
    )


def _measure(picture: SmallPicture, axis: Axis, room: Room) -> str:
    marks = tuple(Mark(at, value, "") for at, value in picture.points)
    lane = ScoreLane("", picture.low, picture.high, picture.bands, (Series("", marks),))
    clip = (
        f'<clipPath id="{room.clip}"><rect x="{plain(axis.left)}" y="0" width="{plain(axis.right - axis.left)}"'
        f' height="{HEIGHT}"/></clipPath>'
    )
    last = picture.points[-1][1]
    y = scores.height(last, picture.low, picture.high, room) + 4
    named = text(axis.right + 8, y, shown(last), "start", "s1", bold=True)
    return clip + scores.bare(lane, axis, room) + named


def _nothing(axis: Axis, room: Room) -> str:
    return text((axis.left + axis.right) / 2, (room.top + room.bottom) / 2, _("nothing measured"), "middle")


def _ticks(doses: Sequence[tuple[date, str]], axis: Axis) -> str:
    foot = HEIGHT - 3
    line = f'<path class="grid" stroke="{LINE}" d="M{plain(axis.left)} {foot}H{plain(axis.right)}"/>'
    return line + "".join(
        f'<path class="s2" fill="none" stroke="{SERIES[1]}" stroke-width="3" d="M{plain(axis.place(day))} {foot}v-11">'
        f"<title>{words(said)}</title></path>"
        for day, said in doses
    )
