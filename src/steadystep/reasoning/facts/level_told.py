"""A blood level beside the doses told of in the days before it, where the two do not fit (R26)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import msgspec

from steadystep.chart import AnyEntry, Chart

from .adherence import Adherence, adherence
from .medicines import Course
from .trial_adherence import ENOUGH
from .trials import Trial

BEFORE: Final = timedelta(days=7)  # clinic rule: the days that a level speaks of
ASKED_FOR: Final = timedelta(days=28)  # clinic rule: how long it is worth a question


class LevelTold(msgspec.Struct, frozen=True, kw_only=True):
    """The level of `now`, the one `before` it at the same dose, and what was told of the seven days up to `now`."""

    course: Course
    now: AnyEntry
    before: AnyEntry | None
    told: Adherence


def level_beside_told(chart: Chart, trial: Trial) -> LevelTold | None:
    """None where the two fit, and wherever it cannot be told: no level that counts, too few days told of, a dose that changed."""
    low = trial.times.level_from
    if low is None or not trial.levels:
        return None
    now = trial.levels[-1]
    day = now.body.when.day
    told = adherence(chart, trial.course, day - BEFORE, day - timedelta(days=1))
    if told is None or told.share is None or told.days_told < ENOUGH * told.days:
        return None
    before = _at_the_same_dose(trial)
    if now.body.quantity.value >= low:
        return (
            LevelTold(course=trial.course, now=now, before=None, told=told)
            if told.share < 1 - ENOUGH
            else None
        )
    fell = before is not None and before.body.quantity.value >= low and told.share >= ENOUGH
    return LevelTold(course=trial.course, now=now, before=before, told=told) if fell else None


def _at_the_same_dose(trial: Trial) -> AnyEntry | None:
    """The level before the last, where the dose has been one and the same from it to the last."""
    if len(trial.levels) < 2:
        return None
    before, now = trial.levels[-2:]
    days = before.body.when.day - BEFORE, now.body.when.day
    if any(days[0] < changed <= days[1] for changed in trial.course.changes()):
        return None
    return before
