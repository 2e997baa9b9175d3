"""Every score in the chart, oldest first, by instrument. Nobody else scores."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from steadystep.chart import AnyEntry, Chart, say
from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.knowledge import Instrument, Knowledge

from .scoring import CannotTell, Score, rated, score


class ScoreFact(msgspec.Struct, frozen=True, kw_only=True):
    """A score as of `at`, or why there is none. `day` is the day it was lived on, `series` what may share a trend line."""

    instrument: str
    at: datetime
    day: date
    entry: str
    result: Score | CannotTell
    series: str

    @property
    def total(self) -> int | None:
        return self.result.total if isinstance(self.result, Score) else None


def scores(chart: Chart, knowledge: Knowledge) -> dict[str, tuple[ScoreFact, ...]]:
    found: dict[str, list[ScoreFact]] = {}
    for entry in chart.among(Answers, ScoreTotal):
        instrument = knowledge.instruments.get(entry.body.instrument)
        if instrument is not None:
            found.setdefault(instrument.id, []).append(_fact(entry, instrument))
    return {name: tuple(sorted(facts, key=lambda fact: fact.at)) for name, facts in found.items()}


def _fact(entry: AnyEntry, instrument: Instrument) -> ScoreFact:
    body = entry.body
    result = score(instrument, body.items) if isinstance(body, Answers) else _typed(body, instrument)
    return ScoreFact(
        instrument=instrument.id,
        at=entry.occurred,
        day=body.when.day,
        entry=entry.id,
        result=result,
        series=f"{body.version}/{body.language}",
    )


def _typed(body: ScoreTotal, instrument: Instrument) -> Score | CannotTell:
    reach = instrument.score_range
    if body.total != int(body.total) or not reach.low <= body.total <= reach.high:
        return CannotTell(
            why=say("{total} is not a total of {name}: it goes from {low} to {high}.",
                    total=body.total, name=instrument.short, low=reach.low, high=reach.high)
        )  # fmt: skip
    return rated(instrument, int(body.total))
