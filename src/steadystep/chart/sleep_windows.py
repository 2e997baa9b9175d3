"""The sleep window of therapy for insomnia: when to go to bed and when to get up, agreed by therapist and client."""

from __future__ import annotations

import re
from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable

LEAST_MINUTES: Final = 330  # pathways.md 10: never less than 5.5 hours, for anybody
MOST_MINUTES: Final = 720
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DAY: Final = 24 * 60


class SleepWindow(Body, frozen=True, kw_only=True, tag="sleep_window"):
    """In bed from `to_bed` to `up`, times of the client's day as 23:45. Less than 5.5 hours is never kept."""

    word: ClassVar[CareWord] = "therapy"
    nature = "decision"
    stale_after: ClassVar[tuple[str, ...]] = ("sleep_window",)

    to_bed: str
    up: str
    why: str = ""
    ended: bool = False

    def __post_init__(self) -> None:
        for field, value in (("To bed", self.to_bed), ("Up", self.up)):
            if not _CLOCK.fullmatch(value):
                raise unreadable("{field} is '{value}'; write a time of day such as 23:45.", field=field, value=value)  # fmt: skip
        checks.short_enough("Why", self.why)
        if not LEAST_MINUTES <= self.minutes <= MOST_MINUTES:
            raise unreadable(
                "From {to_bed} to {up} is {hours} hours; a sleep window is 5.5 to 12 hours.",
                to_bed=self.to_bed, up=self.up, hours=round(self.minutes / 60, 2),
            )  # fmt: skip

    @property
    def minutes(self) -> int:
        return (_minute(self.up) - _minute(self.to_bed)) % _DAY


def _minute(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def later(clock: str, minutes: int) -> str:
    """That time of day so many minutes later, across midnight; earlier where they are negative."""
    found = (_minute(clock) + minutes) % _DAY
    return f"{found // 60:02}:{found % 60:02}"
