"""Closer care or less of it is offered, and somebody says yes or no with a reason within seven days (R13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import AnyEntry, say
from steadystep.chart.plan import PathwayPhase
from steadystep.knowledge import DecisionOption
from steadystep.reasoning.facts.decision_points import Guards, Reached
from steadystep.reasoning.facts.offers_answered import answers_to, rests
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID, _OFFERED_BY = "plan.intensity", "plan.decisions"
WITHIN = timedelta(days=7)  # scope.md R13: accepted or declined with a reason within 7 days
_STEPS = frozenset({"step_up", "step_down"})


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    answered: dict[str, AnyEntry] | None = None
    for guards in view.guards:
        for found in guards.reached():
            if not found.holds:
                continue
            answered = answers_to(view.chart, _OFFERED_BY) if answered is None else answered
            option = _unanswered(view, found, answered)
            if option is not None:
                yield _duty(view, guards, found, option)


def _unanswered(view: View, found: Reached, answered: dict[str, AnyEntry]) -> DecisionOption | None:
    """The first step up or down of which no one of its role has said anything."""
    window = timedelta(days=found.point.again_after_days)
    said = {
        one.role for one in found.point.options
        if rests(answered.get(f"{found.point.id}/{one.measure or one.id}"), window, view.clock)
    }  # fmt: skip
    return next((one for one in found.point.options if one.decides in _STEPS and one.role not in said), None)


def _duty(view: View, guards: Guards, found: Reached, option: DecisionOption) -> Duty:
    episode, since = guards.episode, _since(view, guards, found)
    because = tuple(dict.fromkeys((*episode.because, *found.because)))
    closer = option.decides == "step_up"
    step = say("closer care is offered") if closer else say("less care is offered, because it goes well")
    return Duty(
        key=f"{_ID}/{episode.pathway.id}/{found.point.id}", rule=_ID, level="T4", owner_role=option.role, because=because,
        says=say("{pathway}: {step}. Say yes, or no with a reason, within 7 days: {what}.",
                 pathway=say(episode.pathway.title), step=step, what=say(option.says)),
        person=named((option.role, "therapist", "prescriber"), view.person, view.clinic), known_at=since, due=since + WITHIN,
        overdue=view.clock.reached(since + WITHIN), closes_by=say("An answer to the offer, with a reason where it is no."),
        ground=_ground(guards, found),
    )  # fmt: skip


def _since(view: View, guards: Guards, found: Reached) -> datetime:
    """When the last thing it rests on was known: a score that is corrected begins it anew, or takes it back."""
    entries = [view.chart.entry(one) for one in (*guards.episode.because, *found.because)]
    return max(one.recorded_at for one in entries if one is not None)


def _ground(guards: Guards, found: Reached) -> Ground:
    whole = ground(guards.episode.pathway.provenance)
    return Ground(
        sources=whole.sources, why=found.point.when, checker=whole.checker, verification=whole.verification
    )


RULE = Rule(
    id=_ID, reads=reads(PathwayPhase), find=find,
    about="R13: a step up or down that is offered gets an answer within 7 days; where its score is taken back, so is the offer.",
)  # fmt: skip
