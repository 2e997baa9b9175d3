"""Which lines of the check-in have left the client's own usual, and since when; or how many days are still missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal

import msgspec

from .checkin_days import Days, value_of
from .control_chart import LEAST_DAYS, USUAL_DAYS, WATCHED_DAYS, Change, changed, split

Worse = Literal["lower", "higher", "either"]
# The four lines that everybody is asked, which way is worse, and the smallest step in which people answer.
LINES: Final[dict[str, tuple[Worse, float]]] = {
    "mood": ("lower", 1.0), "anxiety": ("higher", 1.0), "craving": ("higher", 1.0), "sleep_hours": ("either", 0.5),
}  # fmt: skip


class LineChanged(msgspec.Struct, frozen=True, kw_only=True):
    """One line that is different; `worse` None: which way is worse nobody can say of it."""

    line: str
    change: Change
    worse: bool | None


class Usualness(msgspec.Struct, frozen=True, kw_only=True):
    """`known` are the lines whose usual is known; `short_of` how many more days the best told line needs when none is."""

    last: date | None
    known: tuple[str, ...] = ()
    changes: tuple[LineChanged, ...] = ()
    short_of: int = 0
    because: tuple[str, ...] = ()


def usualness(days: Days) -> Usualness:
    """As of the latest day told."""
    last = max(days, default=date.min)
    first = last - timedelta(days=USUAL_DAYS + WATCHED_DAYS - 1) if days else last
    looked_at = {day: entry for day, entry in days.items() if day >= first}
    told = {
        line: [(day, value) for day, entry in looked_at.items() if (value := value_of(entry.body, line)) is not None]
        for line in LINES
    }  # fmt: skip
    counts = {line: len(split(values)[0]) for line, values in told.items()}
    known = tuple(line for line, count in counts.items() if count >= LEAST_DAYS)
    changes = tuple(found for line in known if (found := _changed(line, told[line])))
    since = min((one.change.since for one in changes), default=None)
    return Usualness(
        last=last if days else None, known=known, changes=changes,
        short_of=0 if known else LEAST_DAYS - max(counts.values(), default=0),
        because=tuple(entry.id for day, entry in days.items() if since is not None and day >= since),
    )  # fmt: skip


def _changed(line: str, told: list[tuple[date, float]]) -> LineChanged | None:
    way, finest = LINES[line]
    change = changed(told, finest)
    if change is None:
        return None
    worse = None if way == "either" else change.risen == (way == "higher")
    return LineChanged(line=line, change=change, worse=worse)
