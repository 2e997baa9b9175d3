"""A step up or down rested on a score that was taken back or corrected: the offer is gone, and it says why (R13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import AnyEntry, Chart, say
from steadystep.chart.corrections import Retracted
from steadystep.chart.measures import Answers, ScoreTotal
from steadystep.chart.plan import PathwayPhase
from steadystep.reasoning.clock import Clock
from steadystep.reasoning.facts.decision_points import Reached
from steadystep.reasoning.facts.episodes import Episode
from steadystep.reasoning.finding import Finding, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.withdrawn"
TOLD_FOR: Final = timedelta(
    days=7
)  # scope.md R13: as long as the offer itself would have waited for its answer
_STEPS: Final = frozenset({"step_up", "step_down"})
_SCORES: Final = (Answers, ScoreTotal)


def find(view: View) -> Iterator[Said]:
    lately = [one for one in _taken_back(view) if not view.clock.reached(one.recorded_at + TOLD_FOR)]
    if not lately or not view.person.in_care:
        return
    now = {_key(guards.episode, one) for guards in view.guards for one in guards.reached() if one.holds}
    for taken in lately:
        yield from _gone(view, taken, now)


def _taken_back(view: View) -> Iterator[AnyEntry]:
    """Retractions and corrections of scores."""
    for entry in view.chart.among(Retracted, *_SCORES):
        before = view.chart.entry(entry.supersedes) if entry.supersedes else None
        if before is not None and isinstance(before.body, _SCORES):
            yield entry


def _gone(view: View, taken: AnyEntry, now: set[str]) -> Iterator[Finding]:
    """What was offered the moment before because of that score, and is not any more."""
    entries = [one for one in view.chart.entries if one.seq < taken.seq]
    before = View(Chart(view.chart.client, entries), view.knowledge, view.clinic, Clock(taken.recorded_at))
    for guards in before.guards:
        for found in guards.reached():
            gone = found.holds and _key(guards.episode, found) not in now
            if gone and taken.supersedes in found.because and _steps(found):
                yield _told(view, guards.episode, found, taken)
    before.forget()


def _key(episode: Episode, found: Reached) -> str:
    return f"{episode.pathway.id}/{found.point.id}"


def _steps(found: Reached) -> bool:
    return any(option.decides in _STEPS for option in found.point.options)


def _told(view: View, episode: Episode, found: Reached, taken: AnyEntry) -> Finding:
    was = view.chart.entry(taken.supersedes or "") or taken
    instrument = view.knowledge.instruments.get(was.body.instrument)
    name, day = instrument.short if instrument else was.body.instrument, was.body.when.day
    if isinstance(taken.body, Retracted):
        why = say("{name} of {day} was taken back: {reason}", name=name, day=day, reason=taken.body.reason)
    else:
        why = say("{name} of {day} was corrected.", name=name, day=day)
    return Finding(
        rule=_ID, why=why, because=(was.id, taken.id), about=(_key(episode, found), was.id), ground=ground(episode.pathway.provenance),
        says=say("{pathway}: what was offered because of “{what}” is withdrawn.", pathway=say(episode.pathway.title),
                 what=say(found.point.says)),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(PathwayPhase), find=find,
    about="R13: an offer of closer or less care whose score turned out to be wrong is withdrawn, and says why for a week.",
)  # fmt: skip
