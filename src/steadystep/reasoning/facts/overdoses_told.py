"""Overdoses that the assessment was told of: the client's own, and those they were near (R37, R41, R53)."""

from __future__ import annotations

from typing import Final

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.intake import IntakeAnswer

_OWN: Final = "overdosed"
_NEAR: Final = "overdose_near"
_EITHER: Final = (
    "overdose"  # both in one question, until they were asked apart: a yes to it may be the client's own
)


def own_overdose(chart: Chart) -> AnyEntry | None:
    """The answer that says so. It says neither when nor of what: no event of today is opened by it."""
    return _yes(chart, _OWN)


def overdose_near(chart: Chart) -> AnyEntry | None:
    """The answer that they were with somebody who overdosed."""
    return _yes(chart, _NEAR)


def _yes(chart: Chart, asks: str) -> AnyEntry | None:
    known = {one.body.asks: one for one in chart.of(IntakeAnswer) if one.body.asks in (asks, _EITHER)}
    answer = known.get(asks) or known.get(_EITHER)
    return answer if answer is not None and "yes" in answer.body.chosen else None
