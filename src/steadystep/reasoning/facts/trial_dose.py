"""Since when a course is at an adequate dose: the usual range's low end for its indication, or the level that decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest

import msgspec

from steadystep.chart import AnyEntry
from steadystep.knowledge import Drug, Selector

from .dosing import AroundWith, chosen
from .medicines import Course

Holds = Callable[[str], bool | None]
DAY = timedelta(days=1)


class Span(msgspec.Struct, frozen=True):
    """Days from `first` to `last`, both included; None: still going on."""

    first: date
    last: date | None

    def days_until(self, day: date) -> int:
        """Whole days lived in it when `day` begins; 0 before its first."""
        end = day if self.last is None else min(day, self.last + DAY)
        return max(0, (end - self.first).days)


class Lows(msgspec.Struct, frozen=True, kw_only=True):
    """The least mg a day that is usual: `surely` enough for whoever it may be, `perhaps` enough for some. None: not known."""

    surely: float | None = None
    perhaps: float | None = None

    def reached_by(self, milligrams: float | None) -> bool | None:
        if milligrams is None or self.surely is None or self.perhaps is None:
            return None
        if milligrams >= self.surely:
            return True
        return False if milligrams < self.perhaps else None


def usual_lows(view: AroundWith, drug: Drug, indication: str, route: str = "other") -> Lows:
    """From the dosing row that holds; where several may, what is enough for all and what for some of them."""
    found = chosen(view, drug, indication, route)
    rows = (found.row,) if found.row else found.open_rows
    lows = [row.usual_low_mg_day for row in rows]
    return Lows(surely=max(lows), perhaps=min(lows)) if lows else Lows()


def any_holds(selector: Selector, holds: Holds) -> bool | None:
    """Whether one of its conditions holds; None when none does and one is not known."""
    answers = [holds(name) for name in sorted(selector.conditions)]
    if any(answers):
        return True
    return None if None in answers else False


def adequate_spans(course: Course, lows: Lows) -> tuple[Span, ...]:
    """Stretches of days on which the dose is surely enough, one after the other."""
    return tuple(joined(_enough(course, lows)))


def _enough(course: Course, lows: Lows) -> Iterator[Span]:
    nexts = [step.first - DAY for step in course.steps[1:]]
    for step, until in zip_longest(course.steps, nexts):
        if not step.as_needed and lows.reached_by(step.milligrams_a_day):
            ends = [day for day in (step.last, until, course.last) if day is not None]
            last = min(ends, default=None)
            if last is None or last >= step.first:
                yield Span(step.first, last)


def joined(spans: Iterator[Span]) -> list[Span]:
    """In order, those that touch made one."""
    found: list[Span] = []
    for span in spans:
        if found and (before := found[-1].last) is not None and span.first <= before + DAY:
            found[-1] = Span(found[-1].first, span.last)
        else:
            found.append(span)
    return found


def spans_in_range(levels: Sequence[AnyEntry], level_from: float) -> Iterator[Span]:
    """From the first valid level that is high enough until the day of one that is not."""
    since: date | None = None
    for entry in levels:
        enough = entry.body.quantity.value >= level_from
        day = entry.body.when.day
        if enough and since is None:
            since = day
        elif not enough and since is not None:
            yield Span(since, day)
            since = None
    if since is not None:
        yield Span(since, None)


def overlap(some: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """The days that lie in both."""
    return tuple(span for one in some for other in others if (span := _both(one, other)))


def _both(one: Span, other: Span) -> Span | None:
    first = max(one.first, other.first)
    last = min((day for day in (one.last, other.last) if day is not None), default=None)
    return None if last is not None and last < first else Span(first, last)


def longest(spans: Sequence[Span]) -> Span | None:
    """The one that goes on, else the one of most days."""
    return max(spans, key=lambda span: (span.last is None, span.days_until(date.max)), default=None)
