"""At each checkpoint the team looks together; one that is skipped goes to the lead after 14 days (R15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import say
from steadystep.chart.plan import PathwayPhase
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.checkpoints import Checkpoint, checkpoint_now
from steadystep.reasoning.facts.episodes import Episode
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.checkpoints"
LATE = timedelta(days=14)  # scope.md R15: a skipped checkpoint escalates to the supervisor after 14 days


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for episode in view.episodes:
        point = checkpoint_now(view, episode)
        if point is not None and point.held is None:
            yield _duty(view, episode, point)


def _duty(view: View, episode: Episode, point: Checkpoint) -> Duty:
    at = midnight(point.due, view.person.zone)
    late = view.clock.reached(at + LATE)
    roles = ("lead",) if late else ("therapist", "prescriber", "lead")
    title = say(episode.pathway.title)
    says = (
        say("{pathway}: the checkpoint of week {week} was skipped for 14 days: see that the team looks together.", pathway=title, week=point.week)
        if late else say("{pathway}: checkpoint of week {week}: go on, adjust or step, with the client.", pathway=title, week=point.week)
    )  # fmt: skip
    return Duty(
        key=f"{_ID}/{episode.pathway.id}/{point.due.isoformat()}", rule=_ID, level="T4", owner_role=roles[0], says=says,
        person=named(roles, view.person, view.clinic), known_at=at, due=_due(at, late=late), because=episode.because,
        overdue=view.clock.reached(_due(at, late=late)), closes_by=say("A signed checkpoint with the client's view."),
        ground=_ground(view, episode), offers=(Offer(key="checkpoint", says=say("Look together"), kind="task"),),
    )  # fmt: skip


def _due(at: datetime, *, late: bool) -> datetime:
    """The team has until the lead is asked, the lead a week more."""
    return at + LATE + (timedelta(days=7) if late else timedelta(0))


def _ground(view: View, episode: Episode) -> Ground:
    whole = ground(episode.pathway.provenance)
    points = view.knowledge.route_of(episode.pathway).checkpoints
    return Ground(
        sources=whole.sources,
        why=points.when if points else "",
        checker=whole.checker,
        verification=whole.verification,
    )


RULE = Rule(
    id=_ID, reads=reads(PathwayPhase), find=find,
    about="R15: at weeks 2, 4, 8, 12 and then every quarter the team looks together; a skipped checkpoint goes to the lead after 14 days.",
)  # fmt: skip
