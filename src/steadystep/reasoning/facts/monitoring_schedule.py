"""The mathematics of a monitoring schedule: on which days each of its tokens asks for something. No clock, no chart.

A due date is the token's date; around it lies a window of a fifth of the interval, at least 2 and at most 30 days. What
was done in it, or later, settles it. A token that names its own window (`C+5d..C+7d`) keeps to that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal

import msgspec

from steadystep.knowledge import Point, ScheduleToken, Selector, Span, Variant
from steadystep.reasoning.clock import months_before

Reason = Literal["baseline", "start", "change", "event", "done", "never_done"]
Applies = Callable[[Selector], bool | None]
_LEAST, _MOST, _PART = 2, 30, 0.2


class Anchors(msgspec.Struct, frozen=True, kw_only=True):
    """What days are counted from. `changes` (oldest first) hold the start too. `done`: when it was done, oldest first."""

    start: date | None
    changes: tuple[date, ...] = ()
    events: Mapping[str, date] = {}
    done: tuple[date, ...] = ()


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One thing asked: `due` on that day, from `first`, late after `last`. `since` is the day it is counted from.

    `every` is the interval of a repeat, `variant` the circumstance that shortened or lengthened it.
    """

    first: date
    due: date
    last: date
    reason: Reason
    since: date
    token: ScheduleToken
    every: Span | None = None
    variant: Variant | None = None


def after(day: date, span: Span) -> date:
    """That long after a day; a month is a calendar month, and its last day where the month is shorter."""
    if span.unit != "months":
        return day + timedelta(days=span.count * (7 if span.unit == "weeks" else 1))
    return months_before(day, -span.count)


def window(interval: int) -> timedelta:
    """The window of an interval of that many days."""
    return timedelta(days=min(_MOST, max(_LEAST, round(interval * _PART))))


def open_slots(tokens: Iterable[ScheduleToken], at: Anchors, applies: Applies) -> Iterator[Slot]:
    """What these tokens (`asks_of`) ask next; what was done is left out. Each token asks for one thing at a time."""
    for token in tokens:
        slot = _SLOTS[token.kind](token, at, applies)
        if slot is not None:
            yield slot


def is_gated(token: ScheduleToken) -> bool:
    """Whether it depends on the person that the token asks at all, and not only how often (`asks_of`)."""
    return any(one.kind in ("only", "stop") for one in token.variants)


def asks_of(token: ScheduleToken, applies: Applies) -> bool:
    """Whether the token is for this person and medicine at all."""
    return not token.variants or not (_only_for_others(token, applies) or _stopped(token, applies))


def _only_for_others(token: ScheduleToken, applies: Applies) -> bool:
    only = [one.select for one in token.variants if one.kind == "only" and one.select]
    return any(applies(select) is not True for select in only)


def _stopped(token: ScheduleToken, applies: Applies) -> bool:
    return any(
        one.select is not None and applies(one.select) is True for one in token.variants if one.kind == "stop"
    )


def _baseline(token: ScheduleToken, at: Anchors, applies: Applies) -> Slot | None:
    """Before the first dose. What was done on any day counts; how old it is, the ledger says."""
    if at.start is None or at.done:
        return None
    return Slot(first=at.start, due=at.start, last=at.start, reason="baseline", since=at.start, token=token)


def _event(token: ScheduleToken, at: Anchors, applies: Applies) -> Slot | None:
    anchor = _anchor(token.first, at)
    if anchor is None or token.first is None:
        return None
    due = _shifted(anchor, token.first)
    if token.last is not None:
        first, last = due, _shifted(anchor, token.last)
    else:
        grace = window((due - anchor).days)
        first, last = due - grace if due > anchor else due, due + grace
    if any(day >= first for day in at.done):
        return None
    reason: Reason = "event" if token.first.anchor == "event" else _START_OR_CHANGE[anchor == at.start]
    return Slot(first=due, due=due, last=last, reason=reason, since=anchor, token=token)


_START_OR_CHANGE: dict[bool, Reason] = {True: "start", False: "change"}


def _repeat(token: ScheduleToken, at: Anchors, applies: Applies) -> Slot | None:
    begins = _begins(token, at)
    if begins is None or token.every is None:
        return None
    every, variant = _interval(token, applies)
    done = at.done[-1] if at.done else None
    since = max(begins, done) if done else begins
    due = after(since, every)
    ends = _anchor(token.last, at) if token.last else None
    if token.last is not None and (ends is None or due > _shifted(ends, token.last)):
        return None
    reason: Reason = "done" if done is not None else "never_done"
    return Slot(
        first=due, due=due, last=due + window((due - since).days), reason=reason, since=done or since, token=token, every=every,
        variant=variant,
    )  # fmt: skip


def _begins(token: ScheduleToken, at: Anchors) -> date | None:
    """From which day a repeat counts: its own first point, else the start, else what was done first."""
    if token.first is None:
        return at.start or (at.done[0] if at.done else None)
    anchor = _anchor(token.first, at)
    return None if anchor is None else _shifted(anchor, token.first)


def _interval(token: ScheduleToken, applies: Applies) -> tuple[Span, Variant | None]:
    """The shortest of the intervals whose population it is; the usual one where none holds."""
    holding = [
        one
        for one in token.variants
        if one.kind == "population" and one.every and one.select and applies(one.select)
    ]
    if not holding or token.every is None:
        return token.every or Span(count=1, unit="months"), None
    shortest = min(holding, key=lambda one: _days(one.every))
    return shortest.every or token.every, shortest


def _days(span: Span | None) -> int:
    start = date(2026, 1, 1)
    return (after(start, span) - start).days if span else 0


def _anchor(point: Point | None, at: Anchors) -> date | None:
    if point is None or point.anchor == "start":
        return at.start
    if point.anchor == "event":
        return at.events.get(point.event)
    return at.changes[-1] if at.changes else None


def _shifted(anchor: date, point: Point) -> date:
    return after(anchor, point.after) if point.after else anchor


def _nothing(token: ScheduleToken, at: Anchors, applies: Applies) -> Slot | None:
    return None


_SLOTS: dict[str, Callable[[ScheduleToken, Anchors, Applies], Slot | None]] = {
    "baseline": _baseline, "event": _event, "repeat": _repeat, "clinician_task": _nothing,
}  # fmt: skip
