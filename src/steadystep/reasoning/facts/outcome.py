"""What one client's first twelve weeks came to, for counting a clinic's outcomes. Nothing of it names anybody.

Response and remission by twelve weeks are those of the measure's own definition (instruments.csv, response and
remission), at the last score up to day 84; a baseline lies at most a week before the start of care (R6).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal, Protocol

import msgspec

from steadystep.chart.intake import Demographics
from steadystep.chart.team import TeamJoined
from steadystep.knowledge import Instrument

from .asking import AroundAsking, Request
from .main_measure import main_instrument
from .measures_due import BASELINE_WITHIN, cadence_days
from .scores import ScoreFact
from .scoring_change import responded
from .trial_response import Response, response

DAYS: Final = 84
State = Literal["no_data", "undefined", "began_low", "measured"]
# Bands of age in years for reports only, from this age on; clinic rule, no clinical threshold.
AGES: Final = ((0, "under_18"), (18, "18_25"), (26, "26_44"), (45, "45_64"), (65, "65_up"))


class AroundOutcome(AroundAsking, Protocol):
    """What an outcome rests on: a view."""

    @property
    def requests(self) -> tuple[Request, ...]: ...


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """`began` is the day of the baseline, or of joining where none was taken. `state` says whether the twelve weeks can
    be told: `no_data` (no baseline, no later score, or none that compares), `undefined` (the measure publishes no
    response), `began_low` (already below the limit of remission), `measured`.

    `responded` and `remitted` are None where not told; `response_days` counts to the first score that is a response.
    `asked` and `answered` count askings of the main measure that are over.
    """

    began: date
    state: State
    instrument: str
    team: str
    pathway: str
    age: str
    language: str
    interpreter: bool
    responded: bool | None = None
    remitted: bool | None = None
    response_days: int | None = None
    asked: int = 0
    answered: int = 0


class Course12(msgspec.Struct, frozen=True, kw_only=True):
    """What the scores of twelve weeks say; fields as in `Outcome`."""

    state: State
    responded: bool | None = None
    remitted: bool | None = None
    response_days: int | None = None


def outcome(view: AroundOutcome) -> Outcome | None:
    """None while no team ever took the client."""
    joined = view.chart.of(TeamJoined)
    if not joined:
        return None
    since = min(entry.body.when.day for entry in joined)
    name = main_instrument(view)
    facts = _from(view.scores.get(name, ()), since - BASELINE_WITHIN)
    began = facts[0].day if facts else since
    told = view.chart.latest(Demographics)
    if facts:
        instrument = view.knowledge.instruments[name]
        handed_in = _from(view.every_score[name], since - BASELINE_WITHIN)
        course, (asked, answered) = twelve_weeks(instrument, facts), _askings(view, instrument, handed_in)
    else:
        course, asked, answered = Course12(state="no_data"), sum(one.passed for one in view.requests), 0
    return Outcome(
        began=began, state=course.state, instrument=name if facts else "", team=joined[-1].body.team,
        pathway=view.person.pathway, age=_age_band(view.person.age_on(began)), language=view.person.language,
        interpreter=told is not None and told.body.interpreter, responded=course.responded, remitted=course.remitted,
        response_days=course.response_days, asked=asked, answered=answered,
    )  # fmt: skip


def _from(facts: Sequence[ScoreFact], day: date) -> list[ScoreFact]:
    """Those with a total, from that day on."""
    return [one for one in facts if one.total is not None and one.day >= day]


def twelve_weeks(instrument: Instrument, facts: list[ScoreFact]) -> Course12:
    """`facts` have totals and begin with the baseline, oldest first."""
    first = facts[0]
    until = first.day + timedelta(days=DAYS)
    limit = instrument.remission_below
    if instrument.response_fraction is None and instrument.response_points is None:
        return Course12(state="undefined")
    if limit is not None and (first.total or 0) < limit:
        return Course12(state="began_low")
    found = response(instrument, tuple(facts), first.day, until)
    if found.responded is None:
        return Course12(state="no_data")
    return Course12(
        state="measured", responded=found.responded, remitted=None if limit is None else found.remitted is not None,
        response_days=_first_response(instrument, facts, found, until),
    )  # fmt: skip


def _first_response(
    instrument: Instrument, facts: list[ScoreFact], found: Response, until: date
) -> int | None:
    start = found.baseline
    if start is None:
        return None
    comparable = (one for one in facts if start.day < one.day <= until and one.series == start.series)
    first = next((one for one in comparable if responded(instrument, start.total or 0, one.total or 0)), None)
    return (first.day - start.day).days if first else None


def _askings(view: AroundOutcome, instrument: Instrument, facts: list[ScoreFact]) -> tuple[int, int]:
    """Askings of the main measure that are over, and how many were answered: every score, and every whole cycle between
    two scores or since the last that brought none, at the cadence of today's phase."""
    passed = sum(one.passed for one in view.requests if one.instrument == instrument.id)
    every = cadence_days(instrument, view.person.phase)
    gaps = [(after.day - before.day).days for before, after in pairwise(facts)] if every else []
    missed = sum(max(0, gap // every - 1) for gap in gaps if every)
    return len(facts) + missed + passed, len(facts)


def _age_band(years: int | None) -> str:
    return "" if years is None else next(name for least, name in reversed(AGES) if years >= least)
