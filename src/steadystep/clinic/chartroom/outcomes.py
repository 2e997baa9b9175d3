"""The clinic's outcomes, counted from projected rows: response and remission by twelve weeks, and askings answered.

Counts of groups of people, small ones hidden; no row of it is anybody's. No chart is opened for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from statistics import median
from typing import Any, Final

import msgspec
from django.db.models import QuerySet

from steadystep.chart import say
from steadystep.chart.when import zone_named
from steadystep.clinic.consent.actor import Actor, Role
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.reasoning.facts.outcome import DAYS

from .clinic_value import clinic_value
from .models import OutcomeRow
from .small_numbers import FEW, FEWEST_SHOWN, Cell, Sum, hidden, together

MONTHS: Final = 12
DIMENSIONS: Final = ("team", "pathway", "instrument", "age", "language", "interpreter")
FOR_LEADS: Final = say("The clinic's outcomes are for clinic leads and administrators.")
EVERYBODY: Final = ("all", "")
_PEOPLE: Final = ("too_early", "no_data", "undefined", "began_low", "measured")
_SUMS: Final[Mapping[str, tuple[str, ...]]] = {
    "people": _PEOPLE,
    "measured": ("responded", "not_responded"),
    "asked": ("answered", "unanswered"),
}
_REMISSION: Final = ("remitted", "not_remitted", "remission_undefined")
NAMES: Final = (
    "people",
    *_PEOPLE,
    "responded",
    "not_responded",
    *_REMISSION,
    "asked",
    "answered",
    "unanswered",
)
Group = tuple[str, str]


class GroupOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """One group: `by` is a dimension ("all" for everybody), `value` the group, "few" for those too small to be named.

    `counts` by name, None where hidden. `response_days` is a median, None with fewer than 11 responders shown.
    """

    by: str
    value: str
    counts: dict[str, int | None]
    response_days: float | None

    def percent(self, part: str, whole: str) -> float | None:
        """None where either is hidden or there is nobody."""
        some, everyone = self.counts[part], self.counts[whole]
        return None if some is None or not everyone else round(100 * some / everyone, 1)


class _Tally:
    """Counts and days of one group while rows pass."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.days: list[int] = []

    def add(self, other: _Tally) -> None:
        self.counts.update(other.counts)
        self.days += other.days


def outcomes(actor: Actor, months: int = MONTHS) -> tuple[GroupOutcome, ...]:
    """Everybody first, then each dimension's groups by size. For leads (their sites' teams) and administrators (all).

    Who began in the `months` before the latest twelve weeks, and in these. Raises `NotAllowed` for everybody else.
    """
    if not (actor.kind == "software" or (actor.kind == "staff" and actor.is_any({Role.LEAD, Role.ADMIN}))):
        raise NotAllowed((FOR_LEADS,))
    today = clock.now().astimezone(zone_named(clinic_value().zone)).date()
    since = today - timedelta(days=31 * months + DAYS)
    rows = _within(actor).filter(began__gt=since.toordinal()).values_list(*_COLUMNS)
    return published(tally(rows, today.toordinal()))


_COLUMNS: Final = (
    "began", "state", "responded", "remitted", "response_days", "asked", "answered", *DIMENSIONS,
)  # fmt: skip


def _within(actor: Actor) -> QuerySet[OutcomeRow]:
    if actor.kind == "software" or Role.ADMIN in actor.roles:
        return OutcomeRow.objects.all()
    at_my_sites = {team for team, site in clinic_value().site_of.items() if site in actor.sites}
    return OutcomeRow.objects.filter(team__in={*at_my_sites, *actor.teams, *actor.covers})


def tally(rows: Iterable[tuple[Any, ...]], today: int) -> dict[Group, _Tally]:
    """Rows as `_COLUMNS` names them, counted for everybody and for each group of each dimension."""
    found: dict[Group, _Tally] = {EVERYBODY: _Tally()}
    for began, state, responded, remitted, days, asked, answered, *groups in rows:
        early = began + DAYS >= today
        names = _names("too_early" if early else state, responded, remitted)
        for group in (EVERYBODY, *zip(DIMENSIONS, map(str, groups), strict=True)):
            one = found.setdefault(group, _Tally())
            one.counts.update(names)
            one.counts.update(asked=asked, answered=answered, unanswered=asked - answered)
            if not early and responded and days is not None:
                one.days.append(days)
    return found


def _names(state: str, responded: bool | None, remitted: bool | None) -> tuple[str, ...]:
    if state != "measured":
        return ("people", state)
    remission = {True: "remitted", False: "not_remitted", None: "remission_undefined"}[remitted]
    return ("people", state, "responded" if responded else "not_responded", remission)


def published(found: dict[Group, _Tally]) -> tuple[GroupOutcome, ...]:
    """What may be shown: groups under the threshold go together unnamed, small counts and their complements are hidden."""
    shown = _gathered(found)
    counts: dict[Cell, int] = {
        (group, name): one.counts[name] for group, one in shown.items() for name in NAMES
    }
    away = hidden(counts, _sums(tuple(shown)), _kept(tuple(shown)))
    order = {by: place for place, by in enumerate(("all", *DIMENSIONS))}
    ranked = sorted(
        shown, key=lambda group: (order[group[0]], group[1] == FEW, -shown[group].counts["people"], group[1])
    )
    return tuple(_published(group, shown[group], away) for group in ranked)


def _kept(groups: tuple[Group, ...]) -> frozenset[Cell]:
    """The figures of everybody, and how many people a group has, are what a lead needs most."""
    sizes = {(group, name) for group in groups for name in ("people", "measured")}
    return frozenset({*sizes, *((EVERYBODY, name) for name in NAMES)})


def _gathered(found: dict[Group, _Tally]) -> dict[Group, _Tally]:
    shown: dict[Group, _Tally] = {EVERYBODY: found[EVERYBODY]}
    for by in DIMENSIONS:
        people = {value: one.counts["people"] for (kind, value), one in found.items() if kind == by}
        for value, name in together(people).items():
            shown.setdefault((by, name), _Tally()).add(found[by, value])
    return shown


def _sums(groups: tuple[Group, ...]) -> list[Sum]:
    """Within each group, and of each dimension's groups to everybody."""
    inside = [
        Sum((group, total), tuple((group, part) for part in parts))
        for group in groups for total, parts in (*_SUMS.items(), ("measured", _REMISSION))
    ]  # fmt: skip
    across = [
        Sum((EVERYBODY, name), tuple((group, name) for group in groups if group[0] == by))
        for by in DIMENSIONS for name in NAMES
    ]  # fmt: skip
    return [one for one in (*inside, *across) if one.parts]


def _published(group: Group, one: _Tally, away: frozenset[Cell]) -> GroupOutcome:
    counts = {name: None if (group, name) in away else one.counts[name] for name in NAMES}
    enough = (counts["responded"] or 0) >= FEWEST_SHOWN
    days = round(median(one.days), 1) if enough and len(one.days) >= FEWEST_SHOWN else None
    return GroupOutcome(by=group[0], value=group[1], counts=counts, response_days=days)
