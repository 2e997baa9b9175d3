"""Which results are out of range, by the typed thresholds of the monitoring rules (knowledge/medication/result_limits.csv)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from steadystep.knowledge import ResultLimit, Selector

from .judged_results import judged
from .monitoring_plan import plans
from .results import Result
from .watched import Watched

_GRADES = ("urgent", "attention", "note")


class OutOfRange(msgspec.Struct, frozen=True, kw_only=True):
    """A result and the limit it meets: the gravest where several do. `before` is the one it was compared with."""

    result: Result
    limit: ResultLimit
    before: Result | None = None


class NoUpperLimit(msgspec.Struct, frozen=True, kw_only=True):
    """A result that is judged by multiples of the laboratory's upper limit, and came without one."""

    result: Result
    limit: ResultLimit


def out_of_range(view: Watched, result: Result, mon_id: str) -> bool:
    """Whether a limit of that rule takes it, a note too."""
    limits = plans(view.knowledge).limits.get(result.analyte, ())
    return any(limit.mon_id == mon_id and _met(view, limit, result) for limit in limits)


def newest_out_of_range(view: Watched, rules: frozenset[str]) -> tuple[OutOfRange | NoUpperLimit, ...]:
    """For each analyte watched by one of these rules, what its newest result comes to, if anything."""
    limits = plans(view.knowledge).limits
    found = (
        _gravest(view, results[-1], [limit for limit in limits.get(name, ()) if limit.mon_id in rules])
        for name, results in judged(view).items()
    )
    return tuple(one for one in found if one)


def _gravest(view: Watched, result: Result, limits: list[ResultLimit]) -> OutOfRange | NoUpperLimit | None:
    if not result.counts:
        return None
    met = sorted((one for one in limits if _met(view, one, result)), key=_gravity)
    if met:
        before = _before(view, met[0], result) if met[0].compares else None
        return OutOfRange(result=result, limit=met[0], before=before)
    lacking = [
        one for one in limits if one.times_upper_limit and result.upper is None and result.value is not None
    ]
    return NoUpperLimit(result=result, limit=lacking[0]) if lacking else None


def _gravity(limit: ResultLimit) -> tuple[int, str, int]:
    return _GRADES.index(limit.grade), limit.level or "T9", limit.days or 0


def _met(view: Watched, limit: ResultLimit, result: Result) -> bool:
    if not _is_one_of(view, limit.who, True) or _is_one_of(view, limit.who_not, False):
        return False
    if limit.positive:
        return _is_positive(result.text)
    if limit.compares:
        return _changed(view, limit, result)
    return all(_takes(limit, one) for one in _last(view, limit, result)) and _enough(view, limit, result)


def _is_one_of(view: Watched, who: Selector | None, unnamed: bool) -> bool:
    if who is None:
        return unnamed
    return any(view.circumstances.holds(name) is True for name in who.circumstances)


def _is_positive(text: str) -> bool:
    words = text.casefold()
    return "positive" in words and "not " not in words


def _takes(limit: ResultLimit, result: Result) -> bool:
    if result.value is None:
        return False
    if not limit.times_upper_limit:
        return limit.met_by(result.value)
    return bool(result.upper) and limit.met_by(result.value / (result.upper or 1.0))


def _enough(view: Watched, limit: ResultLimit, result: Result) -> bool:
    return len(list(_last(view, limit, result))) == limit.readings


def _last(view: Watched, limit: ResultLimit, result: Result) -> Iterator[Result]:
    """The result and, where several readings are asked for, those before it."""
    series = [one for one in judged(view)[result.analyte] if one.at <= result.at and one.counts]
    yield from series[-limit.readings :]


def _before(view: Watched, limit: ResultLimit, result: Result) -> Result | None:
    """What it is compared with: the result before, or the oldest within so many days."""
    earlier = [one for one in judged(view)[result.analyte] if one.at < result.at and one.state == "valid"]
    if limit.within_days is None:
        return earlier[-1] if earlier else None
    since = result.day - timedelta(days=limit.within_days)
    return next((one for one in earlier if one.day >= since), None)


def _changed(view: Watched, limit: ResultLimit, result: Result) -> bool:
    before = _before(view, limit, result)
    if before is None or not before.value or result.value is None:
        return False
    percent = (result.value - before.value) / before.value * 100
    rises, falls = limit.rises_by_percent, limit.falls_by_percent
    return (rises is not None and percent >= rises) or (falls is not None and percent <= -falls)
