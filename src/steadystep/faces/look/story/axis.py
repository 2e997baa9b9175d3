"""The one shared time axis."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.dates import MONTHS, MONTHS_3

_STEPS = ("week", "fortnight", "month", "quarter", "half", "year", "five years")
_DAYS = {
    "week": 7,
    "fortnight": 14,
    "month": 30.4,
    "quarter": 91,
    "half": 182,
    "year": 365,
    "five years": 1826,
}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "five years": 60}
_ROOM = 52  # pixels a tick's label wants


@dataclass(frozen=True, slots=True)
class Axis:
    """Days to pixels. `left` is the first midnight of the first day, `right` the last midnight of the last."""

    start: date
    end: date
    left: float
    right: float

    @property
    def day(self) -> float:
        return (self.right - self.left) / ((self.end - self.start).days + 1)

    def dawn(self, at: date) -> float:
        """Where the day begins, kept within the picture."""
        x = self.left + ((at - self.start).days) * self.day
        return min(max(x, self.left), self.right)

    def place(self, at: datetime | date) -> float:
        """Where a mark stands: a date at its midday, an instant at its wall time. May lie outside the picture."""
        if isinstance(at, datetime):
            return self.left + ((at.date() - self.start).days + (at.hour * 60 + at.minute) / 1440) * self.day
        return self.left + ((at - self.start).days + 0.5) * self.day

    def holds(self, at: datetime | date) -> bool:
        return self.start <= (at.date() if isinstance(at, datetime) else at) <= self.end


def ticks(axis: Axis) -> list[tuple[float, str]]:
    """Positions and words of the ticks: the finest step whose labels have room."""
    step = next((step for step in _STEPS if _DAYS[step] * axis.day >= _ROOM), _STEPS[-1])
    found = list(_weeks(axis, step) if step in ("week", "fortnight") else _months(axis, step))
    return found or [(axis.left, f"{axis.start.day} {MONTHS_3[axis.start.month].title()}")]


def _weeks(axis: Axis, step: str) -> Iterator[tuple[float, str]]:
    day = axis.start + timedelta(days=-axis.start.weekday() % 7)
    while day <= axis.end:
        yield axis.dawn(day), f"{day.day} {MONTHS_3[day.month].title()}"
        day += timedelta(days=int(_DAYS[step]))


def _months(axis: Axis, step: str) -> Iterator[tuple[float, str]]:
    several = _MONTHS[step]
    wide = axis.day * 30 * several >= 90
    number = axis.start.year * 12 + axis.start.month - (axis.start.day == 1)
    number += -number % several
    while (day := date(number // 12, number % 12 + 1, 1)) <= axis.end:
        yield axis.dawn(day), _month_words(day, wide=wide, years_only=several >= 12)
        number += several


def _month_words(day: date, *, wide: bool, years_only: bool) -> str:
    if years_only:
        return str(day.year)
    name = str(MONTHS[day.month]) if wide else str(MONTHS_3[day.month]).title()
    return f"{name} {day.year}" if day.month == 1 else name
