"""Requests: which questionnaire is asked of whom, since when, and how far it has come; all of it from entries.

Cycles are relative: a new one begins when the last score was given, a target or medicine began to want a score, a trial
becomes fair to judge, a screen came out positive, or the pathway's own schedule says so. A cycle that passes unanswered has expired, and the next one asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Literal, Protocol

import msgspec

from steadystep.chart import AnyEntry, Chart, Words, say
from steadystep.chart.asking import MeasureDeclined, MeasureSent, SheetBegun
from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.reasoning.clock import midnight

from .life_stages import fits, fitting
from .measures_due import MeasureDue, cadence_days, measures_due
from .pathway_asks import pathway_asks
from .risk_asks import AroundEvents, risk_asks
from .scoring import CannotTell, Score
from .stage_asks import stage_asks
from .trials import Trial

State = Literal["waiting", "due", "sent", "started", "refused", "done", "expired"]
OPEN: Final = frozenset({"due", "sent", "started"})
WITHOUT_CADENCE: Final = 28  # days until it is asked anew where the instrument names none; clinic rule
NEAR_JUDGING: Final = timedelta(
    days=7
)  # a score this long before the first fair day still judges the trial; clinic rule
_MOST_CYCLES = 60


class AroundAsking(AroundEvents, Protocol):
    """What requests rest on: a view."""

    @property
    def trials(self) -> tuple[Trial, ...]: ...


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One asking. `key` is its name in every entry about it; `passed` how many cycles before it went by unanswered.

    `why` says what it was asked for besides its cadence; `last_note` the entry that stands for its state, if one does.
    """

    key: str
    cycle: MeasureDue
    state: State
    expires: datetime
    passed: int = 0
    why: Words | None = None
    last_note: AnyEntry | None = None
    incomplete: Words | None = None

    @property
    def instrument(self) -> str:
        return self.cycle.instrument

    @property
    def open(self) -> bool:
        return self.state in OPEN


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """An asking that is over: done, refused or expired."""

    key: str
    instrument: str
    state: State
    entry: AnyEntry


def requests(view: AroundAsking) -> tuple[Request, ...]:
    """One for each instrument that is wanted now or later, the earliest of its reasons counting."""
    found: dict[str, tuple[MeasureDue, Words | None]] = {}
    for cycle, why in _wanted(view):
        if not fits(view, view.knowledge.instruments[cycle.instrument]):
            continue  # an adult's form is never shown to a child (R98)
        before = found.get(cycle.instrument)
        if before is None or cycle.due < before[0].due:
            found[cycle.instrument] = (cycle, why)
    notes = _notes(view.chart)
    return tuple(_request(view, cycle, why, notes) for cycle, why in found.values())


def past(view: AroundAsking, now_asked: Iterable[Request]) -> tuple[Past, ...]:
    """Askings that entries tell of and that are over, the latest first."""
    current = {one.key for one in now_asked}
    found = [
        Past(key=key, instrument=entries[-1].body.instrument, state=_ended(view, entries), entry=entries[-1])
        for key, entries in _notes(view.chart).items()
        if key not in current
    ]
    return tuple(sorted(found, key=lambda one: one.entry.occurred, reverse=True))


def request_of(view: AroundAsking, instrument: str) -> str:
    """The name of the asking that an answer to that instrument belongs to now; '' when nobody asked."""
    return next((one.key for one in requests(view) if one.instrument == instrument), "")


def _wanted(view: AroundAsking) -> Iterator[tuple[MeasureDue, Words | None]]:
    for cycle in measures_due(
        view.chart, view.knowledge, view.running, view.every_score, partial(fitting, view)
    ):
        yield cycle, None
    yield from pathway_asks(view)
    yield from stage_asks(view)
    yield from risk_asks(view)
    yield from _for_trials(view)
    yield from _after_screens(view)
    yield from _asked_by_hand(view)


def _for_trials(view: AroundAsking) -> Iterator[tuple[MeasureDue, Words | None]]:
    """A trial cannot be judged without a score near the first day on which judging is fair."""
    if not any(course.measure or course.target for course in view.running):
        return
    running = {course.entry for course in view.running}
    for trial in view.trials:
        day, known = trial.earliest, trial.measure in view.knowledge.instruments
        if day is None or not known or trial.outcome or trial.entry not in running:
            continue
        facts = [one for one in view.every_score.get(trial.measure, ()) if isinstance(one.result, Score)]
        if facts and facts[-1].day >= day - NEAR_JUDGING:
            continue
        due = midnight(day, view.person.zone)
        cycle = MeasureDue(
            instrument=trial.measure, due=due, day=day, overdue=due + NEAR_JUDGING, last=facts[-1] if facts else None,
            because=(trial.entry,),
        )  # fmt: skip
        yield cycle, say("Needed to judge {medicine}: fair from {day}.", medicine=trial.name, day=day)


