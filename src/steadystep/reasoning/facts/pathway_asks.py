"""What the pathways of a client ask, and when: relative to the first day of the pathway and to the last answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from steadystep.chart import Words, say
from steadystep.knowledge import Instrument, PathwayAsk
from steadystep.reasoning.clock import midnight

from .episodes import Episode
from .life_stages import AroundStages, fitting
from .measures_due import BASELINE_WITHIN, CONTINUING, MAINTAINING, MeasureDue, cadence_days, grace
from .scores import ScoreFact
from .scoring import Score

DAY_LASTS = timedelta(days=28)  # how long a day of the schedule goes on asking; clinic rule
NEAR_DAY = timedelta(days=7)  # a score this long before a day of the schedule stands for it; clinic rule


def pathway_asks(view: AroundStages) -> Iterator[tuple[MeasureDue, Words]]:
    """One for each line of each pathway's schedule that asks now or later, with what it was asked for."""
    for episode in view.episodes:
        why = say("Part of the pathway {pathway}.", pathway=episode.pathway.title)
        for ask in episode.pathway.asks:
            name = fitting(view, ask.instrument)
            if not name:
                continue
            instrument = view.knowledge.instruments[name]
            if (not ask.phases or episode.phase in ask.phases) and (
                instrument.carries_wording or not ask.worded
            ):
                scored = [one for one in view.every_score.get(name, ()) if isinstance(one.result, Score)]
                if cycle := _cycle(view, episode, ask, instrument, scored):
                    yield cycle, why


def _cycle(
    view: AroundStages, episode: Episode, ask: PathwayAsk, instrument: Instrument, scored: list[ScoreFact]
) -> MeasureDue | None:
    if ask.on_days:
        return _on_a_day(view, episode, ask, instrument, scored)
    if _ended(view, episode, ask):
        return None
    since = [one for one in scored if one.day >= episode.began - BASELINE_WITHIN]
    if not since:
        return _from(view, episode, instrument, episode.began, ask.every_days or 0)
    last = since[-1]
    days = ask.interval((last.day - episode.began).days)
    if days is None or (
        ask.until_negative and isinstance(last.result, Score) and last.result.positive is False
    ):
        return None
    if (
        episode.phase in CONTINUING | MAINTAINING
    ):  # never closer than the instrument's own cadence of that phase
        days = max(days, cadence_days(instrument, episode.phase) or 0)
    every = timedelta(days=days)
    return MeasureDue(
        instrument=instrument.id, due=last.at + every, day=last.day + every, overdue=last.at + every + grace(days),
        last=last, because=(*episode.because, last.entry), every_days=days,
    )  # fmt: skip


def _ended(view: AroundStages, episode: Episode, ask: PathwayAsk) -> bool:
    """Nobody is asked for what lasted some weeks once these are over, answered or not."""
    if ask.until_week is None or ask.then_every_days is not None:
        return False
    return view.clock.reached(midnight(episode.began + timedelta(weeks=ask.until_week), view.person.zone))


def _on_a_day(
    view: AroundStages, episode: Episode, ask: PathwayAsk, instrument: Instrument, scored: list[ScoreFact]
) -> MeasureDue | None:
    """The first day of the schedule for which no score stands and that is not over."""
    for number in ask.on_days:
        day = episode.began + timedelta(days=number)
        over = view.clock.reached(midnight(day + DAY_LASTS, view.person.zone))
        if not over and not any(one.day >= day - NEAR_DAY for one in scored):
            return _from(view, episode, instrument, day, 0)
    return None


def _from(view: AroundStages, episode: Episode, instrument: Instrument, day: date, every: int) -> MeasureDue:
    due = midnight(day, view.person.zone)
    return MeasureDue(
        instrument=instrument.id, due=due, day=day, overdue=due + BASELINE_WITHIN, last=None, because=episode.because,
        every_days=every,
    )  # fmt: skip
