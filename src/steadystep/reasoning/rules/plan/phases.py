"""Where the guards of a transition hold, the next phase is offered; nothing moves by itself, and people may say no."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import AnyEntry, When, say
from steadystep.chart.plan import PathwayPhase
from steadystep.knowledge import Transition
from steadystep.reasoning.facts.decision_points import Guards
from steadystep.reasoning.facts.offers_answered import answers_to, rests
from steadystep.reasoning.facts.ways_on import WayOn, open_ways
from steadystep.reasoning.finding import Finding, Ground, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.phases"
AGAIN_AFTER = timedelta(
    days=28
)  # clinic rule, as for decision points: what was answered is not offered again before


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    answered: dict[str, AnyEntry] | None = None
    for guards in view.guards:
        for way in open_ways(guards):
            if way.to is None or _offered_by_its_point(guards, way.transition):
                continue
            answered = answers_to(view.chart, _ID) if answered is None else answered
            if not rests(answered.get(way.transition.id), AGAIN_AFTER, view.clock):
                yield _offered(view, guards, way)


def _offered_by_its_point(guards: Guards, transition: Transition) -> bool:
    points = guards.view.knowledge.points_of(guards.episode.pathway)
    return any(
        option.phase == transition.to
        for point in points if point.id == transition.at for option in point.options
    )  # fmt: skip


def _offered(view: View, guards: Guards, way: WayOn) -> Finding:
    episode, one = guards.episode, way.transition
    to = way.to.id if way.to else one.to
    whole = ground(episode.pathway.provenance)
    basis = one.basis
    asked = [say("A person judges: {what}.", what=say(each)) for each in one.asks]
    return Finding(
        rule=_ID, says=say("{pathway}: the way to the next phase is open: {phase}.", pathway=say(episode.pathway.title), phase=to),
        why=way.evidence, do=asked[0] if asked else None, because=tuple(dict.fromkeys((*episode.because, *way.because))),
        about=(f"{episode.pathway.id}/{one.id}",), rows=(f"{episode.pathway.id}/{one.id}",),
        ground=Ground(
            sources=basis.sources if basis else whole.sources, why=one.when, checker=whole.checker,
            verification=basis.verification if basis else whole.verification,
        ),
        offers=(Offer(key=one.id, says=say("Propose the phase: {phase}", phase=to), kind="entry", drafts=_draft(view, guards, way)),),
    )  # fmt: skip


def _draft(view: View, guards: Guards, way: WayOn) -> PathwayPhase:
    when = When.instant(view.chart.entries[-1].recorded_at, view.person.zone)
    phase = way.to.id if way.to else way.transition.to
    return PathwayPhase(when=when, pathway=guards.episode.pathway.id, phase=phase)


RULE = Rule(
    id=_ID, reads=reads(PathwayPhase), find=find,
    about="Pathways as states: where the guards of a transition hold, the next phase is offered with its ground; a person decides, with the client's view.",
)  # fmt: skip
