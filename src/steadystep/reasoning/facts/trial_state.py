"""How a trial stands at this moment, in one word: what the checkpoints of a pathway ask."""

from __future__ import annotations

from steadystep.knowledge import TrialState

from .trials import Trial

_AS_THE_MEASURE_SAYS: tuple[TrialState, ...] = ("remitted", "responded")


def state_of(trial: Trial) -> TrialState | None:
    """None: nobody can tell, because no time, no measure or no adherence is known.

    `early` and `growing` lie between the early look and the day on which too little counts: below or above the early
    share. `incomplete`: too little came of it, and dose, weeks or adherence were not enough for that to count.
    """
    for said in _AS_THE_MEASURE_SAYS:
        if trial.reading == said:
            return said
    if trial.at_dose is None:
        return "no_dose" if trial.adequacy.dose is False else None
    if trial.counts_from is None:
        return None
    return _counted(trial) if trial.reached(trial.counts_from) else _growing(trial)


def _growing(trial: Trial) -> TrialState | None:
    times, found = trial.times.judged_by, trial.response
    if times is None or times.early_below_percent is None or trial.early_from is None:
        return "too_early"
    if not trial.reached(trial.early_from):
        return "too_early"
    if found is None or found.percent is None or found.last is None:
        return None
    if found.last.day < trial.early_from:
        return "too_early"
    return "early" if found.percent < times.early_below_percent else "growing"


def _counted(trial: Trial) -> TrialState | None:
    reading, verdict = trial.reading, trial.adequacy.verdict
    if verdict is False:
        return "incomplete"
    if verdict is None:
        return None
    return "no_response" if reading == "no_response" else "partial" if reading == "partial" else None
