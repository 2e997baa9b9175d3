"""What a stage of life asks on its own: at trimesters and weeks after a birth, or every so many days (R96 to R98)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from steadystep.chart import Words, say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.knowledge import Instrument, LifeStage, StageAsk
from steadystep.reasoning.clock import midnight

from . import persons
from .life_stages import PREGNANCY, AroundStages, due_date, fits, stage_fact
from .measures_due import BASELINE_WITHIN, MeasureDue, grace
from .pathway_asks import DAY_LASTS, NEAR_DAY
from .scoring import Score
from .visits import visits

VISIT_LASTS = timedelta(days=3)  # how long a visit without its question goes on asking for it; clinic rule


def stage_asks(view: AroundStages) -> Iterator[tuple[MeasureDue, Words]]:
    """One for each instrument that a stage of theirs asks now or later, with what it was asked for."""
    if not view.person.in_care:
        return
    for stage in view.knowledge.life_stages.values():
        if not stage.asks:
            continue
        found = stage_fact(view, stage)
        if found.theirs:
            for ask in stage.asks:
                if cycle := _cycle(view, stage, ask, found.because):
                    yield cycle, say("{stage}: {words}", stage=say(stage.title), words=say(ask.words))


def _cycle(
    view: AroundStages, stage: LifeStage, ask: StageAsk, because: tuple[str, ...]
) -> MeasureDue | None:
    instrument = view.knowledge.instruments[ask.instrument]
    if not fits(view, instrument):
        return None
    if ask.each_visit:
        return _at_a_visit(view, ask, because)
    if ask.every_days is None:
        return _on_a_day(view, ask, because)
    return _repeated(view, stage, ask.every_days, instrument, because)


def _repeated(
    view: AroundStages, stage: LifeStage, days: int, instrument: Instrument, because: tuple[str, ...]
) -> MeasureDue | None:
    scored = [one for one in view.every_score.get(instrument.id, ()) if isinstance(one.result, Score)]
    if not scored:
        began = _began(view, stage, instrument)
        day = began.date()
        return MeasureDue(
            instrument=instrument.id, due=began, day=day, overdue=began + BASELINE_WITHIN, last=None, because=because, every_days=days,
        )  # fmt: skip
    last, every = scored[-1], timedelta(days=days)
    return MeasureDue(
        instrument=instrument.id, due=last.at + every, day=last.day + every, overdue=last.at + every + grace(days), last=last,
        because=(*because, last.entry), every_days=days,
    )  # fmt: skip


def _began(view: AroundStages, stage: LifeStage, instrument: Instrument) -> datetime:
    """Since they are in care and of the age of the stage and of the form."""
    joined = view.chart.entry(view.person.since)
    ages = [view.knowledge.circumstances[name] for name in stage.belongs]
    years = max(
        [instrument.age_from or 0, *(int(one.value or 0) for one in ages if one.comparison == "at_least")]
    )
    born = view.person.birth_date
    begins = [joined.occurred] if joined else []
    if born is not None:
        begins.append(midnight(persons.birthday(born.day, years), view.person.zone))
    return max(begins)


def _on_a_day(view: AroundStages, ask: StageAsk, because: tuple[str, ...]) -> MeasureDue | None:
    """The first day of the schedule for which no score stands and that is not over."""
    scored = [one for one in view.every_score.get(ask.instrument, ()) if isinstance(one.result, Score)]
    zone = view.person.zone
    for day in _days(view, ask):
        over = view.clock.reached(midnight(day + DAY_LASTS, zone))
        if not over and not any(one.day >= day - NEAR_DAY for one in scored):
            due = midnight(day, zone)
            return MeasureDue(
                instrument=ask.instrument,
                due=due,
                day=day,
                overdue=due + BASELINE_WITHIN,
                last=None,
                because=because,
            )
    return None


def _at_a_visit(view: AroundStages, ask: StageAsk, because: tuple[str, ...]) -> MeasureDue | None:
    """The first visit since they joined that came to pass, or is still to come, without an answer that day; older ones are let be."""
    answered = {one.day for one in view.every_score.get(ask.instrument, ()) if isinstance(one.result, Score)}
    zone, joined = view.person.zone, view.chart.entry(view.person.since)
    for one in sorted(visits(view.chart), key=lambda visit: visit.starts):
        stands = one.outcome in ("booked", "attended") and not one.history and one.day not in answered
        since = joined is None or one.starts >= joined.occurred
        if stands and since and not view.clock.reached(midnight(one.day + VISIT_LASTS, zone)):
            due = midnight(one.day, zone)
            return MeasureDue(
                instrument=ask.instrument, due=due, day=one.day, overdue=due + timedelta(days=1), last=None,
                because=(*because, one.entry),
            )  # fmt: skip
    return None


def _days(view: AroundStages, ask: StageAsk) -> list[date]:
    """In order: the day the pregnancy was told, the trimesters that begin after it, the weeks after a birth."""
    days: set[date] = set()
    told = _told_on(view)
    if told is not None and view.circumstances.holds("pregnancy"):
        due = due_date(view)
        later = [due - PREGNANCY + timedelta(weeks=week) for week in ask.trimester_weeks] if due else []
        days |= {told, *(day for day in later if day > told)}
    born = view.circumstances.first_told("birth")
    if born is not None:
        days |= {born + timedelta(weeks=week) for week in ask.after_birth_weeks}
    return sorted(days)


def _told_on(view: AroundStages) -> date | None:
    """The first day on which this pregnancy was told, however often its due date was corrected since."""
    told = [one for one in view.chart.of(CircumstanceTold) if one.body.circumstance == "pregnancy"]
    first: date | None = None
    for one in reversed(told):
        if not one.body.holds:
            break
        day: date = one.body.when.day
        first = day
    return first
