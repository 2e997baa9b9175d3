"""Measures of the plan with fewer than two scores: from one point nobody can tell which way things go (R72)."""

from __future__ import annotations

from typing import Final

import msgspec

from steadystep.chart.plan import Target

from .scoring import Score
from .trials import AroundTrials

POINTS_OF_A_TREND: Final = 2  # scope.md R72: low-data banner below 2 points


class LowData(msgspec.Struct, frozen=True, kw_only=True):
    """`count` is 0 or 1: how many scores of that instrument count."""

    instrument: str
    short: str
    count: int


def low_data(view: AroundTrials) -> tuple[LowData, ...]:
    """What active targets are judged by and too little is known of, in the order of the targets."""
    wanted = [entry.body.measure for entry in view.chart.of(Target) if entry.body.status == "active"]
    known = view.knowledge.instruments
    counted = {name: _scored(view, name) for name in dict.fromkeys(wanted) if name in known}
    return tuple(
        LowData(instrument=name, short=known[name].short, count=count)
        for name, count in counted.items() if count < POINTS_OF_A_TREND
    )  # fmt: skip


def _scored(view: AroundTrials, name: str) -> int:
    return sum(isinstance(fact.result, Score) for fact in view.scores.get(name, ()))
