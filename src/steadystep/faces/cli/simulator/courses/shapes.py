"""How a score moves over the weeks: the shape is the course, the noise is life."""

from __future__ import annotations

from collections.abc import Callable
from math import exp
from random import Random
from typing import Final

Shape = Callable[[float, float], float]  # (week, weeks in care) -> share of the first score that is left


def _response(week: float, _: float) -> float:
    return 0.22 + 0.78 * exp(-week / 5)


def _partial(week: float, _: float) -> float:
    return 0.58 + 0.42 * exp(-week / 4)


def _slow(week: float, _: float) -> float:
    return max(0.25, 1 - week * 0.035)


def _after_change(week: float, _: float) -> float:
    """Nothing for six weeks; then the dose is raised and it helps."""
    return 0.96 if week < 7 else _response(week - 7, 0)


def _lapse(week: float, weeks: float) -> float:
    """Well on the way, a hard month, and well on the way again."""
    low = max(8.0, weeks * 0.55)
    return _response(week, 0) + (0.5 if low <= week < low + 4 else 0)


def _early_warning(week: float, weeks: float) -> float:
    """Well for long; the last score is clearly higher."""
    return _response(week, 0) + (0.55 if week > weeks - 1.6 else 0)


def _no_response(week: float, _: float) -> float:
    return 0.93 + 0.03 * ((int(week) % 5) - 2)


SHAPES: Final[dict[str, Shape]] = {
    "response": _response, "partial": _partial, "slow": _slow, "after_change": _after_change, "lapse": _lapse,
    "early_warning": _early_warning, "no_response": _no_response,
}  # fmt: skip
WEIGHTS: Final = {
    "response": 34,
    "partial": 18,
    "slow": 12,
    "after_change": 12,
    "lapse": 9,
    "early_warning": 7,
    "no_response": 8,
}


def choose(rng: Random) -> str:
    return rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]


def score_at(shape: str, week: float, weeks: float, base: int, top: int, rng: Random) -> int:
    """The total on that week, noise included, within the range of the instrument."""
    expected = base * SHAPES[shape](week, weeks)
    return min(top, max(0, round(expected + rng.gauss(0, 1.3))))
