"""Whether two courses meet in time: both taken on one day, or one begun before the washout of the other is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec


class Course(msgspec.Struct, frozen=True, gc=False):
    """One medicine from `first` to `last`, both days included. `first` None: start unknown, `last` None: goes on."""

    drug: str
    first: date | None
    last: date | None


def free_from(course: Course, washouts: Mapping[str, int]) -> date | None:
    """The first day on which the other may start: the day after the last dose, or when the washout is over."""
    if course.last is None:
        return None
    return course.last + timedelta(days=max(1, washouts.get(course.drug, 0)))


def meeting(one: Course, two: Course, washouts: Mapping[str, int]) -> tuple[bool, date | None]:
    """Whether the two meet, and the first day on which they no longer can (None: no end is known)."""
    ends = [free_from(one, washouts), free_from(two, washouts)]
    apart = _before(ends[0], two.first) or _before(ends[1], one.first)
    return not apart, min((end for end in ends if end is not None), default=None)


def _before(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and start >= end