def _after_screens(view: AroundAsking) -> Iterator[tuple[MeasureDue, Words | None]]:
    """A positive screen asks the instrument it opens, unless that was scored since."""
    for name, facts in view.every_score.items():
        screen, latest = view.knowledge.instruments[name], facts[-1]
        if not screen.positive_opens or not isinstance(latest.result, Score) or not latest.result.positive:
            continue
        after = [
            one
            for one in view.every_score.get(screen.positive_opens, ())
            if isinstance(one.result, Score) and one.at >= latest.at
        ]
        if after:
            continue
        cycle = MeasureDue(
            instrument=screen.positive_opens, due=latest.at, day=latest.day, overdue=latest.at + NEAR_JUDGING,
            last=None, because=(latest.entry,),
        )  # fmt: skip
        yield cycle, say("{screen} was positive on {day}.", screen=screen.short, day=latest.day)


def _asked_by_hand(view: AroundAsking) -> Iterator[tuple[MeasureDue, Words | None]]:
    """What somebody asked for outside every cycle: its request is named after itself, and lasts for one round."""
    for entry in view.chart.of(MeasureSent):
        body = entry.body
        instrument = view.knowledge.instruments.get(body.instrument)
        if instrument is None or not body.request.startswith(f"{body.instrument}/asked/"):
            continue
        over = view.clock.reached(entry.occurred + timedelta(days=WITHOUT_CADENCE))
        if not over and not _answered_since(view, body.instrument, entry.occurred):
            yield (
                MeasureDue(
                    instrument=body.instrument, due=entry.occurred, day=body.when.day, overdue=entry.occurred + NEAR_JUDGING,
                    last=None, because=(entry.id,),
                ),
                say("Asked for on {day}.", day=body.when.day),
            )  # fmt: skip


def _answered_since(view: AroundAsking, instrument: str, at: datetime) -> bool:
    return any(one.at >= at and isinstance(one.result, Score) for one in view.every_score.get(instrument, ()))


def _request(
    view: AroundAsking, cycle: MeasureDue, why: Words | None, notes: dict[str, list[AnyEntry]]
) -> Request:
    instrument = view.knowledge.instruments[cycle.instrument]
    every = timedelta(days=cycle.every_days or cadence_days(instrument, view.person.phase) or WITHOUT_CADENCE)
    passed = 0
    while passed < _MOST_CYCLES and view.clock.reached(cycle.due + (passed + 1) * every):
        passed += 1
    key = _key(view, cycle, passed)
    told = notes.get(key, [])
    return Request(
        key=key, cycle=cycle, passed=passed, why=why, expires=cycle.due + (passed + 1) * every,
        state=_state(told) or ("due" if view.clock.reached(cycle.due) else "waiting"),
        last_note=told[-1] if told else None, incomplete=_incomplete(view, told),
    )  # fmt: skip


def _key(view: AroundAsking, cycle: MeasureDue, passed: int) -> str:
    """Named by what began the cycle, so that every device and every later review calls it the same."""
    began = view.chart.entry(cycle.last.entry if cycle.last else cycle.because[0])
    if (
        began is not None
        and isinstance(began.body, MeasureSent)
        and began.body.instrument == cycle.instrument
    ):
        return began.body.request
    first = view.chart.first(began).id if began is not None else cycle.because[0]
    return f"{cycle.instrument}/{first}/{passed}"


def _state(told: list[AnyEntry]) -> State | None:
    kinds = {type(entry.body) for entry in told}
    if MeasureDeclined in kinds:
        return "refused"
    if SheetBegun in kinds or Answers in kinds:  # handed in and still asked for: no total could be given
        return "started"
    return "sent" if MeasureSent in kinds else None


def _incomplete(view: AroundAsking, told: list[AnyEntry]) -> Words | None:
    handed_in = {entry.id for entry in told if isinstance(entry.body, Answers)}
    for facts in view.every_score.values() if handed_in else ():
        for fact in reversed(facts):
            if fact.entry in handed_in and isinstance(fact.result, CannotTell):
                return fact.result.why
    return None


def _ended(view: AroundAsking, told: list[AnyEntry]) -> State:
    if any(isinstance(entry.body, Answers | ScoreTotal) for entry in told):
        return "done"
    if any(isinstance(entry.body, MeasureDeclined) for entry in told):
        return "refused"
    first = told[0]
    return "done" if _answered_since(view, first.body.instrument, first.occurred) else "expired"


def _notes(chart: Chart) -> dict[str, list[AnyEntry]]:
    """What entries tell of each request, in the order it happened."""
    found: dict[str, list[AnyEntry]] = {}
    for entry in chart.among(MeasureSent, SheetBegun, MeasureDeclined, Answers, ScoreTotal):
        if entry.body.request:
            found.setdefault(entry.body.request, []).append(entry)
    return found
