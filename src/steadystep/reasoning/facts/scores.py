"""Every score in the chart, oldest first, by instrument. Nobody else scores."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from steadystep.chart import AnyEntry, Chart, say
from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.knowledge import Instrument, Knowledge

from .answering import Answering, answering, begun, checked
from .scoring import CannotTell, Score, rated, score


class ScoreFact(msgspec.Struct, frozen=True, kw_only=True):
    """A score as of `at`, or why there is none. `day` is the day it was lived on, `series` what may share a trend line.

    `answering` says what is odd about the way the sheet was answered, and whether somebody asked.
    """

    instrument: str
    at: datetime
    day: date
    entry: str
    result: Score | CannotTell
    series: str
    answering: Answering | None = None

    @property
    def total(self) -> int | None:
        return self.result.total if isinstance(self.result, Score) else None

    @property
    def held(self) -> bool:
        """Shown and in no rule, until somebody has asked how it was meant (R75)."""
        return self.answering is not None and isinstance(self.result, Score) and self.answering.held


Scores = dict[str, tuple[ScoreFact, ...]]


def scores(chart: Chart, knowledge: Knowledge) -> Scores:
    """All of them, those whose answers have to be checked first too."""
    found: dict[str, list[ScoreFact]] = {}
    asked = _Asked(chart)
    for entry in chart.among(Answers, ScoreTotal):
        instrument = knowledge.instruments.get(entry.body.instrument)
        if instrument is not None:
            found.setdefault(instrument.id, []).append(_fact(entry, instrument, asked))
    return {name: tuple(sorted(facts, key=lambda fact: fact.at)) for name, facts in found.items()}


def counting(every: Mapping[str, tuple[ScoreFact, ...]]) -> Scores:
    """Without what is held: what rules judge by. An instrument of which nothing counts is not in it."""
    kept = {
        name: tuple(fact for fact in facts if not fact.held)
        if any(fact.held for fact in facts) else facts for name, facts in every.items()
    }  # fmt: skip
    return {name: facts for name, facts in kept.items() if facts}


class _Asked:
    """What tells how each sheet was answered, imported ones too: what cannot be meant counts nowhere until somebody looked."""

    def __init__(self, chart: Chart) -> None:
        self._chart, self._begun, self._checks = chart, begun(chart), checked(chart)
        self._before: dict[str, AnyEntry] = {}

    def of(self, entry: AnyEntry, instrument: Instrument) -> Answering | None:
        before = self._before.get(instrument.id)
        self._before[instrument.id] = entry
        origin = self._chart.origin(entry.id)
        return answering(instrument, entry, before, self._begun, self._checks, origin)


def _fact(entry: AnyEntry, instrument: Instrument, asked: _Asked) -> ScoreFact:
    body = entry.body
    told = isinstance(body, Answers)
    return ScoreFact(
        instrument=instrument.id,
        at=entry.occurred,
        day=body.when.day,
        entry=entry.id,
        result=score(instrument, body.items) if told else _typed(body, instrument),
        series=f"{body.version}/{body.language}",
        answering=asked.of(entry, instrument) if told else None,
    )


def _typed(body: ScoreTotal, instrument: Instrument) -> Score | CannotTell:
    reach = instrument.score_range
    if body.total != int(body.total) or not reach.low <= body.total <= reach.high:
        return CannotTell(
            why=say("{total} is not a total of {name}: it goes from {low} to {high}.",
                    total=body.total, name=instrument.short, low=reach.low, high=reach.high)
        )  # fmt: skip
    return rated(instrument, int(body.total))
