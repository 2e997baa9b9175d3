"""A peer who joined meets the client within fourteen days: support that begins late often does not begin."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.team import TeamJoined
from steadystep.knowledge import Source
from steadystep.reasoning.facts.peers import FIRST_CONTACT, PeerFact, peers
from steadystep.reasoning.finding import Duty, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "team.peers"
GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R103", year=2026),),
    why="Recovery support from somebody who has been there helps when it begins soon.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for one in peers(view.chart):
        if one.first is None:
            yield _meet(view, one)


def _meet(view: View, one: PeerFact) -> Duty:
    joined, due = one.joined, one.joined.recorded_at + FIRST_CONTACT
    return Duty(
        key=f"{_ID}/{view.chart.first(joined).id}", rule=_ID, level="T4", owner_role="peer", because=(joined.id,), ground=GROUND,
        says=say("Peer support was agreed on: meet them, or call."), person=one.person if one.person in view.clinic.staff else "",
        known_at=joined.recorded_at, due=due, overdue=view.clock.reached(due), closes_by=say("A first visit, call or note of the peer."),
    )  # fmt: skip


RULE = Rule(
    id=_ID,
    reads=reads(TeamJoined),
    find=find,
    about="R103: a peer meets the client within 14 days after joining.",
)
