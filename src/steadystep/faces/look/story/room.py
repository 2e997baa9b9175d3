"""The place a lane is given on the picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """`top` to `bottom` of the drawing, in pixels; `gutter` is the width left of it for names (0 on a phone),
    `margin` the width right of it for the labels at line ends; `clip` the id of the clip path."""

    top: float
    bottom: float
    gutter: float
    margin: float
    clip: str
