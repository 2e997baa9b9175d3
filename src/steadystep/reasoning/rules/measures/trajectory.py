"""Where a measure has come from and whether that is what may be expected by now: from the baseline, and by the checkpoints."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Words, say
from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.expectation import Expected, expected
from steadystep.reasoning.facts.scoring_change import more_than_chance, worsened_by
from steadystep.reasoning.facts.trial_response import Response, response
from steadystep.reasoning.facts.trials import Trial
from steadystep.reasoning.finding import Finding, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "measures.trajectory"


def find(view: View) -> Iterator[Said]:
    yield from _from_baseline(view)
    for trial in view.trials:
        begun = trial.course.first is not None and trial.reached(trial.course.first)
        if begun and trial.judged is None and not view.over(trial.course) and trial.measure:
            yield from _by_now(view, trial)


def _from_baseline(view: View) -> Iterator[Finding]:
    """Once for each instrument of a pathway: the baseline of the episode, and what has become of it.

    A response is said as such by `measures.meaning`, and not a second time here.
    """
    told: set[str] = set()
    for episode in view.episodes:
        for name in episode.pathway.measures:
            facts = view.scores.get(name)
            if not facts or name in told:
                continue
            told.add(name)
            found = response(view.knowledge.instruments[name], facts, episode.began, None)
            if found.baseline is not None and found.last is not None and not found.responded:
                yield _moved(view.knowledge.instruments[name], found)


def _moved(instrument: Instrument, found: Response) -> Finding:
    first, now = found.baseline, found.last
    start, end = (first.total or 0, now.total or 0) if first and now else (0, 0)
    worse = worsened_by(instrument, start, end) > 0
    sure = more_than_chance(instrument, start, end)
    return Finding(
        rule=_ID, because=found.because, ground=ground(instrument.provenance), about=(instrument.id, "baseline"),
        urgency="attention" if worse and sure else "note",
        says=_since(instrument, found, start, end), why=_chance(sure),
        missing=() if sure is not None else (say("A published size of change that is more than chance."),),
    )  # fmt: skip


def _since(instrument: Instrument, found: Response, start: int, end: int) -> Words:
    day = found.baseline.day if found.baseline else ""
    facts = {"name": instrument.short, "day": day, "first": start, "last": end}
    if found.percent is None:
        return say("{name} since the baseline of {day}: from {first} to {last}.", **facts)
    if found.percent < 0:
        return say(
            "{name} since the baseline of {day}: from {first} to {last}, {percent}% worse.",
            percent=-found.percent,
            **facts,
        )
    return say(
        "{name} since the baseline of {day}: from {first} to {last}, {percent}% better.",
        percent=found.percent,
        **facts,
    )


def _chance(sure: bool | None) -> Words | None:
    if sure is None:
        return None
    return say("That is more than chance.") if sure else say("That may still be chance.")


def _by_now(view: View, trial: Trial) -> Iterator[Finding]:
    """On the way that the checkpoints expect, or not, or nobody can tell; too little is also said by the trial itself."""
    hoped = expected(trial)
    if hoped is None or trial.times.judged_by is None:
        return
    yield Finding(
        rule=_ID, state="fires" if hoped.met is not None else "cannot_tell", because=trial.because, about=(trial.entry, "expected"),
        ground=ground(trial.times.judged_by.provenance), says=_hoped(view, trial, hoped), why=say(trial.times.judged_by.words),
        missing=() if hoped.met is not None else (say("A score since {day}, and a baseline before the start.", day=hoped.since),),
    )  # fmt: skip


def _hoped(view: View, trial: Trial, hoped: Expected) -> Words:
    facts = {"name": trial.name, "percent": round(hoped.percent), "day": hoped.since}
    if hoped.met is None:
        return say(
            "{name}: whether it is {percent}% better, as expected since {day}, cannot be told.", **facts
        )
    if hoped.met:
        return say("{name}: on track, at least {percent}% better as expected since {day}.", **facts)
    return say("{name}: off track, less than the {percent}% better that is expected since {day}.", **facts)


RULE = Rule(
    id=_ID, reads=reads(Answers, ScoreTotal), find=find,
    about="R71, R72: change since the baseline, and whether it is what the checkpoints expect at this dose by now.",
)  # fmt: skip
