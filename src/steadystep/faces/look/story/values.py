"""What the story picture is drawn from. Plain frozen values: no client, no clock, no database.

Instants are drawn at their own wall time, so hand them over already in the client's zone.
`href` is a path or an http(s) address; anything else is drawn without a link. `label` is the whole sentence a
person reads on hover and in the table ("PHQ-9 14, moderate, answered by Ana").
"""

from datetime import date, datetime
from typing import Literal

import msgspec

EventKind = Literal[
    "session", "visit", "missed", "life", "side_effect", "safety", "lab", "skill", "fair_from", "fair_until", "response",
    "judged", "note", "own_words", "screen",
]  # fmt: skip


class Band(msgspec.Struct, frozen=True):
    """A severity band, both ends included, in the units of its lane."""

    low: float
    high: float
    name: str


class Mark(msgspec.Struct, frozen=True):
    """One score. `value` None is "cannot tell": drawn open at the foot of the lane and never joined.
    `flag` is a word such as "item 9 answered 2": the mark then carries a ring, and the word its title."""

    at: datetime | date
    value: float | None
    label: str
    href: str = ""
    flag: str = ""


class Series(msgspec.Struct, frozen=True):
    name: str
    points: tuple[Mark, ...] = ()


class ScoreLane(msgspec.Struct, frozen=True):
    """One scale, `low` to `high`, its bands from mildest to most severe, and up to four series on it.

    `whole_name` is read when pointing at `title`, where that is a short name ("PHQ-9").
    """

    title: str
    low: float
    high: float
    bands: tuple[Band, ...] = ()
    series: tuple[Series, ...] = ()
    whole_name: str = ""


class Step(msgspec.Struct, frozen=True):
    """A dose held from `start` until `end` (the first day it no longer holds; None: still held)."""

    start: date
    end: date | None
    value: float
    label: str
    href: str = ""


class Staircase(msgspec.Struct, frozen=True):
    """One medicine. A time between steps is a time without it. `unit` such as "mg a day".

    `washout`: stopped, and still in the body until its end; its value is 0.
    """

    name: str
    unit: str
    steps: tuple[Step, ...] = ()
    washout: Step | None = None

    @property
    def parts(self) -> tuple[Step, ...]:
        return (*self.steps, self.washout) if self.washout else self.steps


class DoseLane(msgspec.Struct, frozen=True):
    title: str
    staircases: tuple[Staircase, ...] = ()


class EventMark(msgspec.Struct, frozen=True):
    at: datetime | date
    kind: EventKind
    label: str
    href: str = ""


class EventLane(msgspec.Struct, frozen=True):
    title: str
    marks: tuple[EventMark, ...] = ()


class TrackPoint(msgspec.Struct, frozen=True):
    at: date
    value: float
    label: str
    href: str = ""


class TrackLane(msgspec.Struct, frozen=True):
    """Something noted every day (sleep, mood, craving). Points further apart than `every` days are not joined."""

    title: str
    low: float
    high: float
    points: tuple[TrackPoint, ...] = ()
    unit: str = ""
    every: int = 1


Lane = ScoreLane | DoseLane | EventLane | TrackLane


class StoryPicture(msgspec.Struct, frozen=True):
    """`start` to `end`, both included, on one axis. `today` draws a line; `description` is read aloud."""

    start: date
    end: date
    lanes: tuple[Lane, ...]
    title: str
    today: date | None = None
    description: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(
                f"The story ends ({self.end}) before it starts ({self.start}): swap the two dates."
            )
