"""A figure: what was measured, what was found, what is wanted; and how a list of instants becomes percentiles."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """`reach` is the wish in words, as the issue states it; empty where there is none."""

    name: str
    what: str
    value: float
    unit: str
    reach: str = ""
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def times(act: Callable[[], object], count: int) -> list[float]:
    """Milliseconds of each of `count` calls, in order."""
    found = []
    for _ in range(count):
        start = time.perf_counter()
        act()
        found.append((time.perf_counter() - start) * 1000)
    return found


def percentile(found: Sequence[float], share: float) -> float:
    """The value below which that share of them lies (nearest rank)."""
    ordered = sorted(found)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def round_sensibly(value: float) -> float:
    return round(value, 3 if value < 1 else 2 if value < 10 else 1 if value < 1000 else 0)


@dataclass(frozen=True, slots=True)
class Found:
    """What a run in databases of its own came to: `said` for machines, `broken` the promises that were not kept."""

    said: dict[str, Any]
    figures: list[Figure]
    broken: list[str]
