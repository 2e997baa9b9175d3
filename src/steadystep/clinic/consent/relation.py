"""What a person is to a client at an instant. Always asked of the full chart of now, never of one cut at `as_of`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.team import AccessOpened, ConsentGiven, ConsentRevoked, TeamJoined, TeamLeft

from .actor import Actor, ActorKind, Role
from .coming_of_age import outgrown

RelationKind = Literal["self", "caregiver", "team", "site", "break_glass", "external", "software", "none"]
BREAK_GLASS_HOURS: Final = timedelta(hours=8)  # clinical/consent_and_roles.md, "Break-glass"
# Roles that serve everybody at their site. Others need the client's team, a cover, or break-glass.
SITE_ROLES: Final = frozenset({Role.NURSE, Role.FRONT_DESK, Role.LEAD})
# Who answers for a client that no team has (any more): somebody must be able to find them one.
UNASSIGNED_ROLES: Final = frozenset({Role.FRONT_DESK, Role.LEAD})


@dataclass(frozen=True, slots=True)
class LiveConsent:
    """A consent in force: the entry's id, the scopes and labels it names, and what for."""

    id: str
    scopes: frozenset[int]
    labels: frozenset[str]
    purpose: str


@dataclass(frozen=True, slots=True)
class Relation:
    """`roles` are those that count here. `why`: `named`, `team`, `cover`, `site`, `unassigned` or `clinic`; for
    break-glass the reason that was typed.

    `consents` are the live ones a caregiver or outside system has; without any they see nothing.
    `until` is when break-glass ends.
    """

    kind: RelationKind
    why: str = ""
    roles: frozenset[str] = frozenset()
    consents: tuple[LiveConsent, ...] = ()
    until: datetime | None = None

    @property
    def scopes(self) -> frozenset[int]:
        return frozenset().union(*(consent.scopes for consent in self.consents))


NO_RELATION: Final = Relation("none")


def relation(actor: Actor, chart: Chart, at: datetime, *, sites: frozenset[str] = frozenset()) -> Relation:
    """What `actor` is to the client of `chart` at `at` (aware). `sites` are the client's sites, where they are known."""
    match actor.kind:
        case ActorKind.SOFTWARE:
            return Relation("software", roles=frozenset({"software"}))
        case ActorKind.CLIENT:
            own = actor.client == chart.client
            return Relation("self", roles=frozenset({"client"})) if own else NO_RELATION
        case ActorKind.CAREGIVER | ActorKind.EXTERNAL:
            return _by_consent(actor, chart, at)
        case _:
            return _staff(actor, chart, at, sites)


def teams_of(chart: Chart, at: datetime) -> frozenset[str]:
    """Teams that have the client at `at`."""
    return frozenset(each.body.team for each in _memberships(chart, at) if not each.body.person)


def members_of(chart: Chart, at: datetime) -> frozenset[str]:
    """Ids of people who are in the client's care by name at `at`."""
    return frozenset(each.body.person for each in _memberships(chart, at) if each.body.person)


def live_consents(chart: Chart, recipient_kind: str, recipient: str, at: datetime) -> tuple[LiveConsent, ...]:
    """Consents in force for that recipient, oldest first."""
    taken_back = _named_ever(chart, ConsentRevoked)
    return tuple(
        LiveConsent(given.id, frozenset(given.body.scopes), frozenset(given.body.labels), given.body.purpose)
        for given in chart.of(ConsentGiven)
        if (given.body.recipient_kind, given.body.recipient) == (recipient_kind, recipient)
        and given.occurred <= at
        and (given.body.until is None or at < given.body.until.end)
        and taken_back.isdisjoint(lineage(chart, given))
        and not outgrown(chart, given, at)
    )


def lineage(chart: Chart, entry: AnyEntry) -> Iterator[str]:
    """The ids of an entry and of all that it corrects: others may name any of them."""
    yield entry.id
    while entry.supersedes and (before := chart.entry(entry.supersedes)):
        entry = before
        yield entry.id


def _named_ever(chart: Chart, kind: type[ConsentRevoked]) -> frozenset[str]:
    """Also by a revocation that was itself retracted: what was taken back is given anew, never brought back."""
    return frozenset(entry.body.code for entry in chart.entries if isinstance(entry.body, kind))


def _memberships(chart: Chart, at: datetime) -> Iterator[AnyEntry]:
    left = {each.body.joined for each in chart.of(TeamLeft) if each.occurred <= at}
    for joined in chart.of(TeamJoined):
        if joined.occurred <= at and left.isdisjoint(lineage(chart, joined)):
            yield joined


def _by_consent(actor: Actor, chart: Chart, at: datetime) -> Relation:
    kind: RelationKind = "caregiver" if actor.kind == ActorKind.CAREGIVER else "external"
    consents = tuple(one for name in sorted(actor.named) for one in live_consents(chart, kind, name, at))
    return Relation(kind, roles=frozenset({kind}), consents=consents)


def _staff(actor: Actor, chart: Chart, at: datetime, sites: frozenset[str]) -> Relation:
    if not actor.roles:
        return NO_RELATION
    teams = teams_of(chart, at)
    if why := _in_team(actor, chart, teams, at):
        return Relation("team", why, actor.roles_in(teams) if why == "team" else actor.roles)
    if broken := _broken_glass(actor, chart, at):
        until, reason = broken
        return Relation("break_glass", reason, actor.roles, until=until)
    return _at_site(actor, chart, sites, alone=not teams and not members_of(chart, at))


def _in_team(actor: Actor, chart: Chart, teams: frozenset[str], at: datetime) -> str:
    if actor.id in members_of(chart, at):
        return "named"
    if actor.teams & teams:
        return "team"
    return "cover" if actor.covers & teams else ""


def _broken_glass(actor: Actor, chart: Chart, at: datetime) -> tuple[datetime, str] | None:
    """End and reason of the window a person opened for themselves; never longer than eight hours from its recording."""
    windows = [
        (min(opened.body.until, opened.recorded_at + BREAK_GLASS_HOURS), opened.body.reason)
        for opened in chart.of(AccessOpened)
        if opened.body.person == actor.id == opened.author
    ]
    return max((window for window in windows if window[0] > at), default=None)


def _at_site(actor: Actor, chart: Chart, sites: frozenset[str], *, alone: bool) -> Relation:
    """An empty chart is opened by whoever begins it; it holds nothing yet."""
    if not chart.entries:
        return Relation("site", "unassigned", actor.roles)
    clinic_wide = actor.roles & {Role.ADMIN}
    if roles := actor.roles_at(sites) & SITE_ROLES if actor.sites & sites else frozenset():
        return Relation("site", "site", roles | clinic_wide)
    if alone and not sites and (roles := actor.roles & UNASSIGNED_ROLES):
        return Relation("site", "unassigned", roles | clinic_wide)
    return Relation("site", "clinic", clinic_wide) if clinic_wide else NO_RELATION
