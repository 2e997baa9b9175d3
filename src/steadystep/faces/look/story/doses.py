"""Doses as staircases, one row a medicine."""

from django.utils.translation import gettext as _

from steadystep.faces.look.story.axis import Axis
from steadystep.faces.look.story.ink import (
    DASHES,
    LINE,
    SERIES,
    fitted,
    linked,
    over_lines,
    plain,
    shown,
    text,
    width_of,
    words,
)
from steadystep.faces.look.story.room import Room
from steadystep.faces.look.story.values import DoseLane, Staircase, Step

ROW = 46
_RISE = 24  # pixels of the highest dose of a row


def held(lane: DoseLane, axis: Axis) -> list[tuple[int, Staircase]]:
    """The medicines held at all in this time. The number is the place among all, so that a medicine keeps its
    colour whichever time is shown."""
    return [
        (number, staircase)
        for number, staircase in enumerate(lane.staircases)
        if any(
            step.start <= axis.end and (step.end is None or step.end > axis.start) for step in staircase.parts
        )
    ]


def draw(lane: DoseLane, axis: Axis, room: Room) -> str:
    parts = []
    for index, (number, staircase) in enumerate(held(lane, axis)):
        foot = room.top + ROW * (index + 1) - 6
        parts.append(_row(staircase, number % 4, axis, room, foot))
    if not parts:
        parts.append(text(axis.left, room.top + 14, _("none in this time")))
    return "".join(parts)


def _row(staircase: Staircase, number: int, axis: Axis, room: Room, foot: float) -> str:
    parts = [
        f'<path class="grid" stroke="{LINE}" d="M{plain(axis.left)} {plain(foot)}H{plain(axis.right)}"/>',
        _name(staircase, axis, room, foot, number),
    ]
    highest = max((step.value for step in staircase.steps), default=0) or 1
    starts = {step.start for step in staircase.steps}
    free_from = axis.left if room.gutter else axis.left + 8 + width_of(staircase.name)
    for step in sorted(staircase.steps, key=lambda step: step.start):
        left, right = axis.dawn(step.start), axis.dawn(step.end) if step.end else axis.right
        if right <= left:
            continue
        rise = step.value / highest * _RISE
        foots = (
            step.start >= axis.start,
            step.end is not None and step.end not in starts and step.end <= axis.end,
        )
        parts.append(linked(step.href, step.label, _stair(left, right, foot - rise, foot, number, foots)))
        said = shown(step.value)
        if left >= free_from and width_of(said) + 4 <= right - left:
            parts.append(over_lines(text(left + 2, foot - rise - 4, said, "start", "ink")))
            free_from = left + width_of(said) + 8
    parts.append(_washout(staircase.washout, axis, foot, number))
    parts.append(_now(staircase, axis, room, foot, number))
    return "".join(parts)


def _washout(step: Step | None, axis: Axis, foot: float, number: int) -> str:
    """A dashed line at the foot, from the day after the last dose until nothing of it is left."""
    if step is None or step.end is None or step.start > axis.end:
        return ""
    left, right = axis.dawn(step.start), min(axis.dawn(step.end), axis.right)
    line = (
        f'<path class="s{number + 1}" fill="none" stroke="{SERIES[number]}" stroke-width="3" stroke-dasharray="{DASHES[2]}"'
        f' d="M{plain(left)} {plain(foot - 3)}H{plain(right)}"/>'
    )
    return linked(step.href, step.label, line)


def _name(staircase: Staircase, axis: Axis, room: Room, foot: float, number: int) -> str:
    ink = f"s{number + 1}"
    if not room.gutter:
        return over_lines(text(axis.left + 2, foot - _RISE - 5, staircase.name, "start", ink, bold=True))
    label = text(axis.left - 8, foot - 8, fitted(staircase.name, room.gutter - 12), "end", ink, bold=True)
    # the whole name on hover: two long names may begin alike
    return label.replace("</text>", f"<title>{words(staircase.name)}</title></text>")


def _stair(left: float, right: float, high: float, foot: float, number: int, foots: tuple[bool, bool]) -> str:
    """One step; `foots` says whether its left and right edge come down to the foot. A dose that began before the
    picture has no left edge, one that is followed by another no right edge."""
    top = plain(high)
    begin = f"M{plain(left)} {plain(foot)}V{top}" if foots[0] else f"M{plain(left)} {top}"
    return (
        f'<path class="d{number + 1} stair" fill="{SERIES[number]}" fill-opacity="0.18"'
        f' d="M{plain(left)} {plain(foot)}V{top}H{plain(right)}V{plain(foot)}z"/>'
        f'<path class="s{number + 1}" fill="none" stroke="{SERIES[number]}" stroke-width="2"'
        f' d="{begin}H{plain(right)}{f"V{plain(foot)}" if foots[1] else ""}"/>'
    )


def _now(staircase: Staircase, axis: Axis, room: Room, foot: float, number: int) -> str:
    """What is held at the right edge, or that it was stopped."""
    held: list[Step] = [step for step in staircase.steps if axis.dawn(step.start) < axis.right]
    if not held:
        return ""
    final = max(held, key=lambda step: step.start)
    runs = final.end is None or final.end > axis.end
    said = _said(final.value, staircase.unit, room.margin - 10) if runs else _("stopped")
    return text(
        axis.right + 8,
        foot - 8,
        fitted(said, room.margin - 10),
        "start",
        f"s{number + 1}" if runs else "soft",
        bold=runs,
    )


def _said(value: float, unit: str, room: float) -> str:
    """ "50 mg a day", or "50 mg" where there is no room: half a word says less than none."""
    said = f"{shown(value)} {unit}".strip()
    return said if width_of(said) <= room else f"{shown(value)} {unit.partition(' ')[0]}"
