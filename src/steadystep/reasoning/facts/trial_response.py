"""What became of the measure that judges a trial: from the baseline to the latest score of the same series."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from steadystep.knowledge import Instrument, TrialTime

from .measures_due import BASELINE_WITHIN
from .scores import ScoreFact
from .scoring_change import fallen, more_than_chance, responded, worsened_by

REMISSION_APART = 14  # pathways.md section 0: the definition of remission met twice, at least 14 days apart
Reading = Literal["remitted", "responded", "partial", "no_response", "not_responded", ""]


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """`improved` is the share of the baseline that is gone (negative: worse); None where the measure counts upwards.

    `remitted` is the day since which the measure has been low enough, twice and far enough apart.
    """

    instrument: str
    baseline: ScoreFact | None
    last: ScoreFact | None
    best: ScoreFact | None = None
    improved: float | None = None
    responded: bool | None = None
    reliable: bool | None = None
    remitted: date | None = None

    @property
    def percent(self) -> float | None:
        return None if self.improved is None else round(100 * self.improved, 1)

    @property
    def because(self) -> tuple[str, ...]:
        return tuple(fact.entry for fact in (self.baseline, self.last) if fact)

    def reading(self, times: TrialTime | None) -> Reading:
        """What the numbers look like, by the measure's own definitions first, then by the pathway's shares."""
        if self.remitted:
            return "remitted"
        if self.responded:
            return "responded"
        if self.improved is None or self.last is None:
            return ""
        if times is None or times.failed_below_percent is None:
            return "not_responded" if self.responded is False else ""
        return "no_response" if 100 * self.improved < times.failed_below_percent else "partial"


def response(
    instrument: Instrument, facts: tuple[ScoreFact, ...], first: date, until: date | None
) -> Response:
    """Scores of the latest series up to `until` (None: all of them); the baseline is the last before the start, else
    the first within a week of it."""
    known = [fact for fact in facts if fact.total is not None and (until is None or fact.day <= until)]
    known = [fact for fact in known if fact.series == known[-1].series]
    during = [fact for fact in known if fact.day > first]
    baseline = _baseline(known, first)
    last = during[-1] if during else None
    if baseline is None or last is None or baseline == last:
        return Response(instrument=instrument.id, baseline=baseline, last=None if baseline == last else last)
    after = [fact for fact in during if fact.at > baseline.at]
    return _compared(instrument, baseline, after)


def _compared(instrument: Instrument, baseline: ScoreFact, after: list[ScoreFact]) -> Response:
    start, now = baseline.total or 0, after[-1].total or 0
    return Response(
        instrument=instrument.id, baseline=baseline, last=after[-1],
        best=min(after, key=lambda fact: worsened_by(instrument, start, fact.total or 0)),
        improved=None if instrument.higher_is_better else fallen(instrument, start, now),
        responded=responded(instrument, start, now), reliable=more_than_chance(instrument, start, now),
        remitted=_remitted(instrument, after),
    )  # fmt: skip


def _baseline(known: list[ScoreFact], first: date) -> ScoreFact | None:
    before = [fact for fact in known if fact.day <= first]
    if before:
        return before[-1]
    return next((fact for fact in known if fact.day <= first + BASELINE_WITHIN), None)


def _remitted(instrument: Instrument, after: list[ScoreFact]) -> date | None:
    """The first day of the low scores at the end, when they span long enough."""
    limit = instrument.remission_below
    if limit is None:
        return None
    low: list[ScoreFact] = []
    for fact in reversed(after):
        if fact.total is None or fact.total >= limit:
            break
        low.append(fact)
    apart = instrument.remission_days_apart or REMISSION_APART
    return low[-1].day if low and (low[0].day - low[-1].day).days >= apart else None
