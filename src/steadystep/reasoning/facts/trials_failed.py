"""Failed adequate trials by condition: those judged here, and those told of from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from steadystep.chart.trials import TriedBefore
from steadystep.reasoning.finding import CLINIC_RULE, Ground, ground

from .trial_adequacy import adequacy_before
from .trials import AroundTrials


class FailedTrial(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    reason: str
    because: tuple[str, ...]
    ground: Ground = CLINIC_RULE


def failed_trials(view: AroundTrials) -> dict[str, tuple[FailedTrial, ...]]:
    """By condition; a trial of unknown dose, weeks or adherence is in none (R4: never counted as failed)."""
    found: dict[str, list[FailedTrial]] = {}
    for one in (*_here(view), *_elsewhere(view)):
        for condition in sorted(view.knowledge.indications_in(one.reason)):
            found.setdefault(condition, []).append(one)
    return {condition: tuple(tried) for condition, tried in found.items()}


def _here(view: AroundTrials) -> Iterator[FailedTrial]:
    for trial in view.trials:
        if trial.failed and trial.judged:
            rests_on = trial.times.sources
            yield FailedTrial(
                name=trial.name, reason=trial.reason, because=(*trial.because, trial.judged.id),
                ground=ground(rests_on[-1].provenance) if rests_on else CLINIC_RULE,
            )  # fmt: skip


def _elsewhere(view: AroundTrials) -> Iterator[FailedTrial]:
    for entry in view.chart.of(TriedBefore):
        told = entry.body
        if told.outcome == "no_response":
            weighed = adequacy_before(told, view)
            if weighed.verdict is True:
                yield FailedTrial(name=told.name, reason=told.indication, because=(entry.id,))
