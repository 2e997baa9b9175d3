"""What a person may see of the rows of lists, without opening a chart."""

from __future__ import annotations

from steadystep import knowledge
from steadystep.chart import Chart
from steadystep.clinic.consent.actor import Actor, Role
from steadystep.clinic.consent.relation import SITE_ROLES, UNASSIGNED_ROLES, Relation
from steadystep.clinic.consent.sight import Sight

from .clinic_value import clinic_value


class Eyes:
    """The sight of this person, for rows: the same function as for charts, each case asked once.

    A row of a team that is not theirs is looked at in the roles that count there, as the chart's door does. `named`:
    every row is one in which the person stands by name.
    """

    def __init__(self, actor: Actor, *, named: bool) -> None:
        self._actor, self._named = actor, named
        self._sights: dict[frozenset[str], Sight] = {}
        self._known: dict[tuple[frozenset[str], str, str], str] = {}
        self._roles_of: dict[str, frozenset[str]] = {}
        self._asked: dict[tuple[str, str], str] = {}

    def see(self, team: str, labels: str, items: str) -> str:
        roles = self._roles_of.get(team) or self._roles_of.setdefault(team, self._roles(team))
        case = (roles, labels, items)
        if case not in self._known:
            self._known[case] = self._sight(roles).may_see_finding(_parts(labels), _parts(items))
        return self._known[case]

    def ask(self, labels: str, items: str) -> str:
        """The roles to ask, with commas between."""
        case = (labels, items)
        if case not in self._asked:
            mine = self._sight(self._actor.roles)
            self._asked[case] = ", ".join(mine.whom_to_ask(_parts(items), _parts(labels)))
        return self._asked[case]

    def _roles(self, team: str) -> frozenset[str]:
        actor = self._actor
        if self._named or team in actor.covers:
            return actor.roles
        if team in actor.teams:
            return actor.roles_in(frozenset({team}))
        if not team:
            return actor.roles & (UNASSIGNED_ROLES | {Role.ADMIN})
        site = clinic_value().site_of.get(team, "")
        return (actor.roles_at(frozenset({site})) & SITE_ROLES) | (actor.roles & {Role.ADMIN})

    def _sight(self, roles: frozenset[str]) -> Sight:
        if roles not in self._sights:
            near = Relation("team", why="team", roles=roles)
            self._sights[roles] = Sight(self._actor, near, knowledge.load().rights, Chart("", ()))
        return self._sights[roles]


def _parts(joined: str) -> frozenset[str]:
    return frozenset(filter(None, joined.split("|")))
