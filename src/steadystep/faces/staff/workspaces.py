"""What each role comes for: the lists that stand first on Today, as data. A new list is a row; nobody's page is a copy of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.chartroom import lists
from steadystep.clinic.chartroom.duty_counts import SAFETY, counts_by_rule
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.pieces import Choice


@dataclass(frozen=True, slots=True)
class Tile:
    """A list by its name. `rules` are those whose open duties it counts; `page` its address, with `part` of a worklist."""

    title: str | Promise
    page: str
    part: str = ""
    rules: tuple[str, ...] = ()
    safety: bool = False


TILES: Final[Mapping[str, Tile]] = {
    "safety": Tile(_("Open safety events"), "safety_board", safety=True),
    "messages": Tile(_("Messages that wait"), "worklist", "messages", ("team.messages",)),
    "peers": Tile(_("Peers to meet"), "worklist", "peers", ("team.peers",)),
    "huddle": Tile(_("Huddle"), "huddle", rules=("team.contradictions",)),
    "agreed": Tile(_("Agreed in huddles"), "worklist", "agreed", ("team.huddle",)),
    "drift": Tile(_("Who is drifting"), "drift", rules=("visits.drift", "visits.no_show")),
    "referrals": Tile(
        _("Referrals and letters"), "worklist", "referrals", ("team.referrals", "team.letters")
    ),
    "hospital": Tile(_("After hospital"), "worklist", "hospital", ("team.hospital",)),
    "labs": Tile(_("Labs and checks due"), "labs_due", rules=("medication.monitoring", "medication.results")),
    "injections": Tile(_("Injections due"), "worklist", "injections", ("medication.injection",)),
    "supply": Tile(_("Supply ends"), "worklist", "supply", ("medication.supply",)),
    "trials": Tile(_("Trials to judge"), "worklist", "trials", ("medication.trial",)),
    "lists_to_compare": Tile(_("Lists to compare"), "worklist", "compare", ("medication.reconciliation",)),
    "unanswered": Tile(_("Not answered yet"), "unanswered", rules=("measures.overdue",)),
    "bookings": Tile(_("No next visit"), "worklist", "bookings", ("visits.next_visit",)),
    "waiting": Tile(_("Waiting list"), "waiting"),
    "arrivals": Tile(_("Arrivals today"), "arrivals"),
    "supervision": Tile(_("Supervision"), "supervision"),
    "caregivers": Tile(_("Caregivers who ask for support"), "caregivers"),
    "details": Tile(_("Numbers that do not work"), "worklist", "details", ("intake.bounced",)),
    "outcomes": Tile(_("Outcomes"), "outcomes"),
    "clocks": Tile(_("Times of the clocks"), "safety_times"),
    "openings": Tile(_("Emergency openings"), "openings_to_review"),
    "cover": Tile(_("Rota and leave"), "rota"),
    "people": Tile(_("People"), "people"),
    "sent": Tile(_("Notices sent"), "sent"),
    "clients": Tile(_("My clients"), "clients"),
}
# In the order in which that role works through them. A role that is not here sees what every role may: its messages.
WORKSPACES: Final[Mapping[str, tuple[str, ...]]] = {
    "prescriber": ("safety", "messages", "trials", "labs", "huddle", "lists_to_compare", "hospital"),
    "therapist": ("safety", "messages", "unanswered", "huddle", "agreed", "hospital"),
    "case_manager": (
        "drift",
        "referrals",
        "messages",
        "hospital",
        "supply",
        "agreed",
        "bookings",
        "waiting",
        "caregivers",
    ),
    "peer": ("peers", "messages", "clients", "agreed", "referrals"),
    "nurse": ("labs", "injections", "hospital", "lists_to_compare", "messages", "safety"),
    "front_desk": ("arrivals", "bookings", "waiting", "details", "messages"),
    "lead": (
        "safety",
        "clocks",
        "messages",
        "huddle",
        "agreed",
        "drift",
        "supervision",
        "openings",
        "cover",
        "outcomes",
    ),
    "admin": ("people", "cover", "sent", "clocks", "openings"),
}
_ORDER: Final = ("prescriber", "therapist", "nurse", "case_manager", "peer", "front_desk", "lead", "admin")


def tiles_for(actor: Actor, whose: lists.Whose, role: str = "") -> list[Choice]:
    """The lists of the role looked through, or of all roles this person has, each once, with how much waits."""
    names = _names(role if role in WORKSPACES else "", actor.roles)
    counts = counts_by_rule(actor, whose, {rule for name in names for rule in TILES[name].rules})
    return [_shown(TILES[name], counts, whose) for name in names]


def other_tiles(actor: Actor, shown: list[Choice]) -> list[Choice]:
    """Every other list of the care itself, for who looks beyond their role; those of the office stay with the office."""
    office = (
        {name for role in ("admin", "lead") for name in WORKSPACES[role]}
        if not actor.is_any({"lead", "admin"})
        else set()
    )
    kept = [
        tile for name, tile in TILES.items() if name not in office - set(WORKSPACES["therapist"]) - {"drift"}
    ]
    titles = {one.label for one in shown}
    return [Choice(str(tile.title), _address(tile)) for tile in kept if str(tile.title) not in titles]


def _names(role: str, roles: Iterable[str]) -> tuple[str, ...]:
    mine = (role,) if role else tuple(one for one in _ORDER if one in set(roles))
    return tuple(dict.fromkeys(name for one in mine for name in WORKSPACES[one])) or ("messages",)


def _shown(tile: Tile, counts: dict[str, int], whose: str) -> Choice:
    counted = bool(tile.rules) or tile.safety
    count = counts[SAFETY] if tile.safety else sum(counts[rule] for rule in tile.rules)
    return Choice(
        str(tile.title),
        _address(tile) + (f"?whose={whose}" if counted else ""),
        count=count if counted else None,
    )


def _address(tile: Tile) -> str:
    return reverse(f"staff:{tile.page}", args=[tile.part] if tile.part else [])
