"""What the checkpoints of a pathway expect of a medicine by now: a share of improvement, from a day on."""

from __future__ import annotations

from datetime import date

import msgspec

from .trials import Trial


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """At least `percent` better from `since` on (days at an adequate dose), and whether that is so; None: nobody can tell."""

    percent: float
    since: date
    met: bool | None


def expected(trial: Trial) -> Expected | None:
    """The latest checkpoint that has come, or None: none has, or the pathway names none for this medicine.

    The checkpoints give shares at two days and no curve between them: no band is drawn that no source gives.
    """
    times = trial.times.judged_by
    if times is None or trial.at_dose is None:
        return None
    points = [(times.early_below_percent, trial.early_from), (times.failed_below_percent, trial.counts_from)]
    come = [
        (percent, day)
        for percent, day in points
        if percent is not None and day is not None and trial.reached(day)
    ]
    if not come:
        return None
    percent, since = come[-1]
    return Expected(percent=percent, since=since, met=_met(trial, percent, since))


def _met(trial: Trial, percent: float, since: date) -> bool | None:
    """None without a score since that day to hold against a baseline."""
    found = trial.response
    if found is None or found.percent is None or found.last is None or found.last.day < since:
        return None
    return found.percent >= percent
