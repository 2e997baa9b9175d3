"""Who is acting, as a frozen value: all that consent may ask about a person, and nothing that can change."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a member of staff is to the clinic (clinical/consent_and_roles.md, "Roles")."""

    PRESCRIBER = "prescriber"
    THERAPIST = "therapist"
    CASE_MANAGER = "case_manager"
    PEER = "peer"
    NURSE = "nurse"
    FRONT_DESK = "front_desk"
    LEAD = "lead"
    ADMIN = "admin"


class ActorKind(StrEnum):
    STAFF = "staff"
    CLIENT = "client"
    CAREGIVER = "caregiver"
    EXTERNAL = "external"
    SOFTWARE = "software"


# Only these may close what waits for a licensed clinician. A lead is licensed by also being one of them.
LICENSED_ROLES = frozenset({Role.PRESCRIBER, Role.THERAPIST, Role.NURSE})


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone, or the software, at one instant.

    `id`, `client` and the members of `teams`, `sites` and `covers` are UUIDs as text. `roles` holds values of
    `Role`. `teams` and `sites` are where those roles hold; `covers` are the teams looked after for a while.
    `held` says which role is held in which team at which site; a role counts only there, and everywhere if `held` is
    empty. `client` is the chart of a client who is acting for themselves, and None for everybody else.
    `also_named` are further ids under which consents name a caregiver: two clients each named them by an id of their own.
    """

    id: str
    kind: str
    name: str
    roles: frozenset[str] = field(default_factory=frozenset)
    teams: frozenset[str] = field(default_factory=frozenset)
    sites: frozenset[str] = field(default_factory=frozenset)
    covers: frozenset[str] = field(default_factory=frozenset)
    held: frozenset[tuple[str, str, str]] = field(default_factory=frozenset)
    client: str | None = None
    licensed: bool = False
    also_named: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if self.kind not in set(ActorKind):
            raise ValueError(
                f"An actor of kind {self.kind!r} does not exist; use one of {sorted(ActorKind)}."
            )
        if (self.kind == ActorKind.CLIENT) != (self.client is not None):
            raise ValueError("A client acts for one chart, and nobody else carries one.")
        if self.roles and self.kind != ActorKind.STAFF:
            raise ValueError(f"Only staff have roles; a {self.kind} was given {sorted(self.roles)}.")

    @property
    def named(self) -> frozenset[str]:
        """Every id under which a consent may name this actor."""
        return self.also_named | {self.id}

    def roles_in(self, teams: frozenset[str]) -> frozenset[str]:
        """The roles held in at least one of these teams: a therapist of one team may be the front desk of another."""
        return frozenset(role for role, team, _ in self.held if team in teams) if self.held else self.roles

    def roles_at(self, sites: frozenset[str]) -> frozenset[str]:
        """The roles held at one of these sites, in any team there."""
        return frozenset(role for role, _, site in self.held if site in sites) if self.held else self.roles

    def is_any(self, roles: Iterable[str]) -> bool:
        """Whether the actor holds at least one of `roles`."""
        return not self.roles.isdisjoint(roles)


SOFTWARE = Actor(id="software", kind=ActorKind.SOFTWARE, name="Steadystep")
