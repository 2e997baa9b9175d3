"""Whether a trial was adequate: dose x weeks x adherence. Unknown is never yes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

import msgspec

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.trials import TriedBefore

from .dosing import AroundWith
from .medicines import Course
from .trial_adherence import ENOUGH, Adherence
from .trial_dose import Lows, Span, usual_lows
from .trial_times import Times, times_for


class Tried(Protocol):
    """What adequacy asks of a trial (`facts.trials.Trial` is one)."""

    @property
    def name(self) -> str: ...

    @property
    def reason(self) -> str: ...

    @property
    def course(self) -> Course: ...

    @property
    def lows(self) -> Lows: ...

    @property
    def times(self) -> Times: ...

    @property
    def levels(self) -> tuple[AnyEntry, ...]: ...

    @property
    def at_dose(self) -> Span | None: ...

    @property
    def counts_from(self) -> date | None: ...

    @property
    def until(self) -> date | None: ...

    @property
    def judged(self) -> AnyEntry | None: ...

    @property
    def adherence(self) -> Adherence | None: ...

    def reached(self, day: date) -> bool: ...


class Adequacy(msgspec.Struct, frozen=True, kw_only=True):
    """Each part yes, no, or None for "cannot tell"; `missing` says what would be needed, `short` what was too little."""

    dose: bool | None = None
    weeks: bool | None = None
    adherence: bool | None = None
    short: tuple[Words, ...] = ()
    missing: tuple[Words, ...] = ()

    @property
    def verdict(self) -> bool | None:
        """Yes only when all three are known to be; no as soon as one is known not to be."""
        parts = (self.dose, self.weeks, self.adherence)
        if False in parts:
            return False
        return None if None in parts else True


def adequacy(trial: Tried) -> Adequacy:
    """Of an order of this chart, up to its judgement, its end, or now."""
    dose, taken = _dose(trial), _taken(trial)
    weeks = _weeks(trial) if dose else None
    parts = [
        (dose, _dose_short(trial), _dose_missing(trial)),
        (weeks, _weeks_short(trial), say("How long a fair trial of {name} for {reason} takes.", name=trial.name, reason=trial.reason)),
        (taken, say("Fewer than four of five doses were taken."), say("How many doses were taken at that dose.")),
    ]  # fmt: skip
    if not dose:
        parts = [parts[0], parts[2]]  # without an adequate dose there are no weeks to ask about
    return Adequacy(
        dose=dose, weeks=weeks, adherence=taken,
        short=tuple(short for answer, short, _ in parts if answer is False),
        missing=tuple(missing for answer, _, missing in parts if answer is None),
    )  # fmt: skip


def _dose(trial: Tried) -> bool | None:
    if trial.at_dose is not None:
        return True
    if trial.lows.surely is None:
        return None
    told = {trial.lows.reached_by(step.milligrams_a_day) for step in trial.course.steps}
    by_level = trial.times.level_from is not None and bool(trial.levels)
    return False if told == {False} or by_level else None


def _dose_short(trial: Tried) -> Words:
    if trial.times.level_from is not None and trial.levels:
        return say(
            "No level of {name} reached {level} mmol/L.", name=trial.name, level=trial.times.level_from
        )
    return say("The dose stayed below {low} mg a day.", low=f"{trial.lows.perhaps or 0:g}")


def _dose_missing(trial: Tried) -> Words:
    if trial.times.level_from is not None and trial.lows.surely is not None:
        return say("A level of {name}, 12 hours after the last dose.", name=trial.name)
    return say("Which dose of {name} is usual for {reason}.", name=trial.name, reason=trial.reason)


def _weeks(trial: Tried) -> bool | None:
    needed, span = trial.times.counts_from_days, trial.at_dose
    if needed is None or span is None:
        return None
    if trial.until is not None:
        return span.days_until(trial.until + timedelta(days=1)) >= needed
    return trial.reached(span.first + timedelta(days=needed))


def _weeks_short(trial: Tried) -> Words:
    if trial.until is None:
        return say("Long enough at that dose from {day} on.", day=trial.counts_from)
    needed = trial.times.counts_from_days or 0
    return say("Shorter than {weeks} weeks at an adequate dose.", weeks=round(needed / 7, 1))


def _taken(trial: Tried) -> bool | None:
    agreed = trial.judged.body.adherence if trial.judged else None
    if agreed is not None:
        return bool(agreed >= 100 * ENOUGH)
    return trial.adherence.good if trial.adherence else None


def adequacy_before(told: TriedBefore, view: AroundWith) -> Adequacy:
    """Of a trial elsewhere, as far as it was told; what nobody knows is asked for and never counts as failed (R4)."""
    drug = view.knowledge.drugs.get(told.drug)
    lows = usual_lows(view, drug, told.indication) if drug else None
    needed = (
        times_for(view.knowledge, view.knowledge.trial_times_of(drug), told.indication).counts_from_days
        if drug
        else None
    )
    dose = lows.reached_by(told.milligrams_a_day) if lows else None
    weeks = None if told.weeks is None or needed is None else told.weeks * 7 >= needed
    taken = None if told.adherence is None else told.adherence >= 100 * ENOUGH
    asked = [
        (dose, say("The highest dose a day of {name}.", name=told.name)),
        (weeks, _weeks_missing(told)),
        (taken, say("How many of the doses were taken.")),
    ]
    return Adequacy(
        dose=dose, weeks=weeks, adherence=taken,
        missing=tuple(words for answer, words in asked if answer is None),
    )  # fmt: skip


def _weeks_missing(told: TriedBefore) -> Words:
    if told.weeks is None:
        return say("For how many weeks at that dose.")
    return say(
        "How long a fair trial of {name} for {reason} takes.",
        name=told.name,
        reason=told.indication or say("its reason"),
    )
