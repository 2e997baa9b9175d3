"""What stands between an order and the medicine in hand (the pharmacy, the price), with everything that was done about it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from steadystep.chart import AnyEntry, Chart

from .medicines import Course


class Obstacle(msgspec.Struct, frozen=True, kw_only=True):
    """`steps` oldest first; `settled` once one of them ended it."""

    entry: AnyEntry
    course: Course
    steps: tuple[AnyEntry, ...]
    settled: bool


def obstacles(
    chart: Chart,
    courses: tuple[Course, ...],
    told: Iterable[AnyEntry],
    steps: Iterable[tuple[str, AnyEntry]],
    ends: frozenset[str],
) -> tuple[Obstacle, ...]:
    """One for each of `told` that is of an order here, in their order. `steps` name what each is about; those whose `did` is in
    `ends` settle it."""
    by_order = {course.entry: course for course in courses if course.ordered_here}
    about: dict[str, list[AnyEntry]] = {}
    for one, step in sorted(steps, key=lambda pair: pair[1].seq):
        about.setdefault(chart.origin(one), []).append(step)
    return tuple(
        _obstacle(entry, course, tuple(about.get(chart.origin(entry.id), ())), ends)
        for entry in told
        if (course := by_order.get(chart.origin(entry.body.order))) is not None
    )


def _obstacle(entry: AnyEntry, course: Course, steps: tuple[AnyEntry, ...], ends: frozenset[str]) -> Obstacle:
    return Obstacle(
        entry=entry, course=course, steps=steps, settled=any(one.body.did in ends for one in steps)
    )
